import Foundation
import GitStore
import TestSupport
import Testing

/// What a work tree shows of odd names, links and unreadable places.
@Suite struct WorkTreeTests {
    private func kinds(_ tree: DirectoryWorkTree) throws -> [String: FileEntry.Kind] {
        let entries = try tree.list(["t", "u", "link"], suffix: ".md")
        return Dictionary(uniqueKeysWithValues: entries.map { ($0.path, $0.kind) })
    }

    private func odd() throws -> TemporaryDirectory {
        let directory = try TemporaryDirectory()
        let files = FileManager.default
        try directory.write("1", to: "t/a.md")
        try directory.write("1", to: "t/.git/b.md")
        try directory.write("1", to: "t/new\nline.md")
        try directory.write("1", to: "real/c.md")
        try files.createSymbolicLink(
            atPath: directory.appending("t/l.md"), withDestinationPath: "a.md")
        try files.createSymbolicLink(
            atPath: directory.appending("t/folder"), withDestinationPath: "../real")
        try files.createSymbolicLink(
            atPath: directory.appending("t/other"), withDestinationPath: "a.md")
        try files.createSymbolicLink(
            atPath: directory.appending("link"), withDestinationPath: "real")
        #expect(mkfifo(directory.appending("t/pipe.md"), 0o600) == 0)
        let bad: [CChar] =
            Array(directory.appending("t/").utf8CString.dropLast())
            + [CChar(bitPattern: 0xFF), 46, 109, 100, 0]
        close(open(bad, O_CREAT | O_WRONLY, 0o600))
        return directory
    }

    @Test func namesWhatItDoesNotFollow() throws {
        let directory = try odd()
        let tree = DirectoryWorkTree(root: directory.path)
        let expected: [String: FileEntry.Kind] = [
            "t/a.md": .regular, "t/l.md": .symlink, "t/folder": .symlink, "link": .symlink,
            "t/new\nline.md": .other, "t/pipe.md": .other, "t/\u{FFFD}.md": .other,
        ]
        #expect(try kinds(tree) == expected)
        let scanned = try tree.scan(["t", "link"], suffix: ".md", limit: 9, threads: 2) {
            entry, bytes, error in
            "\(entry.path): \(error?.code.description ?? "\(bytes.count)")"
        }
        #expect(
            Set(scanned) == [
                "t/a.md: 1", "t/l.md: symbolicLink", "t/folder: symbolicLink", "link: symbolicLink",
                "t/new\nline.md: invalidPath", "t/pipe.md: invalidPath",
                "t/\u{FFFD}.md: invalidPath",
            ])
    }

    @Test func readsOneFile() throws {
        let directory = try odd()
        let tree = DirectoryWorkTree(root: directory.path)
        let read = try tree.read("t/a.md", limit: 1)
        #expect(read.bytes == [49])
        #expect(try tree.list(["t"], suffix: "a.md").first?.stamp == read.stamp)
        #expect(code { _ = try tree.read("t/a.md", limit: 0) } == .tooLarge)
        #expect(code { _ = try tree.read("t/none.md", limit: 9) } == .missing)
        #expect(code { _ = try tree.read("none/a.md", limit: 9) } == .missing)
        #expect(code { _ = try tree.read("t/l.md", limit: 9) } == .symbolicLink)
        #expect(code { _ = try tree.read("link/c.md", limit: 9) } == .symbolicLink)
        #expect(code { _ = try tree.read("t/pipe.md", limit: 9) } == .io)
        #expect(code { _ = try tree.read("t", limit: 9) } == .io)
        #expect(code { _ = try tree.read("t/a.md/x", limit: 9) } == .io)
        let long = String(repeating: "x", count: 150) + "/" + String(repeating: "y", count: 190)
        #expect(code { _ = try tree.read(long, limit: 9) } == .missing)
    }

    @Test func foldersMayOverlapOrBeMissing() throws {
        let directory = try TemporaryDirectory()
        for name in ["t/1/a.md", "t/1.md", "t1/b.md"] { try directory.write("x", to: name) }
        let tree = DirectoryWorkTree(root: directory.path)
        let paths = try tree.list(["t/1", "t", "none", "t1", "t"], suffix: ".md").map(\.path)
        #expect(paths == ["t/1.md", "t/1/a.md", "t1/b.md"])
        #expect(try tree.list([""], suffix: "").count == 3)
        let gone = DirectoryWorkTree(root: directory.appending("gone"))
        #expect(code { _ = try gone.list(["t"], suffix: "") } == .missing)
        #expect(code { _ = try gone.read("t/a.md", limit: 1) } == .missing)
    }

    @Test func manyThreadsKeepTheOrder() throws {
        let directory = try TemporaryDirectory()
        for number in 0..<400 {
            try directory.write("\(number)", to: "t/\(number % 23)/\(number % 3)/\(number).md")
        }
        let tree = DirectoryWorkTree(root: directory.path)
        let one = try tree.scan(["t"], suffix: ".md", limit: 9, threads: 1) { entry, bytes, _ in
            "\(entry.path) \(bytes.count) \(entry.stamp.size)"
        }
        #expect(one.count == 400)
        for threads in 2...5 {
            let many = try tree.scan(["t"], suffix: ".md", limit: 9, threads: threads) {
                entry, bytes, _ in "\(entry.path) \(bytes.count) \(entry.stamp.size)"
            }
            #expect(many == one)
        }
    }

    @Test func stampsTellChanges() throws {
        let directory = try TemporaryDirectory()
        try directory.write("1", to: "a.md")
        let tree = DirectoryWorkTree(root: directory.path)
        let first = try tree.read("a.md", limit: 9).stamp
        #expect(try tree.read("a.md", limit: 9).stamp == first)
        try directory.write("22", to: "a.md")
        #expect(try tree.read("a.md", limit: 9).stamp != first)
    }
}
