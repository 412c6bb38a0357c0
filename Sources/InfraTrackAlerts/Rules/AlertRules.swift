public import InfraTrack

/// What the store's owner decided about alerts: priorities, windows, what to ignore, whose it is.
public struct AlertRules: Sendable, Hashable {
    /// Words of severity in lower case and the priority each means.
    public var severities = SeverityTable.standard
    /// The priority of a severity that is absent or unknown.
    public var defaultPriority = Priority.p3
    /// Names of alerts that are heartbeats and make no record.
    public var ignored: Set<String> = ["Watchdog", "InfoInhibitor"]
    /// Seconds after a resolution in which a new episode reopens the task; 4 hours.
    public var reopenWindow: Int64 = 4 * 3600
    /// Seconds after a resolution in which the same episode's firing is a straggler; 5 minutes.
    public var lateWindow: Int64 = 300
    /// How many new tasks are too many.
    public var storm = Storm()
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

    /// Whether an event is a heartbeat that makes no record.
    public func ignores(_ event: AlertEvent) -> Bool { ignored.contains(event.name) }

    /// The first rule that matches an event.
    public func rule(for event: AlertEvent) -> AlertRule? { rules.first { $0.matches(event) } }

    /// The priority of an event: its rule's, else its severity's.
    ///
    /// A severity that is a priority itself (`P2`) means that one, whatever the table says.
    public func priority(of event: AlertEvent) -> Priority {
        if let priority = rule(for: event)?.priority { return priority }
        guard let word = event.severity else { return defaultPriority }
        return Priority(rawValue: word.uppercased()) ?? severities[word.lowercased()]
            ?? defaultPriority
    }
}
