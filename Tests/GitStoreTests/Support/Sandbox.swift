import Foundation
import GitStore
import TestSupport

/// A repository of its own with the real `git` beside it.
final class Sandbox: Sendable {
    let directory: TemporaryDirectory
    var path: String { directory.path + "/work" }

    static let hermetic: Void = {
        for level in [Library.Level.system, .xdg, .global] {
            Library.searchConfiguration(level, in: "/nonexistent")
        }
    }()

    init(_ format: [String] = [], commit: Bool = true) throws {
        _ = Self.hermetic
        directory = try TemporaryDirectory()
        try git(["init", "-q", "-b", "main"] + format + ["work"], in: directory.path)
        if commit {
            try write("code.txt", "one\n")
            try git("add", "code.txt")
            try git("commit", "-q", "-m", "first")
        }
    }

    func write(_ name: String, _ text: String) throws {
        try directory.write(text, to: "work/" + name)
    }

    func read(_ name: String) throws -> String { try directory.read("work/" + name) }

    func exists(_ name: String) -> Bool {
        FileManager.default.fileExists(atPath: path + "/" + name)
    }

    /// Runs git; a failure is an error.
    @discardableResult
    func git(_ arguments: String...) throws -> String { try git(arguments, in: path) }

    @discardableResult
    func git(_ arguments: [String], in directory: String) throws -> String {
        let result = try Git.run(arguments, in: directory)
        guard result.status == 0 else {
            throw Failure(text: "git \(arguments.joined(separator: " ")): \(result.errors)")
        }
        return result.output
    }

    struct Failure: Error { let text: String }

    /// Opens the store at the top or in a folder.
    func store(
        _ folder: String = "", options: OpenOptions = OpenOptions(durable: false)
    ) throws -> GitRepositoryStore {
        try GitRepositoryStore(
            openingAt: folder.isEmpty ? path : path + "/" + folder, options: options)
    }

    /// What git says of the user's own work.
    func state(_ folder: String = "") throws -> [String] {
        [
            try git("status", "--porcelain=v1", "--untracked-files=all"),
            try git("diff", "--cached"), try git("diff"),
        ]
    }

    /// Checks the repository with git itself: nothing broken, nothing dangling.
    func problems() throws -> String {
        let result = try Git.run(["fsck", "--full", "--strict"], in: path)
        return result.output + result.errors
    }
}

extension Signature {
    static let marcus = Signature(
        name: "Marcus Weber", email: "marcus@example.org", seconds: 1_795_402_800,
        offsetMinutes: 60)
}

extension CommitRequest {
    /// A request by a known person.
    init(_ changes: [FileChange], mode: CommitMode = .commit, seconds: Int64 = 1_795_402_800) {
        var person = Signature.marcus
        person.seconds = seconds
        self.init(
            changes: changes, message: "change records", author: person, committer: person,
            now: Signature.Time(seconds: seconds), mode: mode, waitSeconds: 10)
    }
}

extension FileChange {
    static func new(_ path: String, _ text: String) -> FileChange {
        FileChange(path: path, content: Array(text.utf8), base: .absent)
    }

    static func edit(_ path: String, from old: String, to new: String) -> FileChange {
        FileChange(path: path, content: Array(new.utf8), base: .content(blob(old)))
    }

    static func put(_ path: String, _ text: String) -> FileChange {
        FileChange(path: path, content: Array(text.utf8), base: .any)
    }

    static func remove(_ path: String, from old: String) -> FileChange {
        FileChange(path: path, content: nil, base: .content(blob(old)))
    }
}

func blob(_ text: String) -> ObjectID { ObjectID.blob(Array(text.utf8)) }

/// The code of the error that a call throws; nil when it throws none.
func code(_ body: () throws -> Void) -> GitError.Code? {
    do {
        try body()
        return nil
    } catch {
        return (error as? GitError)?.code
    }
}
