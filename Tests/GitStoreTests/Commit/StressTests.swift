import Foundation
import GitStore
import Synchronization
import TestSupport
import Testing

/// A store that several threads share.
private final class Shared: Sendable {
    let store: Mutex<GitRepositoryStore>

    init(_ store: consuming sending GitRepositoryStore) { self.store = Mutex(store) }
}

/// Many writers at once: threads with stores of their own, a shared one, and git itself.
@Suite struct StressTests {
    @Test func nothingIsLostBesideGit() throws {
        let sandbox = try Sandbox()
        let shared = Shared(try sandbox.store())
        let failures = Mutex<[String]>([])
        let rounds = 15
        DispatchQueue.concurrentPerform(iterations: 5) { writer in
            for round in 0..<rounds {
                do {
                    if writer == 0 {
                        try commitWithGit(sandbox, round)
                    } else {
                        let path = "t/\(writer)/\(round % 4).md"
                        let request = CommitRequest([.put(path, "\(writer) \(round)\n")])
                        try mendingTheIndex(sandbox) {
                            if writer < 3 {
                                _ = try shared.store.withLock { try $0.commit(request) }
                            } else {
                                _ = try sandbox.store().commit(request)
                            }
                        }
                    }
                } catch {
                    failures.withLock { $0.append("\(writer) \(round): \(error)") }
                }
            }
        }
        #expect(failures.withLock { $0 } == [])
        #expect(try sandbox.git("rev-list", "--count", "HEAD") == "\(5 * rounds + 1)\n")
        let problems = try sandbox.problems()
        #expect(!problems.contains("error"))
        // git makes a commit before it finds the branch locked; we never do.
        for line in problems.split(separator: "\n") where line.hasPrefix("dangling commit ") {
            let subject = try sandbox.git("show", "-s", "--format=%s", String(line.suffix(40)))
            #expect(subject.hasPrefix("user "), "\(line)")
        }
        for writer in 1...4 {
            for round in rounds - 4..<rounds {
                let text = try sandbox.read("t/\(writer)/\(round % 4).md")
                #expect(text == "\(writer) \(round)\n")
            }
        }
        // A commit of git's from the index it had read before shows our newest as changed again.
        try unstage(sandbox)
        let state = try sandbox.git("status", "--porcelain").split(separator: "\n")
        #expect(state.allSatisfy { $0.hasPrefix(" M t/") }, "\(state)")
        #expect(!sandbox.exists(".git/index.lock"))
    }

    /// `git commit` reads the index before it locks it, and may write back what it read: then our
    /// entry is that of an earlier commit, which is refused with a cure, and the cure is tried.
    private func mendingTheIndex(_ sandbox: Sandbox, _ commit: () throws -> Void) throws {
        for _ in 0..<20 {
            do {
                return try commit()
            } catch let error as GitError where error.code == .stagedElsewhere {
                try unstage(sandbox)
            }
        }
        try commit()
    }

    private func unstage(_ sandbox: Sandbox) throws {
        try retrying(["restore", "--staged", "t"], sandbox)
    }

    /// Stages and commits a file; waits while another writer holds git's locks.
    private func commitWithGit(_ sandbox: Sandbox, _ round: Int) throws {
        try sandbox.write("user.txt", "\(round)\n")
        try retrying(["add", "user.txt"], sandbox)
        try retrying(["commit", "-qm", "user \(round)"], sandbox)
    }

    private func retrying(_ command: [String], _ sandbox: Sandbox) throws {
        for attempt in 0... {
            let result = try Git.run(command, in: sandbox.path)
            if result.status == 0 { return }
            guard attempt < 400, result.errors.contains("lock") else {
                throw Sandbox.Failure(text: result.errors)
            }
        }
    }
}
