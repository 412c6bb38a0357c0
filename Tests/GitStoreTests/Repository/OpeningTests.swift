import Foundation
import GitStore
import TestSupport
import Testing

/// Which repositories open, and what is said of the others.
@Suite struct OpeningTests {
    private func failure(_ path: String) -> GitError? {
        do {
            _ = try GitRepositoryStore(openingAt: path)
            return nil
        } catch {
            return error
        }
    }

    @Test func findsTheWorkTree() throws {
        let sandbox = try Sandbox()
        try sandbox.write("ops/deep/x", "")
        let found = try GitRepositoryStore.discoverWorkTree(from: sandbox.path + "/ops/deep")
        #expect(found.workTree == sandbox.path)
        #expect(found.prefix == "ops/deep")
        let top = try GitRepositoryStore.discoverWorkTree(from: sandbox.path)
        #expect(top.prefix == "")
    }

    @Test func foldersOutsideAreNamed() throws {
        let sandbox = try Sandbox()
        #expect(failure(sandbox.directory.path)?.code == .notARepository)
        #expect(failure(sandbox.path + "/none")?.code == .notARepository)
        #expect(failure(sandbox.path + "/.git")?.code == .bareRepository)
        try sandbox.git(["init", "-q", "--bare", "b.git"], in: sandbox.directory.path)
        #expect(failure(sandbox.directory.appending("b.git"))?.code == .bareRepository)
    }

    @Test func sha256IsRefusedByItsName() throws {
        let sandbox = try Sandbox(["--object-format=sha256"], commit: false)
        let error = try #require(failure(sandbox.path))
        #expect(error.code == .unsupportedRepository)
        #expect(error.description.contains("SHA-256"))
        #expect(error.description.contains(Library.version))
    }

    @Test func extensionsOpenOrAreNamed() throws {
        let refused = ["refstorage=reftable": "reftable", "strange=1": "extensions.strange"]
        for (setting, word) in refused {
            let sandbox = try Sandbox()
            try set(setting, sandbox)
            let error = try #require(failure(sandbox.path))
            #expect(error.code == .unsupportedRepository)
            #expect(error.description.contains(word), "\(error)")
        }
        for name in ["worktreeconfig", "relativeworktrees", "preciousobjects", "partialclone"] {
            let sandbox = try Sandbox()
            try set("\(name)=true", sandbox)
            #expect(failure(sandbox.path) == nil, "\(name)")
        }
        let sandbox = try Sandbox()
        try sandbox.git("config", "core.repositoryformatversion", "7")
        #expect(failure(sandbox.path)?.code == .unsupportedRepository)
    }

    private func set(_ setting: String, _ sandbox: Sandbox) throws {
        let parts = setting.split(separator: "=").map(String.init)
        try sandbox.git("config", "extensions.\(parts[0])", parts[1])
        try sandbox.git("config", "core.repositoryformatversion", "1")
    }

    @Test func configurationOfOneWorkTree() throws {
        let sandbox = try Sandbox()
        try sandbox.git("config", "extensions.worktreeConfig", "true")
        try sandbox.git("config", "user.name", "All")
        try sandbox.git("config", "--worktree", "user.name", "Own")
        try sandbox.git("config", "--worktree", "user.email", "own@example.org")
        let store = try sandbox.store()
        let identity = store.configuredIdentity()
        #expect(identity?.name == "Own")
        #expect(identity?.email == "own@example.org")
        try store.setLocalConfiguration("merge.infratrack.driver", "run %O")
        #expect(try sandbox.git("config", "--local", "merge.infratrack.driver") == "run %O\n")
        #expect(code { try store.setLocalConfiguration("nodot", "x") } != nil)
    }

