import InfraTrack
import InfraTrackBilling
import Testing

@Suite struct TimeTrackingTests {
    private let marcus = TimeTracking.Details(person: "marcus")

    @Test func aTimerTakesClientProjectAndZoneAlong() throws {
        let repository = try Ledger.repository()
        let task = try Ledger.id("a000000001")
        let outcome = try repository.commit { try TimeTracking.start(task, marcus, in: &$0) }.value
        let entry = outcome.entry
        #expect(outcome.warnings.isEmpty)
        #expect(entry.isRunning)
        #expect(entry.client == "acme")
        #expect(entry.project == "acme-ops")
        #expect(entry.zone == "Europe/Berlin")
        #expect(entry.start?.description == "2026-11-23T13:00:00+01:00")
        #expect(entry.components.isEmpty)
        #expect(repository.snapshot.entry(entry.id) == entry)
    }

    @Test func detailsComeBeforeTheTasks() throws {
        let repository = try Ledger.repository()
        let details = TimeTracking.Details(
            person: "lena", zone: "Asia/Tokyo",
            components: [TimeEntry.Share(try Ledger.key("acme/prod/web-01"), weight: 2)],
            client: "globex", project: "move", billable: false, labels: ["night"], note: "Racked.")
        let task = try Ledger.id("a000000001")
        let at = try Ledger.time("2026-11-23T01:00:00.5Z")
        let entry = try repository.commit { try TimeTracking.start(task, at: at, details, in: &$0) }
            .value.entry
        #expect(entry.client == "globex")
        #expect(entry.project == "move")
        #expect(entry.start?.description == "2026-11-23T10:00:00+09:00")
        #expect(entry.components == details.components)
        #expect(!entry.billable)
        #expect(entry.labels == ["night"])
        #expect(entry.body == "Racked.\n")
    }

    @Test func theProjectKnowsItsClient() throws {
        let repository = try Ledger.repository()
        let task = try Ledger.id("a000000003")
        let details = TimeTracking.Details(project: "acme-ops")
        let entry = try repository.commit { try TimeTracking.start(task, details, in: &$0) }.value
            .entry
        #expect(entry.client == "acme")
        #expect(entry.person == nil)
    }

