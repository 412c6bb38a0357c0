import Foundation
import FrontMatter
import InfraTrack
import InfraTrackTesting
import Testing

/// The example store is read, checked and written as any store of a user.
@Suite struct ExampleStoreTests {
    @Test(arguments: ["", "example-repo"]) func nothingIsWrongWithIt(folder: String) throws {
        let ledger = try Example.copy(in: folder)
        let repository = try ledger.open()
        let findings = try repository.check().map(\.description)
        #expect(findings == [])
        #expect(repository.snapshot.unreadableFiles == [])
        let counts = RecordKind.allCases.map { "\($0.folder) \(repository.snapshot.count($0))" }
        #expect(
            counts == [
                "tasks 60", "components 42", "alerts 11", "commands 40", "time 76", "runbooks 2",
                "invoices 2",
            ])
        #expect(try ledger.work() == ["", "", ""])
    }

    @Test func everyFileIsInCanonicalForm() throws {
        let ledger = try Example.copy()
        let files = try ledger.recordFiles().filter { Layout.kind(ofPath: $0) != nil }
        #expect(files.count == 233)
        for path in files {
            let bytes = Array(try ledger.read(path).utf8)
            #expect(try Document(parsing: bytes).bytes == bytes, "\(path)")
            let canonical = try CanonicalForm.bytes(path, bytes)
            #expect(
                String(decoding: canonical, as: UTF8.self) == (try ledger.read(path)), "\(path)")
        }
    }

    @Test func puttingEveryRecordBackChangesNothing() throws {
        let ledger = try Example.copy()
        let before = try ledger.commits()
        let repository = try ledger.open()
        let committed = try repository.commit { draft in
            let now = draft.snapshot
            for task in try now.tasks() { try draft.put(task) }
            for component in try now.components() { try draft.put(component) }
            for alert in try now.alerts() { try draft.put(alert) }
            for command in try now.commands() { try draft.put(command) }
            for entry in try now.entries() { try draft.put(entry) }
            for runbook in try now.runbooks() { try draft.put(runbook) }
            for invoice in try now.invoices() { try draft.put(invoice) }
        }
        #expect(committed.commit == nil)
        #expect(try ledger.commits() == before)
        #expect(try ledger.work() == ["", "", ""])
    }

    @Test func aStoreInAFolderCommitsBelowIt() throws {
        let ledger = try Example.copy(in: "example-repo")
        let repository = try ledger.open()
        let id = try repository.snapshot.resolve("T297G", .task)
        let committed = try repository.commit { draft in
            try draft.closeTask(id, resolution: "gone")
        }
        #expect(committed.value.closed == Timestamp("2026-11-23T03:00:00Z"))
        let changed = try ledger.git("show", "--name-only", "--format=", "HEAD")
        #expect(
            changed
                == "example-repo/tasks/2026-10/29/t297g1s5g5-share-the-build-cache-between-runners.md\n"
        )
        #expect(try ledger.problems() == "")
        #expect(try Repository.discover(from: ledger.path + "/tasks/2026-10") == ledger.path)
    }
}
