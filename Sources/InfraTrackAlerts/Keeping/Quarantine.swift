public import InfraTrack

/// Messages that nobody here could read, kept until somebody can.
///
/// They lie redacted, for their owner's eyes alone, in the git directory. Without redaction rules
/// only the reason, the source, the time and the size are kept.
public struct Quarantine: Sendable {
    private let base: String
    private let redactor: (any Redactor)?
    private let token: @Sendable () -> UInt64

    static let folderNames = ["quarantine"]

    /// One message in the quarantine.
    public struct Item: Sendable, Hashable {
        /// The file's name, by which it is taken in again.
        public let name: String
        /// When it came; `nil` when the file itself cannot be read.
        public var receivedAt: Timestamp?
        /// Who sent it.
        public var source: String?
        /// Why it is here, a full sentence.
        public var reason: String
        /// The size of the payload as it came, in bytes.
        public var size: Int?
        /// Whether the payload was kept, so that it can be taken in again.
        public var isComplete = false
    }

    /// The quarantine of a repository; `nil` in memory.
    public init?(of repository: Repository) {
        guard let base = repository.privateDirectory else { return nil }
        self.base = base
        redactor = repository.redactor
        token = repository.surroundings.entropy
    }

    private func folder() throws(LedgerError) -> PrivateFolder {
        try PrivateFolder(base, Self.folderNames)
    }

    /// What lies here, oldest first; a file that cannot be read is named with the reason.
    public func list() throws(LedgerError) -> [Item] {
        let folder = try folder()
        return try folder.names().map { name in
            do {
                let kept = try KeptMessage(folder.read(name))
                return Item(
                    name: name, receivedAt: kept.receivedAt, source: kept.source,
                    reason: kept.reason, size: kept.size, isComplete: kept.payload != nil)
            } catch {
                return Item(name: name, reason: "\(error)")
            }
        }
    }

    /// Keeps a message that could not be read; it is on the disk when this returns.
    func keep(_ message: AlertMessage, because error: AlertError) throws(LedgerError) {
        let payload = redactor.flatMap { try? PayloadMask.text(message.payload, $0) }
        // The error's words hold nothing of the payload.
        try write(KeptMessage(message, reason: error.description, payload: payload))
    }

    /// Keeps a message that was read, and that the store refused.
    ///
    /// - Throws: the store's error when there are no redaction rules, or they cannot be applied: an
    ///   alert is not given up for that, and the sender must send it again.
    func keep(_ message: AlertMessage, problems: [String], because error: LedgerError) throws {
        var scope = RedactionScope()
        guard let redactor, let payload = try? PayloadMask.text(message.payload, redactor) else {
            throw error
        }
        let reason = try redactor.redact(error.description, in: &scope)
        var kept = KeptMessage(message, reason: reason, payload: payload)
        kept.problems = problems
        try write(kept)
    }

    private func write(_ kept: KeptMessage) throws(LedgerError) {
        try folder().write(kept.text, as: kept.fileName, token: token())
    }

    /// Takes a message in again, and removes it when that worked; otherwise it stays.
    ///
    /// A source may be given that is another than the one it was taken for.
    ///
    /// - Throws: `LedgerError` with code `missing` when there is no such file; ``AlertError`` or
    ///   `LedgerError` when it still cannot be taken in.
    public func reingest(
        _ name: String, into repository: Repository, by intake: AlertIntake = AlertIntake(),
        sources: [any AlertSource]? = nil, as source: String? = nil,
        options: CommitOptions = CommitOptions()
    ) throws -> [AlertOutcome] {
        let folder = try folder()
        guard try folder.names().contains(name) else {
            throw LedgerError(
                .missing, "“\(printable(name))” is not in the quarantine.",
                cure: "See “infratrack alert quarantine list”.")
        }
        let sources = try sources ?? AlertSources.configured(by: repository.snapshot.settings)
        var kept = try KeptMessage(folder.read(name))
        if let source { kept.source = source }
        let message = try kept.message(sources)
        let outcomes = try intake.commit(
            intake.reading(of: message), of: message, into: repository, options)
        try folder.remove(name)
        return outcomes
    }
}
