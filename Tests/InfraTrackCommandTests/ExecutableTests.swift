import Foundation
import TestSupport
import Testing

/// The built executable, as git, monitors and shells start it.
@Suite(.enabled(if: Executable.isBuilt)) struct ExecutableTests {
    @Test func theSameInputsGiveTheSameTree() throws {
        let tips = try (0..<2).map { _ in
            let folder = try TemporaryDirectory()
            try Git.run(["init", "-q", "-b", "main", "."], in: folder.path)
            try Executable.run(["init"], in: folder)
            let first = try Executable.run(["task", "new", "One"], in: folder)
            let second = try Executable.run(["task", "new", "Two"], in: folder)
            #expect(first.status == 0)
            #expect(first.output != second.output)
            return try Git.run(["rev-parse", "HEAD^{tree}"], in: folder.path).output
        }
        #expect(tips[0] == tips[1])
    }

    @Test func gitMergesWithTheDriver() throws {
        let folder = try TemporaryDirectory()
        try Git.run(["init", "-q", "-b", "main", "."], in: folder.path)
        try Executable.run(["init", "ops"], in: folder)
        let id = try Executable.run(["-C", "ops", "task", "new", "One"], in: folder).output
            .trimmingCharacters(in: .newlines)
        let edit = {
            try Executable.run(["-C", "ops", "task", "edit", id, "--set", $0], in: folder)
        }
        try Git.run(["checkout", "-q", "-b", "other"], in: folder.path)
        #expect(try edit("priority=P1").status == 0)
        try Git.run(["checkout", "-q", "main"], in: folder.path)
        #expect(try edit("category=storage").status == 0)
        let merge = try Git.run(["merge", "-q", "-m", "both", "other"], in: folder.path)
        #expect(merge.status == 0, "\(merge.errors)")
        let shown = try Executable.run(["-C", "ops", "task", "show", id, "--json"], in: folder)
        #expect(shown.output.contains(#""priority":"P1","category":"storage""#))

        try Git.run(["checkout", "-q", "-b", "third"], in: folder.path)
        #expect(try edit("owner=lena").status == 0)
        try Git.run(["checkout", "-q", "main"], in: folder.path)
        #expect(try edit("owner=marcus").status == 0)
        let conflict = try Git.run(["merge", "-q", "third"], in: folder.path)
        #expect(conflict.status == 1)
        #expect(conflict.errors.contains("both sides changed owner"))
        let list = try Executable.run(["-C", "ops", "task", "list"], in: folder)
        #expect(list.status == 0)
        #expect(list.errors.contains("merge conflict"))
        #expect(try Executable.run(["-C", "ops", "check"], in: folder).status == 1)
    }

    @Test func standardInputAndOutput() throws {
        let folder = try TemporaryDirectory()
        try Git.run(["init", "-q", "-b", "main", "."], in: folder.path)
        try Executable.run(["init"], in: folder)
        let made = try Executable.run(
            ["task", "new", "One", "--body", "-"], in: folder, input: "From a pipe.\n")
        #expect(made.status == 0, "\(made.errors)")
        #expect(try Executable.run(["search", "pipe"], in: folder).status == 0)
        #expect(try Executable.run(["search", "nowhere"], in: folder).status == 1)
        let full = try Executable.shell("\"$0\" task list > /dev/full", in: folder)
        #expect(full.status == 74)
        #expect(full.errors.contains("standard output"))
        #expect(try Executable.shell("\"$0\" task list >&-", in: folder).status == 74)
        #expect(try Executable.shell("\"$0\" task list 2>&-", in: folder).status == 0)
        #expect(try Executable.shell("\"$0\" task new x --body - <&-", in: folder).status == 74)
    }

    @Test func refusesVariablesItCannotRead() throws {
        let folder = try TemporaryDirectory()
        for name in ["INFRATRACK_NOW", "INFRATRACK_SEED"] {
            let result = try Executable.run(["version"], in: folder, variables: [name: "soon"])
            #expect(result.status == 64)
            #expect(result.output.isEmpty)
            #expect(result.errors.contains(name))
        }
    }
}

/// Starts the executable of this build.
enum Executable {
    static let path = Bundle.main.executableURL?.deletingLastPathComponent()
        .appendingPathComponent("infratrack").path
    static let built = [path, buildFolder].compactMap { $0 }
        .first { FileManager.default.isExecutableFile(atPath: $0) }
    static let isBuilt = built != nil

    /// The test bundle may be loaded by a program of the toolchain.
    private static let buildFolder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent(".build/debug/infratrack").path

    @discardableResult
    static func run(
        _ arguments: [String], in folder: TemporaryDirectory, input: String = "",
        variables: [String: String] = [:]
    ) throws -> ProgramResult {
        try Program.run(
            [built ?? ""] + arguments, in: folder.path,
            environment: environment(folder).merging(variables) { $1 }, input: Data(input.utf8))
    }

    /// Runs a line of shell in which `$0` is the executable.
    static func shell(_ line: String, in folder: TemporaryDirectory) throws -> ProgramResult {
        try Program.run(
            ["sh", "-c", line, built ?? ""], in: folder.path, environment: environment(folder))
    }

    private static func environment(_ folder: TemporaryDirectory) -> [String: String] {
        let own = ProcessInfo.processInfo.environment
        var environment = Git.environment(home: folder.path)
        environment["INFRATRACK_NOW"] = "2026-11-23T02:00:00+01:00"
        environment["INFRATRACK_SEED"] = "7"
        // A build with coverage writes where the tests' own counts go, not into the store.
        environment["LLVM_PROFILE_FILE"] = own["LLVM_PROFILE_FILE"] ?? "/dev/null"
        return environment
    }
}
