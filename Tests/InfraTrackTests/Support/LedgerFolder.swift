import Foundation
import GitStore
import InfraTrack
import InfraTrackTesting
import TestSupport

/// A store in a git work tree of its own, with the real `git` beside it.
final class LedgerFolder: Sendable {
    let directory: TemporaryDirectory
    /// The work tree.
    let top: String
    /// The store root, which may lie in a folder of the work tree.
    let path: String
    private let folder: String

    private static let hermetic: Void = {
        for level in [Library.Level.system, .xdg, .global] {
            Library.searchConfiguration(level, in: "/nonexistent")
        }
    }()

    /// Makes a work tree; with files, they are committed below the folder.
    init(in folder: String = "", files: [String: String]? = [:]) throws {
        _ = Self.hermetic
        directory = try TemporaryDirectory()
        self.folder = folder
        top = directory.appending("work")
        path = folder.isEmpty ? top : top + "/" + folder
        try Git.run(["init", "-q", "-b", "main", "work"], in: directory.path)
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        guard let files else { return }
        for (name, text) in ["infratrack.yaml": "version: 1\n"].merging(
            files, uniquingKeysWith: { $1 })
        {
            try write(text, to: name)
        }
        try commitAll("begin")
    }

    func open(
        redactor: (any Redactor)? = PassThroughRedactor(), seed: UInt64 = 1,
        settings: OpenSettings = OpenSettings(), author: Bool = true
    ) throws -> Repository {
        var surroundings = Surroundings.fixed(seed: seed)
        if !author { surroundings.author = nil }
        return try Repository(
            openingAt: path, surroundings: surroundings, settings: settings
        ) { (_) throws(LedgerError) in redactor }
    }

    /// Runs git at the top of the work tree; a failure is an error.
    @discardableResult
    func git(_ arguments: String..., extra: [String: String] = [:]) throws -> String {
        let result = try Git.run(arguments, in: top, extra: extra)
        guard result.status == 0 else {
            throw Failure(text: "git \(arguments.joined(separator: " ")): \(result.errors)")
        }
        return result.output
    }

    func commitAll(_ message: String) throws {
        try git("add", "-A")
        try git("commit", "-q", "-m", message)
    }

    struct Failure: Error { let text: String }
}

extension LedgerFolder {
    private func name(_ name: String) -> String {
        folder.isEmpty ? "work/" + name : "work/\(folder)/\(name)"
    }

    func write(_ text: String, to name: String) throws {
        try directory.write(text, to: self.name(name))
    }

    func write(_ bytes: Data, to name: String) throws {
        try directory.write(bytes, to: self.name(name))
    }

    func read(_ name: String) throws -> String { try directory.read(self.name(name)) }

    func exists(_ name: String) -> Bool {
        FileManager.default.fileExists(atPath: path + "/" + name)
    }

    func remove(_ name: String) throws {
        try FileManager.default.removeItem(atPath: path + "/" + name)
    }

    /// The records' files, by path below the store root.
    func recordFiles() throws -> [String] {
        try git("ls-files", "-z", "--cached", "--others", path).split(separator: "\0")
            .map { String($0.dropFirst(folder.isEmpty ? 0 : folder.utf8.count + 1)) }
            .filter { $0.hasSuffix(".md") && $0.contains("/") }.sorted()
    }

    /// How many commits the branch has.
    func commits() throws -> Int {
        Int(try git("rev-list", "--count", "HEAD").trimmingCharacters(in: .whitespacesAndNewlines))
            ?? -1
    }

    /// The whole message of the last commit.
    func message() throws -> String { try git("log", "-1", "--format=%B") }

    /// What git says of the user's own work.
    func work() throws -> [String] {
        [
            try git("status", "--porcelain=v1", "--untracked-files=all"),
            try git("diff", "--cached"), try git("diff"),
        ]
    }

    /// What git itself finds wrong with the repository.
    func problems() throws -> String {
        let result = try Git.run(["fsck", "--full", "--strict"], in: top)
        return result.output + result.errors
    }
}
