import InfraTrack
import InfraTrackTesting
import Testing
import TestSupport

@testable import InfraTrackAlerts

struct SpoolTests {
    private var secretive: MadeAlert {
        var alert = MadeAlert()
        alert.labels = ["token": "hunter2", "key": "KEY\nKEY"]
        return alert
    }

    @Test func whatCannotBeCommittedWaits() throws {
        let store = try DiskStore()
        let spool = try #require(AlertSpool(of: store.repository))
        try store.beginMerge()
        let outcome = try #require(try store.repository.ingest(secretive).first)
        #expect(outcome.effect == .spooled)
        #expect(outcome.problemKey == (try secretive.event().problemKey))
        #expect(outcome.reason.contains("merge"))
        #expect(store.repository.tasks.isEmpty)
        let name = try #require(try spool.waiting().first)
        #expect(name.hasPrefix("20261123T030000000000Z-"))
        #expect(try store.listing("spool") == "d 700 spool\nd 700 alerts\nf 600 \(name)\n")
        let text = try store.text("spool/alerts/\(name)")
        #expect(!text.contains("hunter2") && !text.contains("KEY"))
        #expect(text.contains("«redacted:hunter:1»") && text.contains("«redacted:key:1»"))
        // Still in the middle of the merge.
        #expect(try spool.drain(into: store.repository).isEmpty)
        #expect(try spool.waiting() == [name])
        try store.endMerge()
        let drained = try spool.drain(into: store.repository)
        #expect(drained.map(\.effect) == [.created])
        #expect(drained.map(\.problemKey) == [try secretive.event().problemKey])
        #expect(try spool.waiting().isEmpty)
        // The monitor's repeat finds the episode, though its labels were masked in the spool.
        #expect(try store.repository.ingest(secretive).map(\.effect) == [.duplicate])
        #expect(try spool.drain(into: store.repository).isEmpty)
    }

    @Test func theOldestIsTakenFirst() throws {
        let store = try DiskStore()
        let spool = try #require(AlertSpool(of: store.repository))
        try store.beginMerge()
        try store.repository.ingest(MadeAlert().resolved("2026-11-23T02:10:00Z"), at: "02:11")
        try store.repository.ingest(MadeAlert(), at: "02:01")
        try store.repository.ingest(MadeAlert(), at: "02:01")
        #expect(try spool.waiting().count == 2)
        try store.endMerge()
        #expect(try spool.drain(into: store.repository).map(\.effect) == [.created, .resolved])
        #expect(store.repository.tasks.map(\.status) == [.done])
    }

    @Test func brokenSettingsLoseNothing() throws {
        let store = try DiskStore()
        try store.directory.write("version: 1\nalerts: 3\n", to: "infratrack.yaml")
        try store.repository.refresh()
        let outcome = try #require(try store.repository.ingest(MadeAlert()).first)
        #expect(outcome.effect == .spooled)
        #expect(outcome.reason.hasPrefix("infratrack.yaml:2:"))
        try store.directory.write("version: 1\n", to: "infratrack.yaml")
        try store.repository.refresh()
        let spool = try #require(AlertSpool(of: store.repository))
        #expect(try spool.drain(into: store.repository).map(\.effect) == [.created])
    }

    @Test func withoutRulesNothingIsWrittenAndTheSenderIsTold() throws {
        for redactor in [nil, BrokenRedactor()] as [(any Redactor)?] {
            let store = try DiskStore(redactor: redactor)
            try store.beginMerge()
            #expect(throws: LedgerError.self) { try store.repository.ingest(MadeAlert()) }
            #expect(try store.listing("spool").isEmpty)
        }
    }

    @Test func whatCannotBeReadLeavesTheSpool() throws {
        let store = try DiskStore()
        let spool = try #require(AlertSpool(of: store.repository))
        _ = try spool.waiting()
        try store.shell("echo '{}' > spool/alerts/1.json; echo nonsense > spool/alerts/2.json")
        let kept =
            #"{"received_at":"2026-11-23T03:00:00Z","size":1,"source":"alertmanager","#
            + #""reason":"r","problem_keys":[7]}"#
        try store.shell("echo '\(kept)' > spool/alerts/3.json")
        let outcomes = try spool.drain(into: store.repository)
        #expect(outcomes.map(\.effect) == [.quarantined, .quarantined, .quarantined])
        #expect(try spool.waiting().isEmpty)
        let items = try store.quarantine().list()
        #expect(items.map(\.name) == ["1.json", "2.json", "3.json"])
        #expect(items.allSatisfy { !$0.isComplete && $0.receivedAt == nil })
        #expect(items[0].reason.contains("The file is not a kept message."))
    }

    @Test func anUnknownSourceGoesToTheQuarantineWhole() throws {
        let store = try DiskStore()
        let spool = try #require(AlertSpool(of: store.repository))
        try store.beginMerge()
        try store.repository.ingest(MadeAlert())
        try store.endMerge()
        #expect(
            try spool.drain(into: store.repository, sources: []).map(\.effect) == [.quarantined])
        let quarantine = try #require(Quarantine(of: store.repository))
        let item = try #require(try quarantine.list().first)
        #expect(item.isComplete)
        #expect(
            try quarantine.reingest(item.name, into: store.repository).map(\.effect) == [.created])
    }
}

extension DiskStore {
    func quarantine() throws -> Quarantine { try #require(Quarantine(of: repository)) }

    func text(_ name: String) throws -> String {
        let path = "\(repository.privateDirectory ?? "")/\(name)"
        return try Program.run(
            ["cat", path], in: directory.path, environment: Git.environment(home: directory.path)
        ).output
    }

    func commits() throws -> Int {
        let count = try Git.run(["rev-list", "--count", "HEAD"], in: directory.path).output
        return Int(count.split(separator: "\n")[0]) ?? -1
    }
}
