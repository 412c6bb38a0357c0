import InfraTrack
import InfraTrackTesting
import TestSupport
import Testing

/// Stores opened with a few records of a kind.
@Suite struct PartialTests {
    private func ledger() throws -> LedgerFolder {
        try LedgerFolder(files: [
            "tasks/k3f9q2m7xd-a.md": "---\nid: k3f9q2m7xd\ntitle: A\n---\n",
            "tasks/2026-11/k4f9q2m7xd-b.md": "---\nid: k4f9q2m7xd\ntitle: B\n---\n",
            "tasks/k5broken-c.md": "no header",
            "commands/c111111111.md": "---\nid: c111111111\ncommand: ls\n---\n",
        ])
    }

    private func settings(_ prefix: String) throws -> OpenSettings {
        let prefix = try #require(RecordIDPrefix(prefix))
        return OpenSettings(kinds: [.task, .command], only: [.task: [prefix], .command: []])
    }

    @Test func readsWhatIsNamed() throws {
        let ledger = try ledger()
        let repository = try ledger.open(settings: try settings("k3"))
        let snapshot = repository.snapshot
        #expect(snapshot.count(.task) == 1)
        #expect(snapshot.count(.command) == 0)
        #expect(snapshot.unreadableFiles == [])
        #expect(try snapshot.resolve("k3f9", .task) == id("k3f9q2m7xd"))
        #expect(code { _ = try snapshot.resolve("k4f9", .task) } == .missing)
        try ledger.write("---\nid: k3f9q2m7xd\ntitle: New\n---\n", to: "tasks/k3f9q2m7xd-a.md")
        try repository.refresh()
        #expect(repository.snapshot.task(id("k3f9q2m7xd"))?.title == "New")
        #expect(repository.snapshot.count(.task) == 1)
    }

    @Test func addsAndDoesNotChange() throws {
        let ledger = try ledger()
        let repository = try ledger.open(settings: try settings("k3"))
        try repository.commit { draft in
            var command = CommandRecord(id: draft.newID(), command: "uptime")
            command.task = id("k3f9q2m7xd")
            command = try draft.put(command)
            command.exit = 0
            try draft.put(command)
        }
        #expect(try ledger.open().snapshot.count(.command) == 2)
        let task = try #require(repository.snapshot.task(id("k3f9q2m7xd")))
        #expect(
            code {
                try repository.commit { draft in
                    var changed = task
                    changed.priority = .p1
                    try draft.put(changed)
                }
            } == .refused)
    }

    @Test func idsOfUnreadRecordsAreTaken() throws {
        let ledger = try ledger()
        let full = try ledger.open(seed: 5)
        let first = try full.commit { draft in
            let command = CommandRecord(id: draft.newID(), command: "one")
            return try draft.put(command).id
        }.value
        let part = try ledger.open(seed: 5, settings: try settings("k3"))
        let second = try part.commit { draft in
            let command = CommandRecord(id: draft.newID(), command: "two")
            return try draft.put(command).id
        }.value
        #expect(first != second)
    }
}
