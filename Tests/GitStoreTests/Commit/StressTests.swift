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
                        if writer < 3 {
                            _ = try shared.store.withLock { try $0.commit(request) }
                        } else {
                            _ = try sandbox.store().commit(request)
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
        #expect(try sandbox.git("status", "--porcelain") == "")
        #expect(try sandbox.read("t/4/2.md") == "4 14\n")
        #expect(!sandbox.exists(".git/index.lock"))
    }

    /// Stages and commits a file; waits while another writer holds git's locks.
    private func commitWithGit(_ sandbox: Sandbox, _ round: Int) throws {
        try sandbox.write("user.txt", "\(round)\n")
        for command in [["add", "user.txt"], ["commit", "-qm", "user \(round)"]] {
            for attempt in 0... {
                let result = try Git.run(command, in: sandbox.path)
                if result.status == 0 { break }
                guard attempt < 400, result.errors.contains("lock") else {
                    throw Sandbox.Failure(text: result.errors)
                }
            }
        }
    }
}
