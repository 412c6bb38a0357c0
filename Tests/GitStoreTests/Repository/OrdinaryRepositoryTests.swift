import Foundation
import GitStore
import TestSupport
import Testing

/// What is found without libgit2, and that it is what libgit2 finds.
@Suite struct OrdinaryRepositoryTests {
    @Test func findsWhatLibgit2Finds() throws {
        let sandbox = try Sandbox()
        try sandbox.write("ops/deep/x", "")
        try FileManager.default.createSymbolicLink(
            atPath: sandbox.directory.appending("link"), withDestinationPath: sandbox.path + "/ops")
        for folder in [
            sandbox.path, sandbox.path + "/ops/deep", sandbox.directory.appending("link"),
        ] {
            let found = try #require(OrdinaryRepository(around: folder))
            let known = try GitRepositoryStore.discoverWorkTree(from: folder)
            #expect(found.workTree == known.workTree)
            #expect(found.prefix == known.prefix)
            #expect(
                found.privateDirectory
                    == (try GitRepositoryStore(openingAt: folder)).privateDirectory)
        }
        let files = try #require(OrdinaryRepository(around: sandbox.path + "/ops")).files
        #expect(try files.read("deep/x", limit: 9).bytes == [])
    }

    @Test func aBranchWithoutCommitsIsOrdinary() throws {
        let sandbox = try Sandbox(commit: false)
        #expect(OrdinaryRepository(around: sandbox.path) != nil)
    }

    @Test func settingsOfEveryDayAreOrdinary() throws {
        let sandbox = try Sandbox()
        try sandbox.git("config", "user.name", "Ada")
        try sandbox.git("remote", "add", "origin", "https://example.org/bare.git")
        #expect(OrdinaryRepository(around: sandbox.path) != nil)
    }

    @Test(arguments: [
        "extensions.objectformat=sha256", "core.repositoryformatversion=1", "core.bare=true",
        "core.worktree=/nonexistent", "include.path=other", "includeif.gitdir:/.path=other",
    ])
    func otherSettingsAreForLibgit2(setting: String) throws {
        let sandbox = try Sandbox()
        let parts = setting.split(separator: "=", maxSplits: 1).map(String.init)
        try sandbox.git("config", parts[0], parts[1])
        #expect(OrdinaryRepository(around: sandbox.path) == nil)
    }

    @Test(arguments: ["HEAD", "objects", "refs", "config"])
    func damageIsForLibgit2(part: String) throws {
        let sandbox = try Sandbox()
        try FileManager.default.removeItem(atPath: sandbox.path + "/.git/" + part)
        #expect(OrdinaryRepository(around: sandbox.path) == nil)
    }

    @Test func otherFormsAreForLibgit2() throws {
        let sandbox = try Sandbox()
        let top = sandbox.directory.path
        #expect(OrdinaryRepository(around: top) == nil)
        #expect(OrdinaryRepository(around: top + "/none") == nil)
        #expect(OrdinaryRepository(around: sandbox.path + "/.git/refs") == nil)
        try sandbox.git("worktree", "add", "-q", top + "/linked")
        #expect(OrdinaryRepository(around: top + "/linked") == nil)
        #expect(try GitRepositoryStore.discoverWorkTree(from: top + "/linked").prefix == "")
        try sandbox.git(["init", "-q", "--bare", "b.git"], in: top)
        #expect(OrdinaryRepository(around: top + "/b.git") == nil)
    }

    @Test func whatAnInterruptedRunLeftIsForLibgit2() throws {
        let sandbox = try Sandbox()
        try sandbox.write(".git/infratrack/lock", "refs/heads/main.lock\n")
        #expect(OrdinaryRepository(around: sandbox.path) == nil)
        try sandbox.write(".git/infratrack/lock", "")
        #expect(OrdinaryRepository(around: sandbox.path) != nil)
    }

    @Test func anotherUsersRepositoryIsForLibgit2() throws {
        let sandbox = try Sandbox()
        // Only the superuser can give a file away.
        guard geteuid() == 0 else { return }
        #expect(chown(sandbox.path + "/.git", 12_345, 12_345) == 0)
        #expect(OrdinaryRepository(around: sandbox.path) == nil)
    }
}