    @Test func identityComesFromTheConfiguration() throws {
        let sandbox = try Sandbox()
        #expect(try sandbox.store().configuredIdentity() == nil)
        try sandbox.git("config", "user.name", "Ada")
        try sandbox.git("config", "user.email", "ada@example.org")
        let store = try sandbox.store()
        var request = CommitRequest([.new("a.md", "1")])
        request.author = nil
        request.committer = nil
        request.now = Signature.Time(seconds: 1_000, offsetMinutes: -90)
        let commit = try #require(try store.commit(request).commit)
        let info = try store.info(commit)
        #expect(
            info.author
                == Signature(
                    name: "Ada", email: "ada@example.org", seconds: 1_000, offsetMinutes: -90))
        #expect(try sandbox.git("log", "-1", "--format=%ad", "--date=raw") == "1000 -0130\n")
        request.changes = [.new("b.md", "1")]
        request.author = Signature(name: "<>", email: "x", seconds: 1, offsetMinutes: 0)
        #expect(code { _ = try store.commit(request) } != nil)
    }

    @Test func initializesARepository() throws {
        _ = Sandbox.hermetic
        let directory = try TemporaryDirectory()
        let path = directory.appending("a/b")
        try GitRepositoryStore.initialize(at: path)
        let store = try GitRepositoryStore(openingAt: path)
        #expect(try store.branch() == "main")
        #expect(code { try GitRepositoryStore.initialize(at: "/dev/null/x") } != nil)
    }

    @Test func anotherUsersRepositoryIsNotTrusted() throws {
        let sandbox = try Sandbox()
        // Only the superuser can give a file away.
        guard geteuid() == 0 else { return }
        for path in ["", "/.git"] {
            #expect(chown(sandbox.path + path, 12_345, 12_345) == 0)
        }
        let error = try #require(failure(sandbox.path))
        #expect(error.code == .notTrusted)
        #expect(error.description.contains("safe.directory"))
    }

    @Test func shallowClonesKeepWhatTheyHave() throws {
        let sandbox = try Sandbox()
        let store = try sandbox.store()
        for number in 1...3 {
            _ = try store.commit(CommitRequest([.put("t/a.md", "\(number)\n")], seconds: 5_000))
        }
        let top = sandbox.directory.path
        try sandbox.git(["clone", "-q", "--depth=2", "file://\(sandbox.path)", "shallow"], in: top)
        let clone = try GitRepositoryStore(openingAt: top + "/shallow")
        let history = try clone.history(of: "t/a.md", from: nil, limit: 9)
        #expect(history.map(\.blob) == [blob("3\n"), blob("2\n")])
        #expect(try clone.commitBefore(4_000) == nil)
        let gone = try store.resolve("HEAD~3")
        #expect(try clone.changedPaths(from: gone, to: clone.resolve("HEAD")) == nil)
        #expect(try clone.commit(CommitRequest([.new("t/b.md", "1")])).commit != nil)
    }

    @Test func mergesAreSimplifiedAsGitDoes() throws {
        let sandbox = try Sandbox()
        let store = try sandbox.store()
        func put(_ path: String, _ text: String, _ seconds: Int64) throws {
            _ = try store.commit(CommitRequest([.put(path, text)], seconds: seconds))
        }
        try put("t/a.md", "base\n", 2_000_000_000)
        try sandbox.git("checkout", "-q", "-b", "side")
        try put("t/a.md", "side\n", 2_000_000_010)
        try put("t/b.md", "side\n", 2_000_000_020)
        try sandbox.git("checkout", "-q", "main")
        try put("t/c.md", "main\n", 2_000_000_030)
        try put("t/b.md", "side\n", 2_000_000_040)
        try sandbox.git("merge", "-q", "--no-edit", "side")
        for path in ["t/a.md", "t/b.md", "t/c.md"] {
            let expected = try sandbox.git("log", "--format=%H", "--", path)
            let ours = try store.history(of: path, from: nil, limit: 99).map { "\($0.commit.id)\n" }
            #expect(ours.joined() == expected, "\(path)")
        }
        #expect(
            try store.changedPaths(from: store.resolve("HEAD^1"), to: store.resolve("HEAD"))
                == ["t/a.md"])
    }
}
