import InfraTrack

/// The events of one message after another on their way into one draft.
struct AlertRun {
    private var now: Timestamp
    private let rules: AlertRules
    private let timers: Set<RecordID>
    private var storms: StormWatch

    init(_ snapshot: Snapshot, now: Timestamp, rules: AlertRules) {
        self.now = now
        self.rules = rules
        timers = Set(snapshot.runningEntries.map(\.task))
        storms = StormWatch(snapshot, window: rules.storm.window)
    }

    /// Events by their own time, so that the order within a message changes nothing.
    static func ordered(_ events: [AlertEvent]) -> [(offset: Int, element: AlertEvent)] {
        events.enumerated().sorted {
            let (left, right) = ($0.element, $1.element)
            return (left.startedAt, left.state.rank, left.problemKey, $0.offset)
                < (right.startedAt, right.state.rank, right.problemKey, $1.offset)
        }
    }

    /// Takes the events of a message, by their own time; the outcomes have the payload's order.
    mutating func take(
        _ read: ReadMessage, _ draft: inout Draft
    ) throws(LedgerError) -> [AlertOutcome] {
        now = read.message.receivedAt
        var outcomes: [(Int, AlertOutcome)] = []
        for (index, event) in Self.ordered(read.events) {
            outcomes.append((index, try take(event, &draft)))
        }
        return outcomes.sorted { $0.0 < $1.0 }.map(\.1)
    }

    mutating func take(
        _ event: AlertEvent, _ draft: inout Draft
    ) throws(LedgerError) -> AlertOutcome {
        let state = ProblemState(of: event, in: draft.snapshot, storms: storms, timers: timers)
        let decision = AlertMachine.decide(state, event, now: now, rules: rules)
        for action in decision.actions { try draft.perform(action, for: event, rules: rules) }
        storms.note(decision, event)
        let isKnown = decision.state.episode(event.episode) != nil
        let hint = event.isGroupTruncated ? " The sender left out other alerts of the group." : ""
        return AlertOutcome(
            decision.effect, task: decision.task, episode: isKnown ? event.episode : nil,
            problemKey: event.problemKey, reason: decision.reason + hint)
    }
}

extension AlertEvent.State {
    /// Firing comes before resolved.
    fileprivate var rank: Int { self == .firing ? 0 : 1 }
}
