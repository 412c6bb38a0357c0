public import InfraTrack

/// Messages that could not be committed when they came: monitors don't send them again.
///
/// They lie redacted, for their owner's eyes alone, in the git directory, and are taken in by
/// ``drain(into:by:sources:options:)``, which programs call whenever they open the store.
public struct AlertSpool: Sendable {
    private let base: String
    private let redactor: (any Redactor)?
    private let token: @Sendable () -> UInt64

    /// The spool of a repository; `nil` in memory.
    public init?(of repository: Repository) {
        guard let base = repository.privateDirectory else { return nil }
        self.base = base
        redactor = repository.redactor
        token = repository.surroundings.entropy
    }

    private func folder() throws(LedgerError) -> PrivateFolder {
        try PrivateFolder(base, ["spool", "alerts"])
    }

    /// The names of the waiting files, oldest first.
    public func waiting() throws(LedgerError) -> [String] { try folder().names() }

    /// Keeps a message; it is on the disk when this returns.
    ///
    /// - Throws: the error that kept it from being committed when there are no redaction rules:
    ///   nothing is written then, and the sender must send it again.
    func keep(_ message: AlertMessage, problems: [String], because error: LedgerError) throws {
        guard let redactor, let payload = try? PayloadMask.text(message.payload, redactor) else {
            throw error
        }
        var scope = RedactionScope()
        let reason = try redactor.redact(error.description, in: &scope)
        var kept = KeptMessage(message, reason: reason, payload: payload)
        kept.problems = problems
        try folder().write(kept.text, as: kept.fileName, token: token())
    }

    /// Takes the waiting messages in, oldest first, and removes each when it is committed.
    ///
    /// It stops at the first that still cannot be committed; what turns out to be unreadable goes
    /// to the ``Quarantine``. A crash between commit and removal does no harm: repeats write nothing.
    ///
    /// - Returns: the outcomes of the messages that were taken in.
    /// - Throws: `LedgerError` when the spool itself cannot be read.
    @discardableResult
    public func drain(
        into repository: Repository, by intake: AlertIntake = AlertIntake(),
        sources: [any AlertSource]? = nil, options: CommitOptions = CommitOptions()
    ) throws -> [AlertOutcome] {
        let folder = try folder()
        let sources = try sources ?? AlertSources.configured(by: repository.snapshot.settings)
        var outcomes: [AlertOutcome] = []
        for name in try folder.names() {
            do {
                let message = try KeptMessage(folder.read(name)).message(sources)
                outcomes += try intake.commit(
                    intake.reading(of: message), of: message, into: repository, options)
                try folder.remove(name)
            } catch let error as LedgerError where !error.condemnsPayload {
                break
            } catch {
                try condemn(name, in: folder, because: error)
                outcomes.append(AlertOutcome(.quarantined, reason: "\(error)"))
            }
        }
        return outcomes
    }

    private func condemn(
        _ name: String, in folder: PrivateFolder, because error: any Error
    ) throws {
        let quarantine = try PrivateFolder(base, Quarantine.folderNames)
        let bytes = try folder.read(name)
        try quarantine.write(String(decoding: bytes, as: UTF8.self), as: name, token: token())
        try folder.remove(name)
    }
}
