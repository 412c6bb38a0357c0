import Foundation
import InfraTrack
import InfraTrackTesting
import TestSupport
import Testing

/// Files that are no records: each is named, and the rest works.
@Suite struct HostileFilesTests {
    static let good = "---\nid: k3f9q2m7xd\ntitle: Good\n---\n"

    private func findings(_ prepare: (LedgerFolder) throws -> Void) throws -> [String] {
        let ledger = try LedgerFolder(files: ["tasks/k3f9q2m7xd.md": Self.good])
        try prepare(ledger)
        let snapshot = try ledger.open().snapshot
        #expect(snapshot.task(id("k3f9q2m7xd"))?.title == "Good")
        return snapshot.unreadableFiles.map(\.description)
    }

    @Test func linksAreNamedAndNotFollowed() throws {
        let found = try findings { ledger in
            try FileManager.default.createSymbolicLink(
                atPath: ledger.path + "/tasks/link.md", withDestinationPath: "/etc/passwd")
            try FileManager.default.createSymbolicLink(
                atPath: ledger.path + "/tasks/folder", withDestinationPath: "/etc")
        }
        #expect(found.count == 2)
        #expect(found.allSatisfy { $0.contains("is a symbolic link") }, "\(found)")
        #expect(!found.joined().contains("root:"))
    }

    @Test func odditiesAreNamed() throws {
        let found = try findings { ledger in
            try ledger.write(Data([0xFF, 0xFE, 0x00]), to: "tasks/binary.md")
            try ledger.write(
                Data(repeating: 0x61, count: 9 << 20), to: "tasks/large.md")
            try ledger.write("---\nid: [\n", to: "tasks/broken.md")
            try ledger.write("<<<<<<< a\n=======\n>>>>>>> b\n", to: "tasks/conflict.md")
            try ledger.write(Self.good, to: "tasks/new\nline.md")
        }
        #expect(found.count == 5, "\(found)")
        #expect(found.contains { $0.hasPrefix("tasks/binary.md:1:1: error: ") })
        #expect(found.contains { $0.hasPrefix("tasks/large.md") && $0.contains("8388608 bytes") })
        #expect(found.contains { $0.contains("conflict") })
        #expect(found.contains { $0.hasPrefix("tasks/new\\n") || $0.contains("new\\u{0A}line") })
        #expect(!found.joined().contains("\n"))
    }

    @Test func aRecordThatCannotBeReadIsNamedWhereItIsAskedFor() throws {
        let repository = try Repository.inMemory(files: [
            "tasks/t222222222-broken.md": "---\nid: t222222222\ntitle: T\nstatus: opne\n---\n",
            "components/a/b.md": "---\nname: no kind\n---\n",
        ])
        let snapshot = repository.snapshot
        #expect(
            failure { _ = try snapshot.resolve("t22", .task) }?.hasPrefix(
                "tasks/t222222222-broken.md:4:9: The value “opne” of “status” is not one of")
                == true)
        #expect(
            failure { _ = try snapshot.componentKey(named: "a/b") }?.hasPrefix(
                "components/a/b.md:1:1: The key “kind” is missing or empty.") == true)
        #expect(code { _ = try snapshot.resolve("t33", .task) } == .missing)
    }

    @Test func anUnreadableFileIsNeverOverwritten() throws {
        let path = "components/a.md"
        let text = "---\nname: no kind\n---\n"
        let ledger = try LedgerFolder(files: [path: text])
        let repository = try ledger.open()
        let key = try #require(ComponentKey("a"))
        #expect(
            failure { try repository.commit { try $0.put(Component(id: key, kind: "server")) } }
                != nil)
        #expect(try ledger.read(path) == text)
    }
}
