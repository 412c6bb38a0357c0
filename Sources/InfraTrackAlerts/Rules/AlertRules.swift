public import InfraTrack

/// What the store's owner decided about alerts: priorities, windows, what to ignore, whose it is.
public struct AlertRules: Sendable, Hashable {
    /// Words of severity in lower case and the priority each means.
    public var severities = SeverityTable.standard
    /// Words that the store's own table has; they come before a source's own scale.
    public var decidedSeverities: Set<String> = []
    /// The priority of a severity that is absent or unknown.
    public var defaultPriority = Priority.p3
    /// Names of alerts that are heartbeats and make no record.
    public var ignored: Set<String> = ["Watchdog", "InfoInhibitor"]
    /// The priority of tasks about monitors that cannot tell; none are opened when `nil`.
    public var noData: Priority?
    /// Seconds after a resolution in which a new episode reopens the task; 4 hours.
    public var reopenWindow: Int64 = 4 * 3600
    /// Seconds after a resolution in which the same episode's firing is a straggler; 5 minutes.
    public var lateWindow: Int64 = 300
    /// Seconds that a problem must stay away before its task is closed; none.
    public var resolveHold: Int64 = 0
    /// When a problem flaps, and how long it must stay away then.
    public var flapping: Flapping?
    /// How many new tasks are too many.
    public var storm = Storm()
    /// Times in which nobody wants to hear of certain alerts.
    public var silences: [AlertSilence] = []
    /// What to do with alerts that have certain labels; the first that matches counts.
    public var rules: [AlertRule] = []

    /// The rules of a store that says nothing about alerts.
    public static let standard = AlertRules()

    /// Makes the rules of a store that says nothing about alerts.
    public init() {}

    /// A number of new tasks within a time; what goes beyond joins one task.
    public struct Storm: Sendable, Hashable {
        /// How many tasks alerts may open within the window; 100.
        public var tasks = 100
        /// The window in seconds; 5 minutes.
        public var window: Int64 = 300

        /// More than 100 tasks within 5 minutes.
        public init() {}
    }

    /// A number of episodes of one problem within a time, and what it means for its task.
    public struct Flapping: Sendable, Hashable {
        /// How many episodes within the window are flapping; 3.
        public var episodes = 3
        /// The window in seconds; 1 hour.
        public var window: Int64 = 3600
        /// Seconds that the problem must stay away; 30 minutes.
        public var hold: Int64 = 1800

        /// Three episodes within an hour hold the task for 30 minutes.
        public init() {}
    }

    /// Whether an event is a heartbeat that makes no record.
    public func ignores(_ event: AlertEvent) -> Bool { ignored.contains(event.name) }

    /// The first rule that matches an event.
    public func rule(for event: AlertEvent) -> AlertRule? { rules.first { $0.matches(event) } }

    /// The priority of an event: its rule's, else its severity's, else its source's.
    ///
    /// A severity that is a priority itself (`P2`) means that one, whatever the table says.
    public func priority(of event: AlertEvent) -> Priority {
        if let priority = rule(for: event)?.priority { return priority }
        if event.state == .unclear, let noData { return noData }
        let word = event.severity?.lowercased() ?? ""
        if let priority = Priority(rawValue: word.uppercased()) { return priority }
        if decidedSeverities.contains(word), let priority = severities[word] { return priority }
        return event.urgency ?? severities[word] ?? defaultPriority
    }

    /// The silence that an event falls into at a time.
    public func silence(
        of event: AlertEvent, on component: ComponentKey?, at time: Timestamp
    ) -> AlertSilence? {
        silences.first { $0.covers(event, on: component, at: time) }
    }

    /// Seconds that a problem must stay away whose episodes began at these times, the last now.
    func hold(_ starts: [Timestamp]) -> Int64 {
        guard let flapping, let last = starts.last else { return resolveHold }
        let near = starts.count { $0 >= last.adding(seconds: -flapping.window) }
        return near >= flapping.episodes ? max(flapping.hold, resolveHold) : resolveHold
    }
}
