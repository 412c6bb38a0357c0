public import InfraTrack

/// The way of a monitor's message into the store: read, decided, and written in one commit.
public struct AlertIntake: Sendable {
    private let rules: AlertRules?
    private let completeness: Bool?

    /// Makes an intake.
    ///
    /// - Parameters:
    ///   - rules: the rules to go by; those in the store's settings when `nil`.
    ///   - completeness: whether lists of all alerts are whole; what the list itself shows when
    ///     `nil`.
    public init(rules: AlertRules? = nil, completeness: Bool? = nil) {
        self.rules = rules
        self.completeness = completeness
    }

    /// Takes one message in.
    ///
    /// What cannot be read goes to the ``Quarantine``, what cannot be committed now to the
    /// ``AlertSpool``, both redacted: nothing that was acknowledged is lost. The decisions are made on
    /// the repository's snapshot; a long-lived process refreshes it first.
    ///
    /// - Parameters:
    ///   - payload: the body as it came.
    ///   - source: who sent it.
    ///   - receivedAt: when it came.
    ///   - repository: where it goes.
    ///   - options: how it is committed.
    /// - Returns: one outcome for each event, in the order of the payload.
    /// - Throws: ``AlertError`` or `LedgerError` when the message could neither be taken in nor
    ///   kept: there is no place for it, or no redaction rules; the sender must send it again.
    public func ingest(
        _ payload: [UInt8], source: any AlertSource, receivedAt: Timestamp,
        into repository: Repository, options: CommitOptions = CommitOptions()
    ) throws -> [AlertOutcome] {
        let message = AlertMessage(payload: payload, source: source, receivedAt: receivedAt)
        let reading: AlertReading
        do throws(AlertError) {
            reading = try self.reading(of: message)
        } catch {
            return try quarantine(message, error, repository)
        }
        do {
            return try commit(reading, of: message, into: repository, options)
        } catch let error as LedgerError {
            return try keep(message, reading.events, error, repository)
        }
    }

    /// What a message says; an error names the source that it looks like.
    func reading(of message: AlertMessage) throws(AlertError) -> AlertReading {
        do throws(AlertError) {
            var reading = try message.reading()
            if let completeness { reading.listing?.isComplete = completeness }
            reading.source = message.source.name
            return reading
        } catch {
            throw error.suggesting(
                AlertSources.recognized(message.payload), insteadOf: message.source.name)
        }
    }

    /// Writes events in one commit, or nothing.
    func commit(
        _ reading: AlertReading, of message: AlertMessage, into repository: Repository,
        _ options: CommitOptions
    ) throws -> [AlertOutcome] {
        try commit([ReadMessage(message: message, reading: reading)], into: repository, options)[0]
    }

    /// A run by the rules in force.
    func run(on snapshot: Snapshot) throws(LedgerError) -> AlertRun {
        AlertRun(
            snapshot, rules: try rules(of: snapshot),
            sources: try AlertSources.configured(by: snapshot.settings))
    }

    /// The rules in force.
    func rules(of snapshot: Snapshot) throws(LedgerError) -> AlertRules {
        guard let rules else { return try AlertRules(settings: snapshot.settings) }
        return rules
    }

    /// Keeps what could not be read.
    func quarantine(
        _ message: AlertMessage, _ error: AlertError, _ repository: Repository
    ) throws -> [AlertOutcome] {
        guard let quarantine = Quarantine(of: repository) else { throw error }
        try quarantine.keep(message, because: error)
        return [AlertOutcome(.quarantined, reason: error.description)]
    }

    /// Keeps what could not be committed, for later or for a person to look at.
    func keep(
        _ message: AlertMessage, _ events: [AlertEvent], _ error: LedgerError,
        _ repository: Repository
    ) throws -> [AlertOutcome] {
        guard let spool = AlertSpool(of: repository), let quarantine = Quarantine(of: repository)
        else { throw error }
        let problems = events.map(\.problemKey)
        if error.condemnsPayload {
            try quarantine.keep(message, problems: problems, because: error)
        } else {
            try spool.keep(message, problems: problems, because: error)
        }
        let effect: AlertEffect = error.condemnsPayload ? .quarantined : .spooled
        return problems.map {
            AlertOutcome(effect, problemKey: $0.isEmpty ? nil : $0, reason: error.description)
        }
    }
}

/// One message of a monitor.
struct AlertMessage: Sendable {
    let payload: [UInt8]
    let source: any AlertSource
    let receivedAt: Timestamp
    /// The problems' keys as they were before the payload was redacted.
    var problems: [String] = []

    init(payload: [UInt8], source: any AlertSource, receivedAt: Timestamp, problems: [String] = [])
    {
        self.payload = payload
        self.source = source
        self.receivedAt = receivedAt
        self.problems = problems
    }

    func reading() throws(AlertError) -> AlertReading {
        var reading = try source.reading(of: payload, receivedAt: receivedAt)
        guard problems.count == reading.events.count else { return reading }
        reading.events = zip(reading.events, problems).map { $0.with(problemKey: $1) }
        return reading
    }
}

extension LedgerError {
    /// Whether the payload itself is at fault, so that waiting would not help.
    var condemnsPayload: Bool { code == .invalid && path != Layout.settingsFile }
}
