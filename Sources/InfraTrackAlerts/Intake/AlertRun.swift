import InfraTrack

/// The events of one or more messages on their way into one draft.
struct AlertRun {
    private let rules: AlertRules
    private let sources: [any AlertSource]
    private let timers: Set<RecordID>
    private var storms: StormWatch

    init(_ snapshot: Snapshot, rules: AlertRules, sources: [any AlertSource]) {
        self.rules = rules
        self.sources = sources
        timers = Set(snapshot.runningEntries.map(\.task))
        storms = StormWatch(snapshot, window: rules.storm.window)
    }

    /// Takes the events of one message, and ends what a whole list does not list any more.
    ///
    /// - Returns: an outcome for each event in the order of the payload, then for each that ended.
    mutating func take(
        _ reading: AlertReading, now: Timestamp, _ draft: inout Draft
    ) throws(LedgerError) -> [AlertOutcome] {
        var outcomes: [(Int, AlertOutcome)] = []
        for (index, event) in Self.ordered(reading.events) {
            outcomes.append((index, try take(event, now: now, &draft)))
        }
        var result = outcomes.sorted { $0.0 < $1.0 }.map(\.1)
        for event in Self.unlisted(reading, in: draft.snapshot, now) {
            result.append(try take(event, now: now, &draft))
        }
        return result
    }

    /// Events by their own time, so that the order within a message changes nothing.
    private static func ordered(
        _ events: [AlertEvent]
    ) -> [(offset: Int, element: AlertEvent)] {
        events.enumerated().sorted {
            let (left, right) = ($0.element, $1.element)
            return (left.startedAt, left.state.rank, left.problemKey, $0.offset)
                < (right.startedAt, right.state.rank, right.problemKey, $1.offset)
        }
    }

    private mutating func take(
        _ event: AlertEvent, now: Timestamp, _ draft: inout Draft
    ) throws(LedgerError) -> AlertOutcome {
        let context = AlertContext(event, rules, in: draft.snapshot)
        let state = ProblemState(
            of: context, in: draft.snapshot, storms: storms, timers: timers, sources: sources)
        let decision = AlertMachine.decide(state, event, now: now, rules: rules)
        for action in decision.actions {
            try draft.perform(action, context, sources: sources)
        }
        storms.note(decision, event)
        return AlertOutcome(decision, event)
    }
}

extension AlertRun {
    /// The resolutions of episodes that fire and that a whole list of everything does not have.
    private static func unlisted(
        _ reading: AlertReading, in snapshot: Snapshot, _ now: Timestamp
    ) -> [AlertEvent] {
        guard let listing = reading.listing, listing.isComplete,
            let source = reading.events.first?.source ?? reading.source
        else { return [] }
        let listed = Set(reading.events.map(\.problemKey))
        let firing = snapshot.alertTable.records(.running).map(\.record).filter { record in
            record.source == source && record.started < now && !listed.contains(record.problemKey)
                && listing.covers(record.problemKey)
        }
        return firing.sorted { ($0.started, $0.id) < ($1.started, $1.id) }.map { record in
            var event = AlertEvent(
                source: source, problemKey: record.problemKey, state: .resolved,
                startedAt: record.started, endedAt: now, name: record.alertName)
            event.ending = listing.ending
            event.labels = record.labels
            event.payload = "{\n  \"listed\": false\n}"
            return event
        }
    }
}

extension AlertEvent.State {
    /// Firing comes before resolved.
    fileprivate var rank: Int { self == .firing ? 0 : self == .resolved ? 2 : 1 }
}
