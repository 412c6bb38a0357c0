import Foundation
import GitStore
import TestSupport
import Testing

/// Index formats and extensions: patched, handed to libgit2, or refused by name.
@Suite struct IndexFormatTests {
    /// A repository with some hundred files in folders and one of ours.
    private func sandbox() throws -> Sandbox {
        let sandbox = try Sandbox()
        for number in 0..<60 { try sandbox.write("src/\(number % 5)/\(number).c", "\(number)\n") }
        try sandbox.write("t/2026/a.md", "1\n")
        try sandbox.git("add", ".")
        try sandbox.git("commit", "-qm", "files")
        return sandbox
    }

    private func change(_ sandbox: Sandbox) throws {
        let store = try sandbox.store()
        let changes: [FileChange] = [
            .edit("t/2026/a.md", from: "1\n", to: "2\n"), .new("t/2026/b.md", "b\n"),
            .new("a/first.md", "f\n"), .new("z.md", "z\n"),
        ]
        _ = try store.commit(CommitRequest(changes))
        _ = try store.commit(CommitRequest([.remove("z.md", from: "z\n")]))
    }

    @Test(arguments: ["2", "4"]) func versions(_ version: String) throws {
        let sandbox = try sandbox()
        try sandbox.git("update-index", "--index-version", version)
        try change(sandbox)
        #expect(try sandbox.git("status", "--porcelain") == "")
        #expect(try sandbox.git("write-tree") == sandbox.git("rev-parse", "HEAD^{tree}"))
        #expect(try sandbox.problems() == "")
        let bytes = try Data(contentsOf: URL(fileURLWithPath: sandbox.path + "/.git/index"))
        #expect(bytes[7] == UInt8(version))
    }

    @Test(arguments: ["2", "4"]) func flagsOfEntriesAreKept(_ version: String) throws {
        let sandbox = try sandbox()
        try sandbox.git("update-index", "--index-version", version)
        try sandbox.git("update-index", "--skip-worktree", "src/1/1.c", "t/2026/a.md")
        try sandbox.git("update-index", "--assume-unchanged", "src/2/2.c")
        try sandbox.write("later.txt", "later\n")
        try sandbox.git("add", "-N", "later.txt")
        let before = try sandbox.git("ls-files", "-v", "src", "later.txt", "t/2026/a.md")
        try change(sandbox)
        #expect(try sandbox.git("ls-files", "-v", "src", "later.txt", "t/2026/a.md") == before)
        #expect(try sandbox.git("status", "--porcelain") == " A later.txt\n")
        #expect(try sandbox.git("ls-files", "-s", "t/2026/a.md").contains("\(blob("2\n"))"))
    }

    @Test func untrackedCacheAndMonitorBitmapAreKeptRight() throws {
        let sandbox = try sandbox()
        try sandbox.git("update-index", "--force-untracked-cache")
        try sandbox.write("n/x.md", "x\n")
        #expect(try sandbox.git("status", "--porcelain") == "?? n/\n")
        #expect(try sandbox.git("status", "--porcelain") == "?? n/\n")
        let store = try sandbox.store()
        let edit = FileChange.edit("t/2026/a.md", from: "1\n", to: "2\n")
        _ = try store.commit(CommitRequest([edit]))
        #expect(try sandbox.git("status", "--porcelain") == "?? n/\n")
        _ = try store.commit(CommitRequest([.put("n/x.md", "x\n")]))
        #expect(try sandbox.git("status", "--porcelain") == "")
        try sandbox.git("update-index", "--fsmonitor")
        try change2(sandbox)
        #expect(try sandbox.git("status", "--porcelain") == "")
    }

    private func change2(_ sandbox: Sandbox) throws {
        _ = try sandbox.store().commit(CommitRequest([.new("n/y.md", "y\n")]))
    }

    @Test func checksumMayBeLeftOut() throws {
        let sandbox = try sandbox()
        let path = URL(fileURLWithPath: sandbox.path + "/.git/index")
        var bytes = try Data(contentsOf: path)
        bytes.replaceSubrange(bytes.count - 20..<bytes.count, with: Data(count: 20))
        try bytes.write(to: path)
        _ = try sandbox.store().commit(CommitRequest([.new("n/y.md", "y\n")]))
        #expect(try Data(contentsOf: path).suffix(20) == Data(count: 20))
    }

    @Test func damagedIndexIsNamed() throws {
        let sandbox = try sandbox()
        let path = URL(fileURLWithPath: sandbox.path + "/.git/index")
        let whole = try Data(contentsOf: path)
        var flipped = whole
        flipped[100] ^= 1
        for bytes in [flipped, whole.prefix(10), whole.prefix(40)] {
            try bytes.write(to: path)
            let request = CommitRequest([.new("n/y.md", "y\n")])
            #expect(code { _ = try sandbox.store().commit(request) } == .corrupt)
            #expect(!sandbox.exists("n"))
        }
    }

