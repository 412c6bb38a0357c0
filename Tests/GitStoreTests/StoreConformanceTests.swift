import GitStore
import Testing

/// What every store promises, whatever it keeps its files in.
@Suite struct StoreConformanceTests {
    @Test(arguments: Backend.allCases) func commitsAndReadsBack(_ backend: Backend) throws {
        try backend.check { store, _ in
            let request = CommitRequest([.new("t/a.md", "1\n"), .new("t/b.txt", "b\n")])
            let outcome = try store.commit(request)
            let commit = try #require(outcome.commit)
            #expect(outcome == CommitOutcome(commit: commit))
            #expect(try store.head() == commit)
            #expect(try store.branch() == "main")
            #expect(try store.read("t/a.md", at: commit) == Array("1\n".utf8))
            #expect(try store.read("t/none.md", at: commit) == nil)
            #expect(try store.read("t", at: commit) == nil)
            let work = try store.workTree.read("t/a.md", limit: 10)
            #expect(work.bytes == Array("1\n".utf8))
            let info = try store.info(commit)
            #expect(info.author == .marcus)
            #expect(info.committer == .marcus)
            #expect(info.message == "change records\n")
            #expect(info.summary == "change records")
        }
    }

    @Test(arguments: Backend.allCases) func listsInOrder(_ backend: Backend) throws {
        try backend.check { store, hand in
            let names = ["t/b/c.md", "t/b.md", "t/b-x.md", "s/z.md", "t/a.txt"]
            let commit = try #require(
                try store.commit(CommitRequest(names.map { .new($0, "x\n") })).commit)
            let expected = ["s/z.md", "t/b-x.md", "t/b.md", "t/b/c.md"]
            let listed = try store.list(["t", "s"], suffix: ".md", at: commit)
            #expect(listed.map(\.path) == expected)
            #expect(Set(listed.map(\.blob)) == [blob("x\n")])
            #expect(try store.list(["t/b"], suffix: "", at: commit).map(\.path) == ["t/b/c.md"])
            #expect(try store.list([""], suffix: ".txt", at: commit).map(\.path) == ["t/a.txt"])
            #expect(try store.list(["u"], suffix: "", at: commit).isEmpty)
            try hand("t/late.md", "late")
            let working = try store.workTree.list(["s", "t", "u"], suffix: ".md")
            #expect(working.map(\.path) == expected + ["t/late.md"])
            #expect(working.allSatisfy { $0.kind == .regular })
            #expect(working.map(\.stamp.size) == [2, 2, 2, 2, 4])
        }
    }

    @Test(arguments: Backend.allCases, [1, 3]) func scans(
        _ backend: Backend, _ threads: Int
    ) throws {
        try backend.check { store, hand in
            for number in 0..<40 { try hand("t/\(number % 7)/\(number).md", "n\(number)") }
            try hand("t/big.md", "a long text")
            let found = try store.workTree.scan(
                ["t"], suffix: ".md", limit: 5, threads: threads
            ) { entry, bytes, error in
                let text = bytes.indices.map { String(UnicodeScalar(bytes[$0])) }.joined()
                return "\(entry.path) \(error?.code.description ?? text)"
            }
            let listed = try store.workTree.list(["t"], suffix: ".md").map(\.path)
            #expect(found.count == 41)
            #expect(found.map { String($0.split(separator: " ")[0]) } == listed)
            #expect(found.contains("t/3/3.md n3"))
            #expect(found.contains("t/big.md tooLarge"))
        }
    }

    @Test(arguments: Backend.allCases) func checksTheBase(_ backend: Backend) throws {
        try backend.check { store, hand in
            _ = try store.commit(CommitRequest([.new("t/a.md", "1\n")]))
            let head = try store.head()
            #expect(
                code { _ = try store.commit(CommitRequest([.new("t/a.md", "2\n")])) } == .exists)
            let stale = FileChange.edit("t/a.md", from: "0\n", to: "2\n")
            #expect(code { _ = try store.commit(CommitRequest([stale])) } == .modified)
            let gone = FileChange.edit("t/b.md", from: "0\n", to: "2\n")
            let both = CommitRequest([.edit("t/a.md", from: "1\n", to: "2\n"), gone])
            #expect(code { _ = try store.commit(both) } == .modified)
            #expect(try store.head() == head)
            #expect(try store.workTree.read("t/a.md", limit: 9).bytes == Array("1\n".utf8))
            try hand("t/a.md", "edited\n")
            let outcome = try store.commit(
                CommitRequest([.edit("t/a.md", from: "edited\n", to: "edited 2\n")]))
            #expect(outcome.handEdited == ["t/a.md"])
            try hand("t/new.md", "by hand\n")
            let taken = try store.commit(CommitRequest([.put("t/new.md", "by hand\n")]))
            #expect(taken.handEdited == ["t/new.md"])
            #expect(taken.commit != nil)
        }
    }

    @Test(arguments: Backend.allCases) func writesNothingForNothing(_ backend: Backend) throws {
        try backend.check { store, _ in
            #expect(try store.commit(CommitRequest([])) == CommitOutcome())
            #expect(try store.head() != nil || backend != .subfolder)
            _ = try store.commit(CommitRequest([.new("t/a.md", "1\n")]))
            let head = try store.head()
            let stamp = try store.workTree.read("t/a.md", limit: 9).stamp
            let same = try store.commit(CommitRequest([.put("t/a.md", "1\n")]))
            #expect(same == CommitOutcome())
            #expect(try store.head() == head)
            #expect(try store.workTree.read("t/a.md", limit: 9).stamp == stamp)
            let none = FileChange(path: "t/none.md", content: nil, base: .any)
            #expect(try store.commit(CommitRequest([none])).commit == nil)
        }
    }

    @Test(arguments: Backend.allCases) func removes(_ backend: Backend) throws {
        try backend.check { store, _ in
            _ = try store.commit(CommitRequest([.new("t/a.md", "1\n"), .new("t/b.md", "b\n")]))
            let outcome = try store.commit(CommitRequest([.remove("t/a.md", from: "1\n")]))
            let commit = try #require(outcome.commit)
            #expect(try store.list(["t"], suffix: "", at: commit).map(\.path) == ["t/b.md"])
            #expect(code { _ = try store.workTree.read("t/a.md", limit: 9) } == .missing)
        }
    }

    @Test(arguments: Backend.allCases) func tellsHistory(_ backend: Backend) throws {
        try backend.check { store, _ in
            var commits: [ObjectID] = []
            let texts = ["1\n", "2\n", "3\n"]
            for (number, text) in texts.enumerated() {
                let changes: [FileChange] = [.put("t/a.md", text), .put("t/n.md", "\(number)\n")]
                let request = CommitRequest(changes, seconds: 1_000 + Int64(number))
                commits.append(try #require(try store.commit(request).commit))
                let other = CommitRequest([.put("t/o.md", text)], seconds: 1_000 + Int64(number))
                _ = try store.commit(other)
            }
            let removal = CommitRequest([.remove("t/a.md", from: "3\n")], seconds: 2_000)
            let last = try #require(try store.commit(removal).commit)
            let all = try store.history(of: "t/a.md", from: nil, limit: 10)
            #expect(all.map(\.commit.id) == [last] + commits.reversed())
            #expect(all.map(\.blob) == [nil, blob("3\n"), blob("2\n"), blob("1\n")])
            let some = try store.history(of: "t/a.md", from: commits[1], limit: 1)
            #expect(some.map(\.commit.id) == [commits[1]])
            #expect(try store.history(of: "t/none.md", from: nil, limit: 9).isEmpty)
            #expect(
                try store.changedPaths(from: commits[0], to: commits[1])
                    == ["t/a.md", "t/n.md", "t/o.md"])
            #expect(try store.changedPaths(from: last, to: last) == [])
            #expect(try store.changedPaths(from: blob("x"), to: last) == nil)
            #expect(try store.changedPaths(from: last, to: commits[2])?.first == "t/a.md")
            let before = try #require(try store.commitBefore(1_999))
            #expect(try store.info(before).committer.seconds == 1_002)
            #expect(try store.commitBefore(2_000) == last)
            #expect(try store.commitBefore(999) == nil)
        }
    }

    @Test(arguments: Backend.allCases) func resolvesRevisions(_ backend: Backend) throws {
        try backend.check { store, _ in
            let first = try #require(
                try store.commit(CommitRequest([.new("a.md", "1\n")])).commit)
            let second = try #require(
                try store.commit(CommitRequest([.put("a.md", "2\n")])).commit)
            #expect(try store.resolve("HEAD") == second)
            #expect(try store.resolve("main~1") == first)
            #expect(try store.resolve("HEAD~") == first)
            #expect(try store.resolve(first.description) == first)
            #expect(try store.resolve(String(first.description.prefix(12))) == first)
            #expect(code { _ = try store.resolve("nowhere") } == .missing)
            #expect(code { _ = try store.resolve("HEAD~99") } == .missing)
            #expect(code { _ = try store.info(blob("x")) } == .missing)
            #expect(code { _ = try store.read("a.md", at: blob("x")) } == .missing)
        }
    }

    @Test(arguments: Backend.allCases) func refusesBadRequests(_ backend: Backend) throws {
        try backend.check { store, _ in
            for path in ["", "/a", "a//b", "../a", "a/./b", ".git/config", "x/.GIT/y", "a\u{7}"] {
                let request = CommitRequest([.new(path, "x")])
                #expect(code { _ = try store.commit(request) } == .invalidPath, "\(path)")
                #expect(code { _ = try store.workTree.read(path, limit: 1) } == .invalidPath)
            }
            #expect(code { _ = try store.workTree.list(["../x"], suffix: "") } == .invalidPath)
            let twice = CommitRequest([.new("a.md", "1"), .put("a.md", "2")])
            #expect(code { _ = try store.commit(twice) } == .invalidPath)
            var request = CommitRequest([.new("a.md", "1")])
            request.message = " \n"
            #expect(code { _ = try store.commit(request) } == .invalidMessage)
            request.message = "a\0b"
            #expect(code { _ = try store.commit(request) } == .invalidMessage)
            request.message = "fine"
            request.author = nil
            #expect(code { _ = try store.commit(request) } == .identityMissing)
            _ = try store.commit(CommitRequest([.new("t/Web.md", "1")]))
            let cased = CommitRequest([.new("t/web.md", "1")])
            #expect(code { _ = try store.commit(cased) } == .exists)
            #expect(try store.head().map { try store.info($0).parents.count } ?? 9 <= 1)
        }
    }

    @Test(arguments: Backend.allCases, [CommitMode.stage, .write]) func writesWithoutCommit(
        _ backend: Backend, _ mode: CommitMode
    ) throws {
        try backend.check { store, _ in
            let head = try store.head()
            let outcome = try store.commit(CommitRequest([.new("t/a.md", "1\n")], mode: mode))
            #expect(outcome.commit == nil)
            #expect(try store.head() == head)
            #expect(try store.workTree.read("t/a.md", limit: 9).bytes == Array("1\n".utf8))
            let edit = FileChange.edit("t/a.md", from: "1\n", to: "2\n")
            _ = try store.commit(CommitRequest([edit], mode: mode))
            #expect(try store.workTree.read("t/a.md", limit: 9).bytes == Array("2\n".utf8))
        }
    }
}
