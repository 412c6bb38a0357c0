import Foundation
import GitStore
import TestSupport
import Testing

/// Exchanges with a remote repository, by the real git.
@Suite struct SyncTests {
    /// Two clones of one bare repository.
    private struct Clones {
        let path: String
        let sandbox: Sandbox
        var other: String { sandbox.directory.appending("other") }

        init() throws {
            sandbox = try Sandbox()
            path = sandbox.path
            let top = sandbox.directory.path
            try sandbox.git(["clone", "-q", "--bare", "work", "bare.git"], in: top)
            try sandbox.git("remote", "add", "origin", top + "/bare.git")
            try sandbox.git(["clone", "-q", "bare.git", "other"], in: top)
        }

        func commit(_ text: String, to name: String, in folder: String) throws {
            try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/" + name))
            try sandbox.git(["add", "-A"], in: folder)
            try sandbox.git(["commit", "-q", "-m", name], in: folder)
        }

        func sync(_ folder: String, _ remote: String? = nil) throws(GitError) -> SyncOutcome {
            var options = OpenOptions()
            options.environment = Git.environment(home: sandbox.directory.path)
            return try GitRepositoryStore(openingAt: folder, options: options)
                .synchronize(with: remote)
        }
    }

    private func numbers(_ outcome: SyncOutcome) -> [Int] { [outcome.received, outcome.sent] }

    @Test func sendsAndReceives() throws {
        let clones = try Clones()
        try clones.commit("1\n", to: "a.md", in: clones.path)
        let first = try clones.sync(clones.path)
        #expect(numbers(first) == [0, 1])
        #expect(first.remote == "origin")
        #expect(first.branch == "main")
        try clones.commit("2\n", to: "b.md", in: clones.other)
        let merged = try clones.sync(clones.other)
        #expect(numbers(merged) == [1, 2])
        let last = try clones.sync(clones.path, "origin")
        #expect(numbers(last) == [2, 0])
        #expect(try clones.sandbox.read("b.md") == "2\n")
        let again = try clones.sync(clones.path)
        #expect(numbers(again) == [0, 0])
        #expect(try clones.sandbox.problems() == "")
    }

    @Test func aNewBranchIsSent() throws {
        let clones = try Clones()
        try clones.sandbox.git("switch", "-q", "-c", "night")
        try clones.commit("1\n", to: "a.md", in: clones.path)
        #expect(try clones.sync(clones.path).sent == 2)
        let branches = try clones.sandbox.git("ls-remote", "--heads", "origin")
        #expect(branches.contains("refs/heads/night"))
    }

    @Test func contradictionsAreTakenBack() throws {
        let clones = try Clones()
        try clones.commit("mine\n", to: "code.txt", in: clones.path)
        try clones.commit("theirs\n", to: "code.txt", in: clones.other)
        _ = try clones.sync(clones.other)
        let outcome = try clones.sync(clones.path)
        #expect(outcome.conflicts == ["code.txt"])
        #expect(numbers(outcome) == [0, 0])
        #expect(try clones.sandbox.read("code.txt") == "mine\n")
        #expect(try clones.sandbox.state() == ["", "", ""])
    }

    @Test func aWorkTreeInTheWayIsRefused() throws {
        let clones = try Clones()
        try clones.commit("theirs\n", to: "code.txt", in: clones.other)
        _ = try clones.sync(clones.other)
        try clones.sandbox.write("code.txt", "not committed\n")
        let error = code { _ = try clones.sync(clones.path) }
        #expect(error == .stagedElsewhere)
        #expect(try clones.sandbox.read("code.txt") == "not committed\n")
    }

    @Test func whatCannotBeIsNamed() throws {
        let clones = try Clones()
        for name in ["nowhere", "--all"] {
            #expect(code { _ = try clones.sync(clones.path, name) } == .missing)
        }
        try clones.sandbox.git("remote", "add", "gone", "/nonexistent/gone.git")
        do throws(GitError) {
            _ = try clones.sync(clones.path, "gone")
            Issue.record("it answered")
        } catch {
            #expect(error.code == .unreachable)
            #expect(error.description.contains("gone does not answer: fatal: "))
            #expect(!error.description.contains("\n"))
        }
        try clones.sandbox.git("checkout", "-q", "--detach")
        #expect(code { _ = try clones.sync(clones.path) } == .detachedHead)
    }

    @Test func aRemoteThatRefusesIsNamed() throws {
        let clones = try Clones()
        let hook = clones.sandbox.directory.appending("bare.git/hooks/pre-receive")
        try Data("#!/bin/sh\necho closed for the night >&2\nexit 1\n".utf8)
            .write(to: URL(fileURLWithPath: hook))
        #expect(chmod(hook, 0o755) == 0)
        try clones.commit("1\n", to: "a.md", in: clones.path)
        do throws(GitError) {
            _ = try clones.sync(clones.path)
            Issue.record("it was sent")
        } catch {
            #expect(error.code == .unreachable)
            #expect(error.description.contains("closed for the night"))
        }
    }
}
