import FrontMatter

/// One episode of one problem: from the first firing to the resolution.
public struct AlertRecord: Record, Identifiable {
    /// Episodes lie in `alerts/`.
    public static let kind = RecordKind.alert

    /// A hash of the problem key and the episode's start, the same in every clone.
    public let id: RecordID
    /// The alert's name as its rule calls it.
    public var alertName: String
    /// The monitoring system that sent it.
    public var source: String
    /// What stays the same over all episodes of the problem.
    public var problemKey: String
    /// The severity as received.
    public var severity: String?
    /// The priority the rules gave it.
    public var priority: Priority?
    /// When it began to fire, by the source's clock.
    public var started: Timestamp
    /// When it stopped; absent while it fires.
    public var ended: Timestamp?
    /// Why it ended.
    public var reason: Reason?
    /// The task it opened or joined.
    public var task: RecordID?
    /// The infrastructure it is about.
    public var components: [ComponentKey] = []
    /// The labels as received, redacted.
    public var labels: [String: String] = [:]
    /// The first and the resolving payload, redacted, in fences.
    public var body: String {
        get { sharedBody.string }
        set { sharedBody = SharedText(newValue) }
    }
    var sharedBody = SharedText("")

    /// Makes a firing episode.
    public init(
        id: RecordID, alertName: String, source: String, problemKey: String, started: Timestamp
    ) {
        self.id = id
        self.alertName = alertName
        self.source = source
        self.problemKey = problemKey
        self.started = started
    }

    /// The id as text.
    public var name: String { id.description }
}

extension AlertRecord {
    /// Why an episode ended.
    public enum Reason: String, Hashable, Sendable, CaseIterable {
        /// The source saw the problem gone.
        case recovered
        /// The source stopped seeing the series.
        case stale
        /// The rule or alarm was removed.
        case sourceDeleted = "source-deleted"
        /// Nothing was heard for too long.
        case timedOut = "timed-out"
        /// A person said so.
        case manual
    }
}
