import Foundation
import GitStore
import InfraTrack
import InfraTrackAlerts
import InfraTrackTesting
import Logging
import Synchronization
import TestSupport

@testable import InfraTrackReceiver

/// A store on the disk.
final class DiskStore: Sendable {
    let directory: TemporaryDirectory
    let repository: Repository

    /// The configuration of whoever runs the tests has no part in them.
    static let hermetic: Void = {
        for level in [Library.Level.system, .xdg, .global] {
            Library.searchConfiguration(level, in: "/nonexistent")
        }
    }()

    init(redactor: (any Redactor)? = PassThroughRedactor()) throws {
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
        try FileManager.default.removeItem(atPath: directory.appending(".git/MERGE_HEAD"))
    }

    func commits() throws -> Int {
        let output = try Git.run(["rev-list", "--count", "HEAD"], in: directory.path).output
        return Int(output.filter(\.isNumber)) ?? -1
    }
}

/// Messages of Alertmanager.
enum Message {
    static func text(_ name: String, start: String = "2026-11-23T02:00:00Z") -> String {
        #"{"version":"4","truncatedAlerts":0,"alerts":[{"status":"firing","labels":"#
            + #"{"alertname":"\#(name)","instance":"web-01"},"annotations":{},"#
            + #""startsAt":"\#(start)","endsAt":"0001-01-01T00:00:00Z"}]}"#
    }

    static func delivery(_ name: String) -> AlertDelivery {
        AlertDelivery(
            payload: Array(text(name).utf8), source: Alertmanager(),
            receivedAt: Timestamp(seconds: 1_795_400_000))
    }
}

/// Keeps what was logged or printed.
final class Lines: Sendable {
    private let lines = Mutex<[String]>([])

    var all: [String] { lines.withLock { $0 } }
    var text: String { all.joined(separator: "\n") }

    func add(_ line: String) { lines.withLock { $0.append(line) } }

    var logger: Logger {
        var logger = Logger(label: "test") { _ in LineHandler(lines: self) }
        logger.logLevel = .trace
        return logger
    }
}

struct LineHandler: LogHandler {
    let lines: Lines
    var metadata: Logger.Metadata = [:]
    var logLevel: Logger.Level = .trace

    init(lines: Lines) { self.lines = lines }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let all = metadata.merging(event.metadata ?? [:]) { $1 }.sorted { $0.key < $1.key }
        let words = all.map { "\($0.key)=\($0.value)" }
        lines.add((["\(event.level):", "\(event.message)"] + words).joined(separator: " "))
    }
}

/// How a body ended, so that what runs beside it can be ended first.
func outcome(_ body: () async throws -> Void) async -> Result<Void, any Error> {
    do {
        return .success(try await body())
    } catch {
        return .failure(error)
    }
}
