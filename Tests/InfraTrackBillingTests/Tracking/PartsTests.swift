import InfraTrack
import InfraTrackBilling
import Testing

@Suite struct PartsTests {
    private static let blocks = [
        "task: a000000001\nperson: marcus\nzone: Europe/Berlin\nstart: 2026-11-02T09:00:00+01:00\nend: 2026-11-02T11:00:00+01:00",
        "task: a000000001\nperson: marcus\nduration: 3600\ndate: 2026-11-03",
        "task: a000000001\nperson: marcus\nduration: 1200\ndate: 2026-11-03",
        "task: a000000003\nperson: marcus\nduration: 600\ndate: 2026-11-03",
        "task: a000000001\nperson: marcus\nzone: Europe/Berlin\nstart: 2026-11-23T09:00:00+01:00",
    ]
    private let repository: Repository

    init() throws { repository = try Ledger.repository(Ledger.entries(Self.blocks)) }

    private func id(_ number: Int) throws -> RecordID { try Ledger.id("e00000000\(number)") }

    private func run<Value: Sendable>(
        _ body: (inout Draft) throws -> Value
    ) throws -> Value {
        try repository.commit { try body(&$0) }.value
    }

    @Test func `an interval and a duration are split`() throws {
        let id = try id(1)
        let at = try Ledger.time("2026-11-02T08:30:00Z")
        let second = try run { try TimeTracking.split(id, at: at, in: &$0) }
        #expect(second.start?.description == "2026-11-02T09:30:00+01:00")
        #expect(second.end?.description == "2026-11-02T11:00:00+01:00")
        #expect(repository.snapshot.entry(id)?.end == second.start)
        let dated = try self.id(2)
        let rest = try run { try TimeTracking.split(dated, offSeconds: 600, in: &$0) }
        #expect(rest.durationSeconds == 600)
        #expect(rest.date?.description == "2026-11-03")
        #expect(repository.snapshot.entry(dated)?.durationSeconds == 3000)
        let whole = try run { try TimeTracking.merge([rest.id, dated], in: &$0) }
        #expect(whole.durationSeconds == 3600)
    }

    @Test func `a running timer is split before now`() throws {
        let id = try id(5)
        let at = try Ledger.time("2026-11-23T10:00:00+01:00")
        let second = try run { try TimeTracking.split(id, at: at, in: &$0) }
        #expect(second.isRunning)
        #expect(repository.snapshot.entry(id)?.end == at)
        let future = try Ledger.time("2026-11-24T10:00:00+01:00")
        let error = failure {
            _ = try run { try TimeTracking.split(second.id, at: future, in: &$0) }
        }
        #expect(error?.code == .invalid)
    }

    @Test func `what cannot be split is refused`() throws {
        let (first, second) = (try id(1), try id(2))
        let outside = try Ledger.time("2026-11-02T11:00:00+01:00")
        #expect(
            failure { _ = try run { try TimeTracking.split(first, at: outside, in: &$0) } }?.code
                == .invalid)
        for seconds: Int64 in [0, -5, 3600] {
            let error = failure {
                _ = try run { try TimeTracking.split(second, offSeconds: seconds, in: &$0) }
            }
            #expect(error?.message.contains("3600 seconds on 2026-11-03") == true)
        }
        #expect(
            failure { _ = try run { try TimeTracking.split(second, at: outside, in: &$0) } }?.code
                == .invalid)
    }

    @Test func `what does not belong together is not merged`() throws {
        let ids = try (1...4).map(id)
        #expect(
            failure { _ = try run { try TimeTracking.merge([ids[0]], in: &$0) } }?.code == .usage)
        #expect(
            failure { _ = try run { try TimeTracking.merge([ids[0], ids[1]], in: &$0) } }?.message
                .contains("do not touch") == true)
        #expect(
            failure { _ = try run { try TimeTracking.merge([ids[1], ids[3]], in: &$0) } }?.message
                .contains("not of the same work") == true)
    }

    @Test func `an entry moves in time and to another task`() throws {
        let (first, second) = (try id(1), try id(2))
        let start = try Ledger.time("2026-11-02T12:00:00Z")
        let moved = try run { try TimeTracking.move(first, to: start, in: &$0).entry }
        #expect(moved.start?.description == "2026-11-02T13:00:00+01:00")
        #expect(moved.end?.description == "2026-11-02T15:00:00+01:00")
        let earlier = try run { try TimeTracking.move(first, bySeconds: -3600, in: &$0).entry }
        #expect(earlier.start?.description == "2026-11-02T12:00:00+01:00")
        let day = try run { try TimeTracking.move(second, bySeconds: 86_400, in: &$0).entry }
        #expect(day.date?.description == "2026-11-04")
        let other = try Ledger.id("a000000002")
        let task = try run { try TimeTracking.move(first, toTask: other, in: &$0).entry }
        #expect(task.client == "globex")
        #expect(
            failure { _ = try run { try TimeTracking.move(second, to: start, in: &$0) } }?.code
                == .invalid)
        #expect(
            failure { _ = try run { try TimeTracking.move(second, bySeconds: 60, in: &$0) } }?.code
                == .invalid)
        let nobody = try Ledger.id("a000000009")
        #expect(
            failure { _ = try run { try TimeTracking.move(first, toTask: nobody, in: &$0) } }?.code
                == .missing)
    }

    @Test func `a move over the clock change keeps the length`() throws {
        let first = try id(1)
        let start = try Ledger.time("2026-03-29T01:30:00+01:00")
        let moved = try run { try TimeTracking.move(first, to: start, in: &$0).entry }
        #expect(moved.end?.description == "2026-03-29T04:30:00+02:00")
    }
}
