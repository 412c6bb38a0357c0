import InfraTrack
import InfraTrackBilling
import Testing

@Suite struct OverlapTests {
    private let morning =
        "task: a000000001\nperson: marcus\nstart: 2026-11-01T10:00:00Z\nend: 2026-11-01T12:00:00Z"

    private func log(
        _ policy: String, _ blocks: [String], _ start: String, _ end: String,
        person: String? = "marcus"
    ) throws -> (repository: Repository, outcome: TimeTracking.Outcome) {
        let repository = try Ledger.repository(
            settings: "version: 1\n\(policy)\n", Ledger.entries(blocks))
        let task = try Ledger.id("a000000001")
        let (start, end) = (try Ledger.time(start), try Ledger.time(end))
        let outcome = try repository.commit {
            try TimeTracking.log(
                task, start: start, end: end, TimeTracking.Details(person: person), in: &$0)
        }.value
        return (repository, outcome)
    }

    /// The spans of all entries but the new one, by start.
    private func others(_ result: (repository: Repository, outcome: TimeTracking.Outcome))
        -> [String]
    {
        let task = result.outcome.entry.task
        return result.repository.snapshot.entries(of: task).filter {
            $0.id != result.outcome.entry.id
        }.map {
            "\($0.start?.description ?? "")/\($0.end?.description ?? "")"
        }
    }

    @Test(arguments: [
        "", "overlap: warn", "overlap: { default: warn }", "overlap: { lena: reject }",
        "overlap: { default: reject, marcus: warn }",
    ])
    func anOverlapIsAWarning(policy: String) throws {
        let result = try log(policy, [morning], "2026-11-01T11:59:59Z", "2026-11-01T13:00:00Z")
        #expect(result.outcome.warnings.map(\.rule) == ["time-overlap"])
        #expect(result.outcome.warnings.first?.path == "time/2026-11/01/e000000001.md")
    }

    @Test func allowedOverlapsAreNotMentioned() throws {
        let result = try log(
            "overlap: allow", [morning], "2026-11-01T11:00:00Z", "2026-11-01T13:00:00Z")
        #expect(result.outcome.warnings.isEmpty)
    }

    @Test func touchingIsNoOverlap() throws {
        let result = try log(
            "overlap: reject", [morning], "2026-11-01T12:00:00Z", "2026-11-01T13:00:00Z")
        #expect(result.outcome.warnings.isEmpty)
    }

    @Test func otherPeopleDoNotOverlap() throws {
        let result = try log(
            "overlap: reject", [morning], "2026-11-01T11:00:00Z", "2026-11-01T13:00:00Z",
            person: "lena")
        #expect(result.outcome.warnings.isEmpty)
        _ = try log(
            "overlap: reject", [morning], "2026-11-01T11:00:00Z", "2026-11-01T13:00:00Z",
            person: nil)
    }

    @Test func rejectedOverlapsChangeNothing() throws {
        let error = failure {
            _ = try log(
                "overlap: { marcus: reject }", [morning], "2026-11-01T11:00:00Z",
                "2026-11-01T13:00:00Z")
        }
        #expect(error?.code == .refused)
        #expect(
            error?.message
                == "The time overlaps entry e000000001, 2026-11-01T10:00:00Z to 2026-11-01T12:00:00Z."
        )
    }

    @Test func runningTimersOverlapWhatFollows() throws {
        let running = "task: a000000001\nperson: marcus\nstart: 2026-11-01T10:00:00Z"
        let error = failure {
            _ = try log(
                "overlap: reject", [running], "2026-11-02T11:00:00Z", "2026-11-02T13:00:00Z")
        }
        #expect(
            error?.message
                == "The time overlaps entry e000000001, running since 2026-11-01T10:00:00Z.")
    }

    @Test func aWordThatIsNoPolicyIsNamed() {
        let error = failure {
            _ = try log("overlap: maybe", [morning], "2026-11-01T11:00:00Z", "2026-11-01T13:00:00Z")
        }
        #expect(error?.message == "“maybe” is not one of reject, adjust, allow, warn.")
    }

    @Test(arguments: [
        // Start within, end within, enclosing, enclosed.
        (
            "2026-11-01T11:00:00Z", "2026-11-01T13:00:00Z",
            ["2026-11-01T10:00:00Z/2026-11-01T11:00:00Z"]
        ),
        (
            "2026-11-01T09:00:00Z", "2026-11-01T11:00:00Z",
            ["2026-11-01T11:00:00Z/2026-11-01T12:00:00Z"]
        ),
        ("2026-11-01T10:00:00Z", "2026-11-01T12:00:00Z", []),
        (
            "2026-11-01T10:30:00Z", "2026-11-01T11:00:00Z",
            [
                "2026-11-01T10:00:00Z/2026-11-01T10:30:00Z",
                "2026-11-01T11:00:00Z/2026-11-01T12:00:00Z",
            ]
        ),
    ])
    func adjustingMakesRoom(start: String, end: String, left: [String]) throws {
        let result = try log("overlap: adjust", [morning], start, end)
        #expect(others(result) == left)
        #expect(result.outcome.warnings.isEmpty)
    }

    @Test func adjustingSplitsATimerThatGoesOn() throws {
        let running = "task: a000000001\nperson: marcus\nstart: 2026-11-01T10:00:00Z\nlabels: [a]"
        let result = try log(
            "overlap: adjust", [running], "2026-11-01T11:00:00Z", "2026-11-01T12:00:00Z")
        #expect(
            others(result) == [
                "2026-11-01T10:00:00Z/2026-11-01T11:00:00Z", "2026-11-01T12:00:00Z/",
            ])
        #expect(result.repository.snapshot.runningEntries.map(\.labels) == [["a"]])
    }

    @Test func aTimerDoesNotSwallowLaterWork() throws {
        let repository = try Ledger.repository(
            settings: "version: 1\noverlap: adjust\n", Ledger.entries([morning]))
        let task = try Ledger.id("a000000001")
        let early = try Ledger.time("2026-11-01T09:00:00Z")
        let details = TimeTracking.Details(person: "marcus")
        let error = failure {
            _ = try repository.commit { try TimeTracking.start(task, at: early, details, in: &$0) }
        }
        #expect(error?.message == "The timer would cover the later entry e000000001.")
        let within = try Ledger.time("2026-11-01T11:00:00Z")
        _ = try repository.commit { try TimeTracking.start(task, at: within, details, in: &$0) }
        #expect(repository.snapshot.entry(try Ledger.id("e000000001"))?.end == within)
    }
}
