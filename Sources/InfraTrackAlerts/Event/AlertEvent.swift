public import InfraTrack

/// What a monitor said about one problem at one moment, in no source's own words.
public struct AlertEvent: Sendable, Hashable {
    /// Whether a problem is there or gone.
    public enum State: String, Sendable, Hashable, CaseIterable {
        /// The problem is there.
        case firing
        /// The problem is gone.
        case resolved
    }

    /// The name of the source.
    public let source: String
    /// What stays the same over all episodes of the problem; no two problems share one.
    public let problemKey: String
    /// Whether the problem is there or gone.
    public let state: State
    /// When the episode began by the source's clock, in UTC.
    public let startedAt: Timestamp
    /// When it ended by the source's clock, in UTC, if the source said so.
    public var endedAt: Timestamp?
    /// The name of the rule that fired.
    public let name: String
    /// The severity in the source's words.
    public var severity: String?
    /// What identifies the alert.
    public var labels: [String: String] = [:]
    /// What explains the alert.
    public var annotations: [String: String] = [:]
    /// Where the source shows it.
    public var link: String?
    /// This alert's part of the payload: JSON with sorted keys, not redacted.
    public var payload: String = ""
    /// Whether the sender left other alerts of the same message out.
    public var isGroupTruncated = false

    /// Makes an event; times are taken to UTC, so that every receiver writes the same bytes.
    public init(
        source: String, problemKey: String, state: State, startedAt: Timestamp,
        endedAt: Timestamp? = nil, name: String
    ) {
        self.source = source
        self.problemKey = problemKey
        self.state = state
        self.startedAt = startedAt.with(offsetMinutes: 0)
        self.endedAt = endedAt?.with(offsetMinutes: 0)
        self.name = name
    }

    /// The id of the episode: a hash of the problem's key and the episode's start in microseconds.
    public var episode: RecordID {
        RecordID.derived(from: [problemKey, startedAt.preciseDescription])
    }

    func with(problemKey: String) -> AlertEvent {
        var event = AlertEvent(
            source: source, problemKey: problemKey, state: state, startedAt: startedAt,
            endedAt: endedAt, name: name)
        event.severity = severity
        event.labels = labels
        event.annotations = annotations
        event.link = link
        event.payload = payload
        event.isGroupTruncated = isGroupTruncated
        return event
    }
}
