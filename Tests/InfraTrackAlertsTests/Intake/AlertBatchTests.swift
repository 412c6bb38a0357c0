import InfraTrack
import InfraTrackTesting
import Testing

@testable import InfraTrackAlerts

@Suite struct AlertBatchTests {
    private func delivery(_ alerts: MadeAlert..., at received: String = "03:00") -> AlertDelivery {
        AlertDelivery(
            payload: Payload.message(alerts), source: Alertmanager(), receivedAt: .at(received))
    }

    private func named(_ name: String) -> MadeAlert {
        MadeAlert(name: name, labels: ["check": name])
    }

    @Test func oneCommitSaysWhatSeveralSay() throws {
        let first = named("One")
        let deliveries = [
            delivery(first, named("Two")), delivery(first),
            delivery(first.resolved("2026-11-23T02:30:00Z")),
            delivery(named("Three"), at: "03:10"), delivery(),
        ]
        let together = try Repository.inMemory()
        let single = try Repository.inMemory()
        let outcomes = try AlertIntake().ingest(deliveries, into: together).map { try $0.get() }
        #expect(
            outcomes.map { $0.map(\.effect) } == [
                [.created, .created], [.duplicate], [.resolved], [.created], [],
            ])
        for (delivery, outcome) in zip(deliveries, outcomes) {
            #expect(
                try AlertIntake().ingest(
                    delivery.payload, source: delivery.source, receivedAt: delivery.receivedAt,
                    into: single) == outcome)
        }
        #expect(together.files == single.files)
        #expect(AlertIntake().ingest([], into: together).isEmpty)
    }

    @Test func eachIsJudgedAtItsOwnTime() throws {
        let repository = try Repository.inMemory()
        let alert = MadeAlert()
        let resolved = alert.resolved("2026-11-23T02:30:00Z")
        let outcomes = try AlertIntake().ingest(
            [
                delivery(alert, at: "02:00"), delivery(resolved, at: "02:30"),
                delivery(alert, at: "02:31"), delivery(alert, at: "02:50"),
            ], into: repository
        ).flatMap { try $0.get() }
        #expect(outcomes.map(\.effect) == [.created, .resolved, .late, .reopened])
    }

    @Test func aGroupIsOneCommit() throws {
        let store = try DiskStore()
        let results = AlertIntake().ingest(
            (1...20).map { delivery(named("Check\($0)")) }, into: store.repository)
        #expect(try results.flatMap { try $0.get() }.allSatisfy { $0.effect == .created })
        #expect(try store.commits() == 2)
    }

    @Test func theUnreadableHoldsUpNobody() throws {
        let store = try DiskStore()
        let broken = AlertDelivery(
            payload: Array("{".utf8), source: Alertmanager(), receivedAt: .at("03:00"))
        let results = AlertIntake().ingest(
            [delivery(named("One")), broken, delivery(named("Two"))], into: store.repository)
        #expect(
            try results.map { try $0.get().map(\.effect) }
                == [[.created], [.quarantined], [.created]])
        let nowhere = try Repository.inMemory()
        let kept = AlertIntake().ingest([broken], into: nowhere)
        #expect(throws: AlertError.self) { try kept[0].get() }
    }

    /// One delivery that the store refuses for its own sake is parted from the others.
    @Test func theRefusedHoldsUpNobody() throws {
        var rules = AlertRules()
        var rule = AlertRule(match: ["alertname": "Bad"])
        rule.owner = String(repeating: "x", count: 300)
        rules.rules = [rule]
        let store = try DiskStore()
        let names = (1...9).map { $0 == 4 ? "Bad" : "Check\($0)" }
        let results = AlertIntake(rules: rules).ingest(
            names.map { delivery(named($0)) }, into: store.repository)
        let effects = try results.flatMap { try $0.get() }.map(\.effect)
        #expect(effects == names.map { $0 == "Bad" ? .quarantined : .created })
        #expect(store.repository.tasks.count == 8)
    }

    @Test func whatCannotBeCommittedIsSpooled() throws {
        let store = try DiskStore()
        try store.beginMerge()
        let results = AlertIntake().ingest(
            [delivery(named("One")), delivery(named("Two"))], into: store.repository)
        #expect(try results.flatMap { try $0.get() }.allSatisfy { $0.effect == .spooled })
        try store.endMerge()
        let spool = try #require(AlertSpool(of: store.repository))
        #expect(try spool.drain(into: store.repository).map(\.effect) == [.created, .created])
    }

    @Test func whatCannotBeKeptIsSaid() throws {
        let store = try DiskStore(redactor: nil)
        try store.beginMerge()
        let results = AlertIntake().ingest([delivery(MadeAlert())], into: store.repository)
        #expect(throws: LedgerError.self) { try results[0].get() }
    }
}
