import Foundation
import GitStore
import TestSupport
import Testing

/// The repository's hooks, run on request.
@Suite struct HookTests {
    private func sandbox(_ hooks: [String: String], in folder: String = ".git/hooks") throws
        -> Sandbox
    {
        let sandbox = try Sandbox()
        for (name, text) in hooks {
            try sandbox.write("\(folder)/\(name)", "#!/bin/sh\n" + text)
            try FileManager.default.setAttributes(
                [.posixPermissions: 0o755], ofItemAtPath: sandbox.path + "/\(folder)/\(name)")
        }
        return sandbox
    }

    private func store(_ sandbox: Sandbox) throws -> GitRepositoryStore {
        let environment = Git.environment(home: sandbox.path)
        return try sandbox.store(options: OpenOptions(environment: environment, durable: false))
    }

    private func request(_ path: String = "t/a.md") -> CommitRequest {
        var request = CommitRequest([.new(path, "1\n")])
        request.runHooks = true
        return request
    }

    @Test func hooksSeeTheCommitAndItsMessage() throws {
        let sandbox = try sandbox([
            "pre-commit": "git diff --cached --name-status > ../seen; cat t/a.md >> ../seen",
            "prepare-commit-msg": "echo \"$2\" >> ../seen; echo prepared >> \"$1\"",
            "commit-msg": "sed -i -e 's/change/Change/' \"$1\"",
            "post-commit": "git log -1 --format=%s >> ../seen; exit 1",
        ])
        try sandbox.write("code.txt", "staged\n")
        try sandbox.git("add", "code.txt")
        let outcome = try store(sandbox).commit(request())
        #expect(outcome.hooksSkipped == [])
        #expect(
            try sandbox.directory.read("seen") == "A\tt/a.md\n1\nmessage\nChange records prepared\n"
                || sandbox.directory.read("seen") == "A\tt/a.md\n1\nmessage\nChange records\n")
        #expect(try sandbox.git("log", "-1", "--format=%B") == "Change records\nprepared\n\n")
        #expect(try sandbox.git("status", "--porcelain") == "M  code.txt\n")
    }

    @Test func refusalTakesEverythingBack() throws {
        for name in ["pre-commit", "prepare-commit-msg", "commit-msg"] {
            let sandbox = try sandbox([name: "echo not today >&2; exit 1"])
            let store = try store(sandbox)
            do {
                _ = try store.commit(request())
                Issue.record("committed against \(name)")
            } catch {
                #expect(error.code == .hookFailed)
                #expect(error.description.contains("not today"))
            }
            #expect(try sandbox.git("status", "--porcelain") == "")
            #expect(!sandbox.exists("t"))
            #expect(try sandbox.git("log", "--format=%s") == "first\n")
            var quiet = request()
            quiet.runHooks = false
            #expect(try store.commit(quiet).hooksSkipped == [name])
        }
    }

    @Test func hookThatChangesTheCommitIsRefused() throws {
        let sandbox = try sandbox([
            "pre-commit": "echo more >> t/a.md; git add t/a.md; git reset -q; git add code.txt t"
        ])
        let store = try store(sandbox)
        #expect(code { _ = try store.commit(request()) } == .hookFailed)
        #expect(try sandbox.git("log", "--format=%s") == "first\n")
        let empty = try self.sandbox(["commit-msg": ": > \"$1\""])
        let other = try self.store(empty)
        #expect(code { _ = try other.commit(request()) } == .invalidMessage)
        #expect(!empty.exists("t"))
    }

    @Test func configuredFolder() throws {
        for folder in ["hooks", "~/hooks"] {
            let sandbox = try sandbox(["pre-commit": "exit 1"], in: "hooks")
            try sandbox.git("config", "core.hooksPath", folder)
            let store = try store(sandbox)
            #expect(code { _ = try store.commit(request()) } == .hookFailed, "\(folder)")
        }
    }
}
