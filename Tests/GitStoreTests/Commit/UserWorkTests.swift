import Foundation
import GitStore
import TestSupport
import Testing

/// The user's work beside ours, in every state of a repository.
@Suite struct UserWorkTests {
    @Test func stageLeavesTheCommitToTheUser() throws {
        let sandbox = try Sandbox()
        try sandbox.write("code.txt", "two\n")
        let store = try sandbox.store()
        _ = try store.commit(CommitRequest([.new("t/a.md", "1\n")], mode: .stage))
        #expect(try sandbox.git("status", "--porcelain") == " M code.txt\nA  t/a.md\n")
        let edit = FileChange.edit("t/a.md", from: "1\n", to: "2\n")
        _ = try store.commit(CommitRequest([edit], mode: .stage))
        try sandbox.git("commit", "-q", "-m", "by git")
        #expect(try sandbox.git("show", "HEAD:t/a.md") == "2\n")
        _ = try store.commit(CommitRequest([.remove("t/a.md", from: "2\n")], mode: .stage))
        #expect(try sandbox.git("status", "--porcelain") == " M code.txt\nD  t/a.md\n")
    }

    @Test func writeTouchesFilesOnly() throws {
        let sandbox = try Sandbox()
        _ = try sandbox.store().commit(CommitRequest([.new("t/a.md", "1\n")], mode: .write))
        #expect(try sandbox.git("status", "--porcelain") == "?? t/\n")
    }

    @Test func handEditedRecordIsCommittedWhole() throws {
        let sandbox = try Sandbox()
        let store = try sandbox.store()
        _ = try store.commit(CommitRequest([.new("t/a.md", "1\n"), .new("t/b.md", "1\n")]))
        try sandbox.write("t/a.md", "hand\n")
        try sandbox.git("add", "t/a.md")
        try sandbox.write("t/b.md", "dirty\n")
        let edit = FileChange.edit("t/a.md", from: "hand\n", to: "hand 2\n")
        let outcome = try store.commit(CommitRequest([edit]))
        #expect(outcome.handEdited == ["t/a.md"])
        #expect(try sandbox.git("status", "--porcelain") == " M t/b.md\n")
    }

