import InfraTrack
import InfraTrackTesting
import Testing

@testable import InfraTrackAlerts

struct StormTests {
    private func alerts(_ range: Range<Int>, start: String = "2026-11-23T02:00:00Z") -> [MadeAlert]
    {
        range.map { MadeAlert(name: "Down\($0)", start: start) }
    }

    private func ingest(_ alerts: [MadeAlert], _ repository: Repository) throws -> [AlertOutcome] {
        try AlertIntake().ingest(
            Payload.message(alerts), source: Alertmanager(), receivedAt: .at("03:00"),
            into: repository)
    }

    @Test func theOverflowJoinsOneTaskThatClosesWithTheLastEpisode() throws {
        let repository = try Repository.inMemory()
        let all = alerts(0..<103)
        let effects = try ingest(all, repository).map(\.effect)
        #expect(effects.count { $0 == .created } == 100)
        #expect(effects.count { $0 == .grouped } == 3)
        #expect(repository.tasks.count == 101)
        let storm = try #require(repository.tasks.first { $0.labels.contains("alert-storm") })
        #expect(storm.title == "Alert storm from alertmanager")
        #expect(storm.body.contains("More than 100 alerts"))
        #expect(repository.snapshot.alerts(of: storm.id).count == 3)
        // Another message of the same storm, a little later.
        let more = try ingest([MadeAlert(name: "Late", start: "2026-11-23T02:02:00Z")], repository)
        #expect(more.map(\.task) == [storm.id])
        // And one beyond the window.
        let next = try ingest([MadeAlert(name: "Next", start: "2026-11-23T02:05:00Z")], repository)
        #expect(next.map(\.effect) == [.created])
        let ends = (all + [MadeAlert(name: "Late", start: "2026-11-23T02:02:00Z")]).map {
            $0.resolved("2026-11-23T02:30:00Z")
        }
        _ = try ingest(Array(ends.dropLast()), repository)
        #expect(repository.snapshot.task(storm.id)?.status == .open)
        _ = try ingest(ends.suffix(1), repository)
        #expect(repository.snapshot.task(storm.id)?.status == .done)
        #expect(repository.tasks.count { $0.status == .open } == 1)
    }

    @Test func eachStormHasItsOwnTask() throws {
        let repository = try Repository.inMemory()
        var rules = AlertRules()
        rules.storm.tasks = 1
        func take(_ name: String, _ start: String) throws -> AlertOutcome? {
            try repository.ingest(MadeAlert(name: name, start: start), rules: rules).first
        }
        _ = try take("A", "2026-11-23T02:00:00Z")
        let first = try take("B", "2026-11-23T02:01:00Z")
        #expect(first?.effect == .grouped)
        // The span of a storm grows with what joins it.
        #expect(try take("C", "2026-11-23T02:04:00Z")?.task == first?.task)
        _ = try take("D", "2026-11-23T05:00:00Z")
        let second = try take("E", "2026-11-23T05:01:00Z")
        #expect(second?.effect == .grouped)
        #expect(second?.task != first?.task)
        #expect(try take("C2", "2026-11-23T02:06:00Z")?.effect == .created)
        #expect(try take("C3", "2026-11-23T02:07:00Z")?.task == first?.task)
        // A storm's task that lost all its episodes is nobody's.
        try repository.commit { draft in
            for var record in draft.snapshot.alertTable.all.map(\.record) {
                record.task = nil
                try draft.put(record)
            }
        }
        #expect(try take("F", "2026-11-23T05:02:00Z")?.task != second?.task)
    }

    @Test func theGravestPriorityOfTheOverflowCounts() throws {
        let repository = try Repository.inMemory()
        var rules = AlertRules()
        rules.storm.tasks = 0
        for severity in ["info", "critical", "warning"] {
            try repository.ingest(MadeAlert(name: severity, severity: severity), rules: rules)
        }
        #expect(repository.tasks.map(\.priority) == [.p1])
    }

    /// An episode that began before its problem's own later one does not hold the storm's task.
    @Test func onlyTheLatestEpisodeOfAProblemCounts() throws {
        let repository = try Repository.inMemory()
        var rules = AlertRules()
        rules.storm.tasks = 0
        let first = MadeAlert(name: "A")
        let other = MadeAlert(name: "B")
        try repository.ingest(first, other, rules: rules)
        try repository.ingest(first.starting("2026-11-23T02:10:00Z"), rules: rules)
        try repository.ingest(
            first.starting("2026-11-23T02:10:00Z").resolved("2026-11-23T02:20:00Z"), rules: rules)
        #expect(repository.tasks.map(\.status) == [.open])
        try repository.ingest(other.resolved("2026-11-23T02:15:00Z"), rules: rules)
        #expect(repository.tasks.map(\.status) == [.done])
        #expect(repository.tasks.map(\.closed) == [.at("02:20")])
    }
}
