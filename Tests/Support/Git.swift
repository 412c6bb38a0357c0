public import Foundation

/// What one run of a program printed and how it ended.
public struct ProgramResult: Sendable {
    /// The exit status, or 128 + signal.
    public let status: Int32
    /// Standard output as text.
    public let output: String
    /// Standard error as text.
    public let errors: String

    /// Describes a run.
    public init(status: Int32, output: String, errors: String) {
        self.status = status
        self.output = output
        self.errors = errors
    }
}

/// The real `git` with a configuration that knows nothing of this machine.
public enum Git {
    /// The environment every spawned program gets.
    public static func environment(home: String) -> [String: String] {
        [
            "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
            "HOME": home, "LC_ALL": "C", "TZ": "UTC",
            "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": "/dev/null",
            "GIT_AUTHOR_NAME": "Marcus Weber", "GIT_AUTHOR_EMAIL": "marcus@example.org",
            "GIT_COMMITTER_NAME": "Marcus Weber", "GIT_COMMITTER_EMAIL": "marcus@example.org",
            "GIT_AUTHOR_DATE": "2026-11-23T03:00:00+00:00",
            "GIT_COMMITTER_DATE": "2026-11-23T03:00:00+00:00",
        ]
    }

    /// Runs git in a directory and returns what it said.
    @discardableResult
    public static func run(
        _ arguments: [String], in directory: String, extra: [String: String] = [:]
    ) throws -> ProgramResult {
        let environment = environment(home: directory).merging(extra) { $1 }
        return try Program.run(["git"] + arguments, in: directory, environment: environment)
    }
}

/// Starts outside programs for tests.
public enum Program {
    /// Runs a program found in the path with the given environment and input.
    public static func run(
        _ command: [String], in directory: String, environment: [String: String],
        input: Data = Data()
    ) throws -> ProgramResult {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = command
        process.currentDirectoryURL = URL(fileURLWithPath: directory)
        process.environment = environment
        let scratch = try TemporaryDirectory()
        try input.write(to: URL(fileURLWithPath: scratch.appending("in")))
        for name in ["out", "err"] { try scratch.write("", to: name) }
        process.standardInput = FileHandle(forReadingAtPath: scratch.appending("in"))
        process.standardOutput = FileHandle(forWritingAtPath: scratch.appending("out"))
        process.standardError = FileHandle(forWritingAtPath: scratch.appending("err"))
        try process.run()
        process.waitUntilExit()
        let signalled = process.terminationReason == .uncaughtSignal
        return ProgramResult(
            status: signalled ? 128 + process.terminationStatus : process.terminationStatus,
            output: try text(scratch.appending("out")), errors: try text(scratch.appending("err")))
    }

    private static func text(_ path: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
    }
}
