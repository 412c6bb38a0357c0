public import InfraTrack

/// The way of a monitor's message into the store: read, decided, and written in one commit.
public struct AlertIntake: Sendable {
    let rules: AlertRules?

    /// Makes an intake.
    ///
    /// - Parameter rules: the rules to go by; those in the store's settings when `nil`.
    public init(rules: AlertRules? = nil) { self.rules = rules }

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
        let events: [AlertEvent]
        do throws(AlertError) {
            events = try message.events()
        } catch {
            return try quarantine(message, error, repository)
        }
        do {
            return try commit(events, of: message, into: repository, options)
        } catch let error as LedgerError {
            return try keep(message, events, error, repository)
        }
    }

    /// Writes events in one commit, or nothing.
    func commit(
        _ events: [AlertEvent], of message: AlertMessage, into repository: Repository,
        _ options: CommitOptions
    ) throws -> [AlertOutcome] {
        try commit([ReadMessage(message: message, events: events)], into: repository, options)[0]
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
            AlertOutcome(effect, problemKey: $0, reason: error.description)
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

    func events() throws(AlertError) -> [AlertEvent] {
        let events = try source.events(in: payload, receivedAt: receivedAt)
        guard problems.count == events.count else { return events }
        return zip(events, problems).map { $0.with(problemKey: $1) }
    }
}

extension LedgerError {
    /// Whether the payload itself is at fault, so that waiting would not help.
    var condemnsPayload: Bool { code == .invalid && path != Layout.settingsFile }
}