    @Test func aPersonHasOneTimer() throws {
        let repository = try Ledger.repository()
        let task = try Ledger.id("a000000001")
        let first = try repository.commit { try TimeTracking.start(task, marcus, in: &$0) }.value
            .entry
        let error = failure {
            _ = try repository.commit { try TimeTracking.start(task, marcus, in: &$0) }
        }
        #expect(error?.code == .refused)
        #expect(error?.message == "Timer \(first.id) for task a000000001 is still running.")
        #expect(
            error?.cure
                == "Use “infratrack time switch a000000001”, stop it first, or say “--parallel”.")
        let lena = TimeTracking.Details(person: "lena")
        _ = try repository.commit { try TimeTracking.start(task, lena, in: &$0) }
        #expect(repository.snapshot.runningEntries.count == 2)
    }

    @Test func stoppingEndsTheTimer() throws {
        let repository = try Ledger.repository()
        let task = try Ledger.id("a000000001")
        let start = try Ledger.time("2026-11-23T11:00:00Z")
        let id = try repository.commit { try TimeTracking.start(task, at: start, marcus, in: &$0) }
            .value.entry.id
        let entry = try repository.commit { try TimeTracking.stop(person: "marcus", in: &$0) }.value
            .entry
        #expect(entry.id == id)
        #expect(entry.end?.description == "2026-11-23T13:00:00+01:00")
        let again = failure { _ = try repository.commit { try TimeTracking.stop(id, in: &$0) } }
        #expect(again?.message == "Time entry \(id) is not running.")
        let none = failure {
            _ = try repository.commit { try TimeTracking.stop(person: "marcus", in: &$0) }
        }
        #expect(none?.message == "No timer is running for marcus.")
        let nobody = failure {
            _ = try repository.commit { try TimeTracking.stop(person: nil, in: &$0) }
        }
        #expect(nobody?.message == "No timer is running.")
        let unknown = failure { _ = try repository.commit { try TimeTracking.stop(task, in: &$0) } }
        #expect(unknown?.message == "There is no time entry a000000001.")
    }

    @Test func theEndComesAfterTheStart() throws {
        let repository = try Ledger.repository()
        let task = try Ledger.id("a000000001")
        _ = try repository.commit { try TimeTracking.start(task, marcus, in: &$0) }
        let error = failure {
            _ = try repository.commit { try TimeTracking.stop(person: "marcus", in: &$0) }
        }
        #expect(
            error?.message
                == "The work would end at 2026-11-23T13:00:00+01:00, which is not after its start at 2026-11-23T13:00:00+01:00."
        )
        #expect(repository.snapshot.runningEntries.count == 1)
    }

    @Test func severalTimersAreNotGuessedAmong() throws {
        let repository = try Ledger.repository(
            Ledger.entries([
                "task: a000000001\nstart: 2026-11-01T10:00:00Z",
                "task: a000000002\nstart: 2026-11-01T11:00:00Z",
            ]))
        let error = failure {
            _ = try repository.commit { try TimeTracking.stop(person: nil, in: &$0) }
        }
        #expect(error?.code == .ambiguous)
        #expect(error?.message == "Several timers are running: e000000001, e000000002.")
    }

    @Test func switchingStopsAndStartsAtOneInstant() throws {
        let repository = try Ledger.repository()
        let (one, two) = (try Ledger.id("a000000001"), try Ledger.id("a000000002"))
        let start = try Ledger.time("2026-11-23T11:00:00Z")
        let first = try repository.commit {
            try TimeTracking.switchTo(one, at: start, marcus, in: &$0)
        }.value
        #expect(first.stopped == nil)
        let second = try repository.commit { try TimeTracking.switchTo(two, marcus, in: &$0) }.value
        #expect(second.stopped?.entry.id == first.started.entry.id)
        #expect(second.stopped?.entry.end?.microseconds == second.started.entry.start?.microseconds)
        #expect(second.started.warnings.isEmpty)
        #expect(second.started.entry.task == two)
    }

    @Test func workIsLoggedWithHoursOrWithADuration() throws {
        let repository = try Ledger.repository()
        let task = try Ledger.id("a000000001")
        let (start, end) = (
            try Ledger.time("2026-10-25T00:30:00Z"), try Ledger.time("2026-10-25T03:30:00+02:00")
        )
        let entry = try repository.commit {
            try TimeTracking.log(task, start: start, end: end, marcus, in: &$0)
        }.value.entry
        #expect(entry.start?.description == "2026-10-25T02:30:00+02:00")
        #expect(entry.end?.description == "2026-10-25T02:30:00+01:00")
        let day = try Ledger.date("2026-10-25")
        let loose = try repository.commit {
            try TimeTracking.log(task, durationSeconds: 5400, date: day, marcus, in: &$0)
        }.value.entry
        #expect(loose.durationSeconds == 5400)
        #expect(loose.date == day)
        let zero = failure {
            _ = try repository.commit {
                try TimeTracking.log(task, durationSeconds: 0, date: day, in: &$0)
            }
        }
        #expect(zero?.code == .invalid)
        let unknown = try Ledger.id("a000000009")
        let missing = failure {
            _ = try repository.commit {
                try TimeTracking.log(unknown, durationSeconds: 60, date: day, in: &$0)
            }
        }
        #expect(missing?.message == "There is no task a000000009.")
    }

    @Test func editingChecksTheTimesAgain() throws {
        let repository = try Ledger.repository(
            Ledger.entries([
                "task: a000000001\nstart: 2026-11-01T10:00:00Z\nend: 2026-11-01T11:00:00Z",
                "task: a000000001\nstart: 2026-11-01T12:00:00Z\nend: 2026-11-01T13:00:00Z",
            ]))
        let id = try Ledger.id("e000000001")
        let early = try Ledger.time("2026-11-01T09:00:00Z")
        let error = failure {
            _ = try repository.commit { draft in
                try TimeTracking.edit(id, in: &draft) { (entry) throws(LedgerError) in
                    entry.end = early
                }
            }
        }
        #expect(error?.code == .invalid)
        let late = try Ledger.time("2026-11-01T12:30:00Z")
        let outcome = try repository.commit { draft in
            try TimeTracking.edit(id, in: &draft) { (entry) throws(LedgerError) in entry.end = late
            }
        }.value
        #expect(outcome.entry.end == late)
        #expect(
            outcome.warnings.map(\.message) == [
                "Entry e000000001 overlaps entry e000000002 of the same person."
            ])
    }
}
