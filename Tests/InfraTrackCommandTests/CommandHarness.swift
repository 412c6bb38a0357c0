import Foundation
import InfraTrack
import InfraTrackTesting
import Synchronization
import TestSupport

@testable import InfraTrackCommand

/// A temporary git repository in which calls of the command run in this process.
final class CommandHarness: Sendable {
    let directory: TemporaryDirectory
    private let surroundings: Surroundings
    private let said = Mutex<(output: String, errors: String)>(("", ""))
    private let input = Mutex<[UInt8]>([])
    let variables: [String: String]

    init(variables: [String: String] = [:], git: Bool = true) throws {
        directory = try TemporaryDirectory()
        surroundings = .fixed(at: "2026-11-23T02:00:00+01:00", tick: 1, seed: 7)
        let author = [
            "GIT_AUTHOR_NAME": "Marcus Weber", "GIT_AUTHOR_EMAIL": "marcus@example.org",
            "GIT_COMMITTER_NAME": "Marcus Weber", "GIT_COMMITTER_EMAIL": "marcus@example.org",
        ]
        self.variables = author.merging(variables) { $1 }
        if git { try self.git(["init", "-q", "-b", "main", "."]) }
    }

    var path: String { directory.path }

    /// Runs one call and returns what it printed and its status.
    func run(_ arguments: [String], input text: String = "") -> ProgramResult {
        said.withLock { $0 = ("", "") }
        input.withLock { $0 = Array(text.utf8) }
        let status = Invocation(environment).run(arguments)
        let (output, errors) = said.withLock { $0 }
        return ProgramResult(status: status, output: output, errors: errors)
    }

    /// Runs the real git in the repository.
    @discardableResult
    func git(_ arguments: [String]) throws -> ProgramResult {
        try Git.run(arguments, in: directory.path)
    }

    private var environment: Environment {
        Environment(
            directory: directory.path, variables: variables, executable: "/usr/bin/infratrack",
            now: surroundings.now, entropy: surroundings.entropy,
            input: { [weak self] in self?.input.withLock { $0 } ?? [] },
            output: { [weak self] text in self?.said.withLock { $0.output += text } },
            message: { [weak self] text in self?.said.withLock { $0.errors += text } })
    }
}