    @Test func splitAndSparseIndexesAreRefusedByName() throws {
        for command in [
            ["update-index", "--split-index"],
            ["sparse-checkout", "set", "--cone", "--sparse-index", "t"],
        ] {
            let sandbox = try sandbox()
            try sandbox.git(command, in: sandbox.path)
            let store = try sandbox.store()
            #expect(try store.resolve("HEAD") == store.head())
            do {
                _ = try store.commit(CommitRequest([.new("t/y.md", "y\n")]))
                Issue.record("wrote an index it can't read")
            } catch {
                #expect(error.code == .unsupportedRepository)
                #expect(error.description.contains("Run \"git "))
            }
            #expect(!sandbox.exists("t/y.md"))
            _ = try store.commit(CommitRequest([.new("t/y.md", "y\n")], mode: .write))
            #expect(sandbox.exists("t/y.md"))
        }
    }

    @Test func longNamesAndManyFiles() throws {
        let sandbox = try sandbox()
        let long = (0..<30).map { "\($0)" + String(repeating: "x", count: 150) }
            .joined(separator: "/")
        let path = String(long.prefix(2_990))
        #expect(
            code { _ = try sandbox.store().commit(CommitRequest([.new(long, "")])) }
                == .invalidPath)
        let names = Set((0..<300).map { "t/\($0 % 7)/\($0).md" })
        let store = try sandbox.store()
        _ = try store.commit(CommitRequest(names.map { .new($0, $0) } + [.new(path, "long")]))
        #expect(try sandbox.git("status", "--porcelain") == "")
        _ = try store.commit(CommitRequest([.put(path, "longer"), .new("t/0/a.md", "a")]))
        #expect(try sandbox.git("status", "--porcelain") == "")
        #expect(try sandbox.git("ls-files", "t").split(separator: "\n").count == 302)
    }

    /// Random changes beside git's own: after each, git finds index, branch and files the same.
    @Test func randomChangesAgreeWithGit() throws {
        for seed in UInt64(1)...3 {
            let sandbox = try sandbox()
            var random = SeededGenerator(seed: seed)
            let store = try sandbox.store()
            var texts: [String: String] = [:]
            for step in 0..<25 {
                var changes: [FileChange] = []
                for _ in 0..<Int.random(in: 1...4, using: &random) {
                    let path =
                        "t/\(Int.random(in: 0...3, using: &random))/"
                        + "\(Int.random(in: 0...9, using: &random)).md"
                    guard !changes.contains(where: { $0.path == path }) else { continue }
                    let text =
                        Bool.random(using: &random) || texts[path] == nil
                        ? "\(step) \(path)\n" : nil
                    changes.append(
                        FileChange(
                            path: path, content: text.map { Array($0.utf8) },
                            base: texts[path].map { .content(blob($0)) } ?? .absent))
                    texts[path] = text
                }
                if Bool.random(using: &random) {
                    try sandbox.write("user/\(step).txt", "u\n")
                    try sandbox.git("add", "user")
                    if Bool.random(using: &random) { try sandbox.git("commit", "-qm", "user") }
                }
                let staged = try sandbox.git("diff", "--cached", "--name-status")
                _ = try store.commit(CommitRequest(changes))
                #expect(
                    try sandbox.git("diff", "--cached", "--name-status") == staged,
                    "seed \(seed), step \(step)")
                #expect(try sandbox.git("diff") == "", "seed \(seed), step \(step)")
            }
            #expect(try sandbox.problems().contains("error") == false, "seed \(seed)")
            for (path, text) in texts { #expect(try sandbox.read(path) == text) }
        }
    }
}

extension IndexFormatTests {
    /// git compares whole seconds: a file changed in the second in which it was staged looks
    /// unchanged unless whoever writes the index marks its entry.
    @Test(arguments: ["2", "4"]) func changeWithinOneSecondIsNotHidden(
        _ version: String
    ) throws {
        let sandbox = try Sandbox()
        let store = try sandbox.store()
        try sandbox.git("update-index", "--index-version", version)
        let path = sandbox.path + "/user.txt"
        func write(_ text: String) throws {
            try Data(text.utf8).write(to: URL(fileURLWithPath: path))
            // The same second for the file before, the file after, and the index.
            try date(path)
        }
        try write("before\n")
        try sandbox.git("add", "user.txt")
        try date(sandbox.path + "/.git/index")
        try write("behind\n")
        _ = try store.commit(CommitRequest([.new("t/a.md", "1\n")]))
        #expect(try sandbox.git("status", "--porcelain") == "AM user.txt\n")
        try sandbox.git("add", "user.txt")
        #expect(try sandbox.git("show", ":user.txt") == "behind\n")
    }

    private func date(_ path: String) throws {
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSince1970: 1_700_000_000)], ofItemAtPath: path)
    }
}
