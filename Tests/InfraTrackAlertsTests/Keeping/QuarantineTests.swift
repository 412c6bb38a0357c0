import InfraTrack
import InfraTrackTesting
import Testing
import TestSupport

@testable import InfraTrackAlerts

struct QuarantineTests {
    private func ingest(_ text: String, _ store: DiskStore) throws -> [AlertOutcome] {
        try ingest(Array(text.utf8), store)
    }

    private func ingest(_ bytes: [UInt8], _ store: DiskStore) throws -> [AlertOutcome] {
        try AlertIntake().ingest(
            bytes, source: Alertmanager(), receivedAt: .at("03:00"), into: store.repository)
    }

    @Test func keepsWhatNobodyCanRead() throws {
        let store = try DiskStore()
        let quarantine = try #require(Quarantine(of: store.repository))
        #expect(try quarantine.list().isEmpty)
        let outcomes = try ingest("{\"alerts\": hunter2", store)
        #expect(
            outcomes == [
                AlertOutcome(
                    .quarantined, reason: "1:12: There is no JSON value here. Send valid JSON.")
            ])
        let item = try #require(try quarantine.list().first)
        #expect(item.source == "alertmanager")
        #expect(item.receivedAt == .at("03:00"))
        #expect(item.size == 18)
        #expect(item.isComplete)
        #expect(item.reason == outcomes[0].reason)
        #expect(try store.listing("quarantine") == "d 700 quarantine\nf 600 \(item.name)\n")
        let text = try store.text("quarantine/\(item.name)")
        #expect(!text.contains("hunter2") && text.contains("«redacted:hunter:1»"))
        #expect(throws: AlertError.self) {
            try quarantine.reingest(item.name, into: store.repository)
        }
        #expect(try quarantine.list().count == 1)
        #expect(throws: LedgerError.self) {
            try quarantine.reingest("../x.json", into: store.repository)
        }
        #expect(try Git.run(["status", "--porcelain"], in: store.directory.path).output.isEmpty)
    }

    @Test func takesBytesThatAreNoText() throws {
        let store = try DiskStore()
        _ = try ingest([0x22, 0xFF], store)
        let item = try #require(try store.quarantine().list().first)
        #expect(item.size == 2)
        #expect(try store.text("quarantine/\(item.name)").contains("\u{FFFD}"))
    }

    @Test func masksEveryStringOfJSON() throws {
        let store = try DiskStore()
        _ = try ingest(
            #"{"hunter1":[null,true,1,"hunter2","KEY\nKEY",{"a":"\u0068unter3"}]}"#, store)
        let item = try #require(try store.quarantine().list().first)
        let text = try store.text("quarantine/\(item.name)")
        for secret in ["hunter", "KEY"] {
            #expect(!text.replacing("«redacted:hunter", with: "").contains(secret))
        }
    }

    @Test func withoutRulesOnlyTheFactsAreKept() throws {
        for redactor in [nil, BrokenRedactor()] as [(any Redactor)?] {
            let store = try DiskStore(redactor: redactor)
            let quarantine = try #require(Quarantine(of: store.repository))
            _ = try ingest("{\"alerts\":\"hunter2\"}", store)
            let item = try #require(try quarantine.list().first)
            #expect(!item.isComplete)
            #expect(item.size == 20)
            #expect(item.reason.contains("“alerts” is not an array."))
            #expect(try !store.text("quarantine/\(item.name)").contains("hunter2"))
            #expect(throws: AlertError.self) {
                try quarantine.reingest(item.name, into: store.repository)
            }
        }
    }

    /// A value that the record format refuses: waiting in the spool would not help.
    @Test func aRefusedValueGoesToTheQuarantine() throws {
        for redactor in [nil, WordRedactor()] as [(any Redactor)?] {
            let store = try DiskStore(redactor: redactor)
            let quarantine = try store.quarantine()
            var rules = AlertRules()
            var rule = AlertRule(match: [:])
            rule.owner = String(repeating: "hunter2", count: 40)
            rules.rules = [rule]
            guard redactor != nil else {
                #expect(throws: LedgerError.self) {
                    try store.repository.ingest(MadeAlert(), rules: rules)
                }
                #expect(try quarantine.list().isEmpty)
                continue
            }
            let outcome = try #require(try store.repository.ingest(MadeAlert(), rules: rules).first)
            #expect(outcome.effect == .quarantined)
            #expect(outcome.problemKey == (try MadeAlert().event().problemKey))
            let item = try #require(try quarantine.list().first)
            #expect(!item.reason.contains("hunter2"))
            #expect(item.reason.contains("longer than 200 bytes"))
            let outcomes = try quarantine.reingest(item.name, into: store.repository)
            #expect(outcomes.map(\.effect) == [.created])
            #expect(try quarantine.list().isEmpty)
        }
    }
}
