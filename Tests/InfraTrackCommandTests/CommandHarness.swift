import Foundation
import GitStore
import InfraTrack
import InfraTrackTesting
import Synchronization
import TestSupport

@testable import InfraTrackCommand

/// A temporary git repository in which calls of the command run in this process.
final class CommandHarness: Sendable {
    let directory: TemporaryDirectory
    private let surroundings = Surroundings.fixed(
        at: "2026-11-23T02:00:00+01:00", tick: 1, seed: 7)
    private let said = Mutex<(output: String, errors: String)>(("", ""))
    private let input = Mutex<[UInt8]>([])

    /// The configuration of whoever runs the tests has no part in them.
    private static let hermetic: Void = {
        for level in [Library.Level.system, .xdg, .global] {
            Library.searchConfiguration(level, in: "/nonexistent")
        }
    }()

    /// Makes the folder, with an empty repository in it.
    init() throws {
        _ = Self.hermetic
        directory = try TemporaryDirectory()
        try git(["init", "-q", "-b", "main", "."])
    }

    var path: String { directory.path }

    /// Runs one call and returns what it printed and its status.
    func run(
        _ arguments: [String], input text: String = "", variables: [String: String] = [:]
    ) -> ProgramResult {
        said.withLock { $0 = ("", "") }
        input.withLock { $0 = Array(text.utf8) }
        let status = Invocation(environment(variables)).run(arguments)
        let (output, errors) = said.withLock { $0 }
        return ProgramResult(status: status, output: output, errors: errors)
    }

    /// Runs the real git in the repository.
    @discardableResult
    func git(_ arguments: [String]) throws -> ProgramResult {
        try Git.run(arguments, in: directory.path)
    }

    /// The tip and everything that differs from it, in the index and beside it.
    func state() throws -> String {
        try git(["rev-parse", "HEAD"]).output
            + git(["status", "--porcelain=v2", "--untracked-files=all", "--ignored"]).output
            + git(["ls-files", "--stage"]).output
    }

    private func environment(_ variables: [String: String]) -> Environment {
        let author = [
            "GIT_AUTHOR_NAME": "Marcus Weber", "GIT_AUTHOR_EMAIL": "marcus@example.org",
            "GIT_COMMITTER_NAME": "Marcus Weber", "GIT_COMMITTER_EMAIL": "marcus@example.org",
        ]
        return Environment(
            directory: directory.path, variables: author.merging(variables) { $1 },
            executable: "/usr/bin/infratrack", now: surroundings.now,
            entropy: surroundings.entropy,
            input: { [weak self] in self?.input.withLock { $0 } ?? [] },
            output: { [weak self] text in self?.said.withLock { $0.output += text } },
            message: { [weak self] text in self?.said.withLock { $0.errors += text } })
    }
}
