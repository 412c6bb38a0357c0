import InfraTrack
import InfraTrackBilling
import Testing

@Suite struct ForgottenTimerTests {
    private static let running =
        "task: a000000001\nperson: marcus\nzone: Europe/Berlin\nstart: 2026-11-22T09:00:00+01:00"
    private static let command = [
        "commands/2026-11/22/c000000001-look.md": """
        ---
        id: c000000001
        task: a000000001
        command: uptime
        started: 2026-11-22T16:30:00.250000Z
        ---

        """
    ]

    private func timers(
        _ block: String = running, _ more: [String: String] = [:],
        now: String = "2026-11-23T12:00:00Z",
        heartbeats: [String: String] = [:], settings: String = Ledger.settings
    ) throws -> [ForgottenTimer] {
        let repository = try Ledger.repository(
            settings: settings, Ledger.entries([block]).merging(more) { $1 }, now: now)
        var beats: [RecordID: Timestamp] = [:]
        for (id, at) in heartbeats { beats[try Ledger.id(id)] = try Ledger.time(at) }
        return try ForgottenTimer.all(
            repository.snapshot, now: try Ledger.time(now), heartbeats: beats)
    }

    @Test func `a timer over the limit is proposed for a stop at the last sign`() throws {
        let bare = try timers()
        #expect(bare.map(\.sign) == ["start"])
        #expect(bare[0].seconds == 100_800)
        #expect(bare[0].proposal.contains("nothing was seen since its start"))
        let command = try timers(Self.running, Self.command)
        #expect(command.map(\.sign) == ["command"])
        #expect(command[0].lastSign.description == "2026-11-22T17:30:00+01:00")
        #expect(
            command[0].proposal.contains(
                "infratrack time stop e000000001 --at 2026-11-22T17:30:00+01:00"))
        let heartbeat = try timers(
            Self.running, Self.command, heartbeats: ["e000000001": "2026-11-22T18:00:00Z"])
        #expect(heartbeat.map(\.sign) == ["heartbeat"])
        let stale = try timers(heartbeats: ["e000000001": "2026-11-24T18:00:00Z"])
        #expect(stale.map(\.sign) == ["start"])
    }

    @Test func `a timer within the limit is left alone`() throws {
        #expect(try timers(now: "2026-11-22T12:00:00Z").isEmpty)
        let short = Ledger.settings + "timers: { limit: 2h, several: true }\n"
        #expect(try timers(now: "2026-11-22T12:00:00Z", settings: short).count == 1)
    }

    @Test func `a timer in the future tells of a clock that was set`() throws {
        let timers = try timers(now: "2026-11-20T12:00:00Z")
        #expect(timers.map(\.isInFuture) == [true])
        #expect(timers[0].seconds == 0)
        #expect(timers[0].proposal.contains("a clock was set"))
    }

    @Test func `idle time is split off as not billable`() throws {
        let repository = try Ledger.repository(Ledger.entries([Self.running]))
        let (id, at) = (try Ledger.id("e000000001"), try Ledger.time("2026-11-22T17:00:00+01:00"))
        let idle = try repository.commit { draft in
            try TimeTracking.splitIdle(id, after: at, in: &draft).idle
        }.value
        #expect(idle.billable == false)
        #expect(idle.labels == ["idle"])
        #expect(idle.end?.description == "2026-11-23T13:00:00+01:00")
        #expect(repository.snapshot.entry(id)?.end == at)
    }

    @Test func `several timers run when they are allowed to`() throws {
        let settings = Ledger.settings + "timers: { several: true }\noverlap: allow\n"
        let repository = try Ledger.repository(settings: settings, Ledger.entries([Self.running]))
        let task = try Ledger.id("a000000002")
        let details = TimeTracking.Details(person: "marcus", isBackground: true, weight: 3)
        let entry = try repository.commit { draft in
            try TimeTracking.start(task, details, in: &draft).entry
        }.value
        #expect(entry.isBackground)
        #expect(entry.weight == 3)
        #expect(TimeTracking.running("marcus", in: repository.snapshot).count == 2)
    }
}
