public import InfraTrack

/// The life of a problem as a function of what is known and what comes in.
///
/// It reads no clock and no store: the same state, event, time and rules give the same decision, so
/// any history can be replayed and explained.
public enum AlertMachine {
    /// Decides what an event means.
    ///
    /// - Parameters:
    ///   - state: what is known of the event's problem.
    ///   - event: what came in.
    ///   - now: when it came in; only the late window, holds and the end of silences look at it.
    ///   - rules: what the store's owner decided.
    public static func decide(
        _ state: ProblemState, _ event: AlertEvent, now: Timestamp, rules: AlertRules
    ) -> Decision {
        let known = state.episode(meantBy: event)
        var plan = Plan(state, event, known, now: now, rules: rules)
        guard !rules.ignores(event) else {
            return plan.finish(.suppressed, nil, "Alerts of this name are ignored.")
        }
        switch event.state {
        case .firing: return plan.fire(known)
        case .resolved: return plan.resolve(known)
        case .acknowledged: return plan.acknowledge()
        case .unclear: return plan.beUnclear(known)
        case .notice: return plan.finish(.suppressed, plan.firing?.task, event.remark)
        }
    }
}

/// A decision in the making: every action changes the state at once.
struct Plan {
    private(set) var state: ProblemState
    let event: AlertEvent
    let now: Timestamp
    let rules: AlertRules
    /// The episode that the event is about.
    let id: RecordID
    let priority: Priority
    private var actions: [AlertAction] = []

    init(
        _ state: ProblemState, _ event: AlertEvent, _ known: ProblemState.Episode?,
        now: Timestamp, rules: AlertRules
    ) {
        self.state = state
        self.event = event
        self.now = now
        self.rules = rules
        id = known?.id ?? event.episode
        priority = rules.priority(of: event)
    }

    mutating func act(_ action: AlertAction) {
        actions.append(action)
        state.apply(
            action, priority: priority, started: event.startedAt, token: event.episodeToken)
    }

    func finish(_ effect: AlertEffect, _ task: RecordID?, _ reason: String) -> Decision {
        Decision(
            state: state, effect: effect, actions: actions, task: task, episode: id, reason: reason)
    }
}
