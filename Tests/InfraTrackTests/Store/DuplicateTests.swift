@testable import InfraTrack
import InfraTrackTesting
import TestSupport
import Testing

/// Two files with one id: the first path has it, whatever order they came in.
@Suite struct DuplicateTests {
    static func file(_ title: String) -> String { "---\nid: k3f9q2m7xd\ntitle: \(title)\n---\n" }

    @Test func theFirstPathHasTheID() throws {
        let files = ["tasks/b.md": Self.file("b"), "tasks/a.md": Self.file("a"), "tasks/c.md": Self.file("c")]
        let repository = try Repository.inMemory(files: files)
        #expect(try repository.snapshot.tasks().map(\.title) == ["a"])
        #expect(
            repository.snapshot.check().map(\.description).filter { $0.contains("duplicate") } == [
                "tasks/b.md:2:5: error: The id k3f9q2m7xd is that of tasks/a.md too. Remove one of the files, or give it an id of its own. [duplicate-id]",
                "tasks/c.md:2:5: error: The id k3f9q2m7xd is that of tasks/a.md too. Remove one of the files, or give it an id of its own. [duplicate-id]",
            ])
    }

    @Test func editingOneIsRefused() throws {
        let files = ["tasks/a.md": Self.file("a"), "tasks/b.md": Self.file("b")]
        let repository = try Repository.inMemory(files: files)
        var task = try #require(repository.snapshot.tasks().first)
        task.title = "new"
        #expect(
            failure { _ = try repository.put(task) }
                == "The files tasks/a.md and tasks/b.md have the same id. Remove one of them, or give it an id of its own.")
        #expect(code { _ = try repository.put(task) } == .ambiguous)
    }

    @Test func theOrderOfArrivalDoesNotMatter() throws {
        let ledger = try LedgerFolder(files: ["tasks/b.md": Self.file("b")])
        let repository = try ledger.open()
        try ledger.write(Self.file("a"), to: "tasks/a.md")
        try repository.refresh()
        #expect(try repository.snapshot.tasks().map(\.title) == ["a"])
        try ledger.write(Self.file("a again"), to: "tasks/a.md")
        try repository.refresh()
        #expect(try repository.snapshot.tasks().map(\.title) == ["a again"])
        try ledger.remove("tasks/a.md")
        try repository.refresh()
        #expect(try repository.snapshot.tasks().map(\.title) == ["b"])
        #expect(repository.snapshot.check().contains { $0.rule == "duplicate-id" } == false)
    }
}
