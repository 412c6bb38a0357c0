import FrontMatter
import GitStore
import InfraTrack
import InfraTrackTesting
import TestSupport

@testable import InfraTrackAlerts

extension Repository {
    /// Takes made alerts in as one Alertmanager message.
    @discardableResult
    func ingest(
        _ alerts: MadeAlert..., at received: String = "03:00", rules: AlertRules? = nil
    ) throws -> [AlertOutcome] {
        try AlertIntake(rules: rules).ingest(
            Payload.message(alerts), source: Alertmanager(), receivedAt: .at(received), into: self)
    }

    /// Every task and episode: path and text.
    var files: [String: String] {
        let snapshot = snapshot
        let tasks = snapshot.taskTable.all.map { ($0.path, $0.text) }
        let alerts = snapshot.alertTable.all.map { ($0.path, $0.text) }
        return Dictionary(Array(tasks) + Array(alerts), uniquingKeysWith: { $1 })
    }

    var tasks: [TaskRecord] { snapshot.taskTable.all.map(\.record).sorted { $0.id < $1.id } }
    var alerts: [AlertRecord] {
        snapshot.alertTable.all.map(\.record).sorted { ($0.started, $0.id) < ($1.started, $1.id) }
    }

    /// Changes a task as a person would.
    func edit(_ id: RecordID, _ change: (inout TaskRecord) -> Void) throws {
        try commit { draft in
            guard var task = draft.snapshot.task(id) else { return }
            change(&task)
            try draft.put(task)
        }
    }
}

/// A store on the disk.
final class DiskStore {
    let directory: TemporaryDirectory
    let repository: Repository

    /// The configuration of whoever runs the tests has no part in them.
    private static let hermetic: Void = {
        for level in [Library.Level.system, .xdg, .global] {
            Library.searchConfiguration(level, in: "/nonexistent")
        }
    }()

    init(redactor: (any Redactor)? = WordRedactor()) throws {
        _ = Self.hermetic
        directory = try TemporaryDirectory()
        try Repository.initialize(at: directory.path, surroundings: .fixed())
        repository = try Repository(openingAt: directory.path, surroundings: .fixed()) { _ in
            redactor
        }
    }

    /// Puts the repository in the middle of a merge: commits are refused.
    func beginMerge() throws {
        let head = try Git.run(["rev-parse", "HEAD"], in: directory.path).output
        try directory.write(head, to: ".git/MERGE_HEAD")
    }

    func endMerge() throws {
        _ = try Program.run(
            ["rm", ".git/MERGE_HEAD"], in: directory.path,
            environment: Git.environment(home: directory.path))
    }

    /// The names, types and permissions of everything below a private folder.
    func listing(_ folder: String) throws -> String {
        try Program.run(
            ["find", folder, "-printf", "%y %m %f\n"],
            in: repository.privateDirectory ?? "",
            environment: Git.environment(home: directory.path)
        ).output
    }

    func shell(_ command: String) throws {
        _ = try Program.run(
            ["sh", "-c", command], in: repository.privateDirectory ?? "",
            environment: Git.environment(home: directory.path))
    }
}

/// Masks every `hunter` followed by a digit, and every break between two `KEY` lines.
struct WordRedactor: Redactor {
    func redact(_ text: String, in scope: inout RedactionScope) throws -> String {
        var text = text
        for digit in 0...9 where text.contains("hunter\(digit)") {
            let mask = scope.mask(rule: "hunter", value: "hunter\(digit)")
            text = text.split(separator: "hunter\(digit)", omittingEmptySubsequences: false)
                .joined(separator: mask)
        }
        return text == "KEY\nKEY" ? scope.mask(rule: "key", value: text) : text
    }
}

/// Rules that cannot be applied.
struct BrokenRedactor: Redactor {
    struct Failure: Error {}
    func redact(_ text: String, in scope: inout RedactionScope) throws -> String { throw Failure() }
}