    @Test func recordStagedWithOtherContentIsRefused() throws {
        let sandbox = try Sandbox()
        let store = try sandbox.store()
        _ = try store.commit(CommitRequest([.new("t/a.md", "1\n")]))
        try sandbox.write("t/a.md", "staged\n")
        try sandbox.git("add", "t/a.md")
        try sandbox.write("t/a.md", "working\n")
        let before = try sandbox.state()
        for mode in [CommitMode.commit, .stage] {
            let edit = FileChange.edit("t/a.md", from: "working\n", to: "2\n")
            #expect(
                code { _ = try store.commit(CommitRequest([edit], mode: mode)) } == .stagedElsewhere
            )
        }
        #expect(try sandbox.state() == before)
        try sandbox.git("rm", "-q", "--cached", "-f", "t/a.md")
        let edit = FileChange.edit("t/a.md", from: "working\n", to: "2\n")
        #expect(code { _ = try store.commit(CommitRequest([edit])) } == .stagedElsewhere)
    }

    @Test func intentToAddIsNoOtherContent() throws {
        let sandbox = try Sandbox()
        try sandbox.write("t/a.md", "hand\n")
        try sandbox.git("add", "-N", "t/a.md")
        let store = try sandbox.store()
        let edit = FileChange.edit("t/a.md", from: "hand\n", to: "2\n")
        #expect(try store.commit(CommitRequest([edit])).handEdited == ["t/a.md"])
        #expect(try sandbox.git("status", "--porcelain") == "")
    }

    @Test func linkedWorkTreeHasItsOwnBranchAndIndex() throws {
        let sandbox = try Sandbox()
        try sandbox.git("worktree", "add", "-q", "-b", "side", "../side")
        try sandbox.write("code.txt", "two\n")
        try sandbox.git("add", "code.txt")
        let before = try sandbox.state()
        let side = sandbox.directory.appending("side")
        let store = try GitRepositoryStore(openingAt: side)
        _ = try store.commit(CommitRequest([.new("t/a.md", "1\n")]))
        #expect(try store.branch() == "side")
        #expect(store.privateDirectory == sandbox.path + "/.git/infratrack")
        #expect(try sandbox.state() == before)
        #expect(try sandbox.git(["status", "--porcelain"], in: side) == "")
        #expect(try sandbox.git("log", "--format=%s", "side") == "change records\nfirst\n")
        #expect(try sandbox.git("log", "--format=%s", "main") == "first\n")
        #expect(try sandbox.git(["reflog", "--format=%gs"], in: side).hasPrefix("commit: change"))
    }

    @Test func workTreeOfBareRepository() throws {
        let sandbox = try Sandbox()
        let top = sandbox.directory.path
        try sandbox.git(["clone", "-q", "--bare", "work", "bare.git"], in: top)
        try sandbox.git(["worktree", "add", "-q", "../wt", "main"], in: top + "/bare.git")
        let store = try GitRepositoryStore(openingAt: top + "/wt")
        _ = try store.commit(CommitRequest([.new("t/a.md", "1\n")]))
        #expect(try sandbox.git(["status", "--porcelain"], in: top + "/wt") == "")
        #expect(
            code { _ = try GitRepositoryStore(openingAt: top + "/bare.git") } == .bareRepository)
    }

    @Test func firstCommitOfABranch() throws {
        let sandbox = try Sandbox(commit: false)
        try sandbox.write("code.txt", "one\n")
        try sandbox.git("add", "code.txt")
        try sandbox.git("symbolic-ref", "HEAD", "refs/heads/team/ops")
        let store = try sandbox.store()
        #expect(try store.head() == nil)
        #expect(try store.branch() == "team/ops")
        #expect(try store.commitBefore(9_999_999_999) == nil)
        #expect(try store.history(of: "a.md", from: nil, limit: 1).isEmpty)
        _ = try store.commit(CommitRequest([.new("t/a.md", "1\n")]))
        #expect(try sandbox.git("status", "--porcelain") == "A  code.txt\n")
        #expect(try sandbox.git("reflog", "--format=%gs") == "commit (initial): change records\n")
    }

    @Test func branchNameInTheWayIsNamed() throws {
        let sandbox = try Sandbox()
        try sandbox.git("branch", "team")
        try sandbox.git("pack-refs", "--all")
        try sandbox.git("symbolic-ref", "HEAD", "refs/heads/team/ops")
        let request = CommitRequest([.new("t/a.md", "1\n")])
        let store = try sandbox.store()
        #expect(code { _ = try store.commit(request) } == .exists)
        try sandbox.git("symbolic-ref", "HEAD", "refs/heads/a")
        try sandbox.git("branch", "a/b", "main")
        try sandbox.git("pack-refs", "--all")
        #expect(code { _ = try store.commit(request) } == .exists)
        #expect(!sandbox.exists("t"))
    }

    @Test func detachedHeadOnlyWhenAllowed() throws {
        let sandbox = try Sandbox()
        try sandbox.git("checkout", "-q", "--detach")
        let store = try sandbox.store()
        #expect(try store.branch() == nil)
        var request = CommitRequest([.new("t/a.md", "1\n")])
        #expect(code { _ = try store.commit(request) } == .detachedHead)
        request.allowDetached = true
        let commit = try store.commit(request).commit
        #expect(try store.head() == commit)
        #expect(try sandbox.git("status", "--porcelain") == "")
        #expect(try sandbox.git("log", "--format=%s", "main") == "first\n")
    }

    @Test func packedBranchMoves() throws {
        let sandbox = try Sandbox()
        try sandbox.git("pack-refs", "--all")
        try sandbox.git("gc", "-q")
        _ = try sandbox.store().commit(CommitRequest([.new("t/a.md", "1\n")]))
        #expect(try sandbox.git("log", "--format=%s") == "change records\nfirst\n")
    }

    @Test func refusesInTheMiddleOfAMerge() throws {
        let sandbox = try Sandbox()
        let store = try sandbox.store()
        _ = try store.commit(CommitRequest([.new("t/a.md", "1\n")]))
        try sandbox.git("checkout", "-q", "-b", "side")
        _ = try store.commit(CommitRequest([.put("t/a.md", "side\n")]))
        try sandbox.git("checkout", "-q", "main")
        _ = try store.commit(CommitRequest([.put("t/a.md", "main\n")]))
        #expect(try Git.run(["merge", "side"], in: sandbox.path).status == 1)
        let before = try sandbox.state()
        for mode in CommitMode.allCases {
            let request = CommitRequest([.new("t/b.md", "1\n")], mode: mode)
            #expect(code { _ = try store.commit(request) } == .operationInProgress)
        }
        #expect(try sandbox.state() == before)
        // The marker gone, the conflict still stands in the index.
        try FileManager.default.removeItem(atPath: sandbox.path + "/.git/MERGE_HEAD")
        #expect(
            code { _ = try store.commit(CommitRequest([.put("t/a.md", "x\n")])) }
                == .conflictedIndex)
        _ = try store.commit(CommitRequest([.new("t/b.md", "1\n")]))
        #expect(try sandbox.git("ls-files", "-u").split(separator: "\n").count == 3)
    }

    @Test func refusesInTheMiddleOfARebase() throws {
        let sandbox = try Sandbox()
        try sandbox.git("checkout", "-q", "-b", "side")
        try sandbox.write("code.txt", "side\n")
        try sandbox.git("commit", "-qam", "side")
        try sandbox.git("checkout", "-q", "main")
        try sandbox.write("code.txt", "main\n")
        try sandbox.git("commit", "-qam", "main")
        #expect(try Git.run(["rebase", "side"], in: sandbox.path).status != 0)
        let request = CommitRequest([.new("t/b.md", "1\n")])
        #expect(code { _ = try sandbox.store().commit(request) } == .operationInProgress)
    }

    @Test func filterDriversAreRefused() throws {
        let sandbox = try Sandbox()
        try sandbox.write(
            ".gitattributes", "*.sec filter=crypt\n*.utf working-tree-encoding=UTF-16\n")
        let store = try sandbox.store()
        for name in ["t/a.sec", "t/a.utf"] {
            let request = CommitRequest([.new(name, "1\n")])
            #expect(code { _ = try store.commit(request) } == .filterDriver)
        }
        #expect(!sandbox.exists("t"))
        // An attribute file that is staged but not in the work tree counts as well, as in git.
        try sandbox.git("add", ".gitattributes")
        try FileManager.default.removeItem(atPath: sandbox.path + "/.gitattributes")
        let again = try sandbox.store()
        let request = CommitRequest([.new("t/a.sec", "1\n")])
        #expect(code { _ = try again.commit(request) } == .filterDriver)
    }

    @Test func symbolicLinksAreRefused() throws {
        let sandbox = try Sandbox()
        try sandbox.directory.write("outside\n", to: "outside/a.md")
        let files = FileManager.default
        try files.createSymbolicLink(
            atPath: sandbox.path + "/t", withDestinationPath: "../outside")
        try files.createSymbolicLink(
            atPath: sandbox.path + "/l.md", withDestinationPath: "code.txt")
        let store = try sandbox.store()
        for path in ["t/a.md", "t/new.md", "l.md"] {
            let request = CommitRequest([.put(path, "x\n")])
            #expect(code { _ = try store.commit(request) } == .symbolicLink, "\(path)")
        }
        #expect(try sandbox.directory.read("outside/a.md") == "outside\n")
        #expect(code { _ = try store.workTree.read("t/a.md", limit: 9) } == .symbolicLink)
    }

    @Test(arguments: ["autocrlf", "attribute"]) func lineEndsAsGitStoresThem(
        _ how: String
    ) throws {
        let sandbox = try Sandbox()
        if how == "autocrlf" {
            try sandbox.git("config", "core.autocrlf", "true")
        } else {
            try sandbox.write(".gitattributes", "*.md text eol=lf\n*.raw -text\n")
            try sandbox.git("add", ".gitattributes")
            try sandbox.git("commit", "-qm", "attributes")
        }
        let store = try sandbox.store()
        let commit = try store.commit(
            CommitRequest([.new("t/a.md", "1\r\n2\r\n"), .new("t/b.raw", "$1\n")])
        ).commit
        #expect(try sandbox.git("status", "--porcelain") == "")
        #expect(try sandbox.git("show", "HEAD:t/a.md") == "1\n2\n")
        #expect(try sandbox.read("t/a.md") == "1\r\n2\r\n")
        let edit = FileChange.edit("t/a.md", from: "1\r\n2\r\n", to: "1\r\n3\r\n")
        #expect(try store.commit(CommitRequest([edit])).handEdited == [])
        #expect(commit != nil)
        #expect(try sandbox.git("status", "--porcelain") == "")
    }

    @Test func executableBitIsKept() throws {
        let sandbox = try Sandbox()
        try sandbox.write("t/run.md", "1\n")
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o755], ofItemAtPath: sandbox.path + "/t/run.md")
        let store = try sandbox.store()
        _ = try store.commit(CommitRequest([.put("t/run.md", "2\n")]))
        #expect(try sandbox.git("ls-files", "-s", "t").hasPrefix("100755"))
        #expect(try sandbox.git("status", "--porcelain") == "")
    }

    @Test func ignoredPathsAreTold() throws {
        let sandbox = try Sandbox()
        try sandbox.write(".gitignore", "t/*.md\n")
        let outcome = try sandbox.store().commit(CommitRequest([.new("t/a.md", "1\n")]))
        #expect(outcome.ignoredPaths == ["t/a.md"])
        #expect(outcome.commit != nil)
    }

    @Test func fileInThePlaceOfAFolder() throws {
        let sandbox = try Sandbox()
        try sandbox.write("t", "a file\n")
        let store = try sandbox.store()
        #expect(code { _ = try store.commit(CommitRequest([.new("t/a.md", "1\n")])) } == .io)
        try sandbox.write("u/x.md/y", "deeper\n")
        #expect(code { _ = try store.commit(CommitRequest([.put("u/x.md", "1\n")])) } == .io)
        #expect(try sandbox.git("status", "--porcelain") == "?? t\n?? u/\n")
    }

    @Test func environmentThatPointsElsewhereIsRefused() throws {
        let sandbox = try Sandbox()
        let options = OpenOptions(environmentOverrides: ["GIT_INDEX_FILE"])
        let store = try sandbox.store(options: options)
        let request = CommitRequest([.new("t/a.md", "1\n")])
        #expect(code { _ = try store.commit(request) } == .environmentOverride)
    }

    @Test func foreignLockIsNamedAndLeft() throws {
        let sandbox = try Sandbox()
        let store = try sandbox.store()
        for lock in ["index.lock", "refs/heads/main.lock"] {
            try sandbox.write(".git/" + lock, "")
            var request = CommitRequest([.new("t/a.md", "1\n")])
            request.waitSeconds = 0
            do {
                _ = try store.commit(request)
                Issue.record("committed beside a lock")
            } catch {
                #expect(error.code == .busy)
                #expect(error.path == sandbox.path + "/.git/" + lock)
            }
            #expect(sandbox.exists(".git/" + lock))
            try FileManager.default.removeItem(atPath: sandbox.path + "/.git/" + lock)
        }
        #expect(!sandbox.exists("t"))
        #expect(!sandbox.exists(".git/index.lock"))
        _ = try store.commit(CommitRequest([.new("t/a.md", "1\n")]))
    }
}
