import GitStore
import Testing

@Suite struct CommitTests {
    @Test func commitsOnlyOurPathsBesideUserWork() throws {
        let sandbox = try Sandbox()
        try sandbox.write("code.txt", "two\n")
        try sandbox.git("add", "code.txt")
        try sandbox.write("code.txt", "three\n")
        try sandbox.write("new.txt", "staged\n")
        try sandbox.git("add", "new.txt")
        try sandbox.write("loose.txt", "untracked\n")
        let before = try sandbox.state()
        let store = try sandbox.store()
        let outcome = try store.commit(CommitRequest([.new("tasks/11/a.md", "a\n")]))
        #expect(try sandbox.state() == before)
        let head = try sandbox.git("rev-parse", "HEAD")
        #expect(outcome.commit.map { "\($0)\n" } == head)
        #expect(
            try sandbox.git("show", "--name-status", "--format=%s|%an|%ae|%ad|%cn", "HEAD")
                == "change records|Marcus Weber|marcus@example.org|Mon Nov 23 04:00:00 2026 +0100|Marcus Weber\n\nA\ttasks/11/a.md\n"
        )
        #expect(try sandbox.problems() == "")
        #expect(try sandbox.read("tasks/11/a.md") == "a\n")
    }

    @Test func editsAndRemoves() throws {
        let sandbox = try Sandbox()
        let store = try sandbox.store()
        _ = try store.commit(CommitRequest([.new("t/a.md", "1\n"), .new("t/b.md", "b\n")]))
        _ = try store.commit(CommitRequest([.edit("t/a.md", from: "1\n", to: "2\n")]))
        #expect(try sandbox.git("status", "--porcelain") == "")
        _ = try store.commit(CommitRequest([.remove("t/a.md", from: "2\n")]))
        #expect(try sandbox.git("ls-files") == "code.txt\nt/b.md\n")
        #expect(try sandbox.git("ls-tree", "-r", "--name-only", "HEAD") == "code.txt\nt/b.md\n")
        _ = try store.commit(CommitRequest([.remove("t/b.md", from: "b\n")]))
        #expect(try sandbox.git("ls-tree", "-r", "-t", "--name-only", "HEAD") == "code.txt\n")
        #expect(try sandbox.git("status", "--porcelain") == "")
        #expect(!sandbox.exists("t"))
        #expect(try sandbox.problems() == "")
        #expect(try sandbox.git("reflog", "--format=%gs").split(separator: "\n").count == 5)
    }
}
