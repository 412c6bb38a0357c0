public import InfraTrack

/// What old messages would do by the rules in force, beside what they did.
public struct AlertReplay: Sendable {
    /// What one event would do.
    public struct Line: Sendable, Hashable {
        /// What would become of it.
        public let outcome: AlertOutcome
        /// The task as it would be after it.
        public let task: TaskRecord?
        /// The episode as it is in the store, if it is.
        public let recorded: AlertRecord?
        /// What would be another than it is: `task`, `priority`, `components`.
        public let differences: [String]
    }

    private let intake: AlertIntake

    /// Makes a replay.
    ///
    /// - Parameter rules: the rules to go by; those in the store's settings when `nil`.
    public init(rules: AlertRules? = nil) { intake = AlertIntake(rules: rules) }

    /// Runs messages, in their order, through the rules on a store that has seen no alert yet;
    /// nothing is written.
    ///
    /// Each message is taken to have come when the last thing that it tells happened.
    ///
    /// - Throws: ``AlertError`` for a message that cannot be read, `LedgerError` for settings that
    ///   cannot.
    public func run(
        _ payloads: [[UInt8]], source: any AlertSource, on repository: Repository
    ) throws -> [Line] {
        let now = repository.surroundings.now()
        var readings: [AlertReading] = []
        for payload in payloads {
            readings.append(
                try intake.reading(
                    of: AlertMessage(payload: payload, source: source, receivedAt: now)))
        }
        do {
            try repository.commit { draft in
                let stored = draft.snapshot
                draft.forgetAlerts()
                var run = try intake.run(on: draft.snapshot)
                var lines: [Line] = []
                for reading in readings {
                    let outcomes = try run.take(reading, now: reading.latest ?? now, &draft)
                    lines += outcomes.map { Line($0, draft.snapshot, beside: stored) }
                }
                throw Undone(lines: lines)
            }
            return []
        } catch let undone as Undone {
            return undone.lines
        }
    }

    /// Carries the result out of a transaction that is given up.
    private struct Undone: Error {
        let lines: [Line]
    }
}

extension AlertReplay.Line {
    fileprivate init(_ outcome: AlertOutcome, _ snapshot: Snapshot, beside stored: Snapshot) {
        self.outcome = outcome
        task = outcome.task.flatMap(snapshot.task)
        recorded = outcome.episode.flatMap(stored.alert)
        let replayed = outcome.episode.flatMap(snapshot.alert)
        guard let recorded, let replayed else {
            differences = []
            return
        }
        differences = [
            ("task", recorded.task != replayed.task),
            ("priority", recorded.priority != replayed.priority),
            ("components", recorded.components != replayed.components),
        ].filter(\.1).map(\.0)
    }
}

extension AlertReading {
    /// The last time that it tells.
    fileprivate var latest: Timestamp? {
        events.filter { $0.timing != .arrival }.flatMap { event in
            [event.startedAt, event.endedAt, event.saidAt].compactMap { $0 }
        }.max()
    }
}

extension Draft {
    /// Takes every episode, and every task that alerts opened, out of the draft's view.
    fileprivate mutating func forgetAlerts() {
        let tasks = snapshot.taskTable.all.filter { $0.record.alert != nil || $0.record.isShared }
        for stored in tasks.map(\.path) { snapshot.taskTable.remove(path: stored) }
        for path in snapshot.alertTable.all.map(\.path) { snapshot.alertTable.remove(path: path) }
    }
}
