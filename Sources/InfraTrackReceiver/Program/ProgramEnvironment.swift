import Foundation
import InfraTrack
import InfraTrackSecrets
import Logging

/// What the program gets from its process: the only place that looks at it.
struct ProgramEnvironment: Sendable {
    var directory: String
    var variables: [String: String]
    var print: @Sendable (String) -> Void
    var warn: @Sendable (String) -> Void
    var logHandler: @Sendable (String) -> any LogHandler

    /// The environment of this process.
    static func live() -> ProgramEnvironment {
        ProgramEnvironment(
            directory: FileManager.default.currentDirectoryPath,
            variables: ProcessInfo.processInfo.environment,
            // When nobody listens there is nobody to tell.
            print: { try? FileHandle.standardOutput.write(contentsOf: Data($0.utf8)) },
            warn: { try? FileHandle.standardError.write(contentsOf: Data($0.utf8)) },
            logHandler: { StreamLogHandler.standardError(label: $0) })
    }

    func absolute(_ path: String) -> String {
        if path.hasPrefix("/") { return path }
        return path == "." ? directory : directory + "/" + path
    }

    /// Opens the store that a directory lies in, for writing alerts.
    func open(_ directory: String) throws(LedgerError) -> Repository {
        let root = try Repository.discover(from: directory)
        let overriding = ["GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE", "GIT_OBJECT_DIRECTORY"]
        return try Repository(
            openingAt: root, surroundings: try surroundings(root),
            settings: OpenSettings(
                // What people recorded is none of its business, and most of a store's bytes.
                kinds: [.task, .component, .alert, .time],
                environmentOverrides: overriding.filter { variables[$0] != nil },
                environment: variables)
        ) { settings throws(LedgerError) in try SecretRules(settings: settings) }
    }

    private func surroundings(_ root: String) throws(LedgerError) -> Surroundings {
        let configured = try Repository.configuredIdentity(at: root)
        let author = person("AUTHOR", configured)
        guard let author else {
            throw LedgerError(
                .unavailable, "git knows no name and address to commit with.",
                cure: "Say “git config user.name …” and “git config user.email …” in the store.")
        }
        return Surroundings(
            now: try clock(), entropy: { UInt64.random(in: .min ... .max) }, author: author,
            committer: person("COMMITTER", configured))
    }

    private func person(_ role: String, _ configured: Person?) -> Person? {
        guard let name = variable("GIT_\(role)_NAME") ?? configured?.name,
            let email = variable("GIT_\(role)_EMAIL") ?? configured?.email
        else { return nil }
        return Person(name: name, email: email)
    }

    /// The system's clock, or the time that `INFRATRACK_NOW` pins.
    private func clock() throws(LedgerError) -> @Sendable () -> Timestamp {
        guard let text = variable("INFRATRACK_NOW") else {
            return {
                Timestamp(microseconds: Int64(Date().timeIntervalSince1970 * 1_000_000))
            }
        }
        guard let pinned = Timestamp(text) else {
            throw LedgerError(
                .usage, "INFRATRACK_NOW is “\(printable(text))”, which is no time.",
                cure: "Write it as 2026-11-23T03:04:05+01:00, or unset it.")
        }
        return { pinned }
    }

    private func variable(_ name: String) -> String? {
        variables[name].flatMap { $0.isEmpty ? nil : $0 }
    }
}
