public import InfraTrack

/// What a monitor said about one problem at one moment, in no source's own words.
public struct AlertEvent: Sendable, Hashable {
    /// What is said of the problem.
    public enum State: String, Sendable, Hashable, CaseIterable {
        /// The problem is there.
        case firing
        /// The problem is gone.
        case resolved
        /// Somebody took it on.
        case acknowledged
        /// The monitor cannot tell: no data, too little data, an error of its own.
        case unclear
        /// Something else: a test, a downtime, a confirmation.
        case notice
    }

    /// What ``AlertEvent/startedAt`` is.
    public enum Timing: Sendable, Hashable {
        /// The start of the episode, which its firing and its resolution both name.
        case episode
        /// When this was said; the source does not say when the episode began.
        case moment
        /// When it arrived; the source says no time at all.
        case arrival
    }

    /// The name of the source.
    public let source: String
    /// What stays the same over all episodes of the problem; no two problems share one.
    public let problemKey: String
    /// What is said of the problem.
    public let state: State
    /// When the episode began by the source's clock, in UTC, as far as the source says it.
    public let startedAt: Timestamp
    /// What ``startedAt`` is.
    public var timing = Timing.episode
    /// When it ended by the source's clock, in UTC, if the source said so.
    public var endedAt: Timestamp?
    /// When the source said this, if it tells that apart from the start and the end.
    public var saidAt: Timestamp?
    /// Why it ended; anything but a recovery closes no task.
    public var ending = AlertRecord.Reason.recovered
    /// Whether the source resolves only what it said to fire.
    public var impliesFiring = true
    /// The label whose value names the episode, when the source numbers them.
    public var episodeLabel: String?
    /// The name of the rule that fired.
    public let name: String
    /// The severity in the source's words.
    public var severity: String?
    /// How urgent the source's own scale makes it; the store's table of words comes first.
    public var urgency: Priority?
    /// What identifies the alert.
    public var labels: [String: String] = [:]
    /// What explains the alert.
    public var annotations: [String: String] = [:]
    /// Names of what the alert is about beside those in the labels, the surest first.
    public var targets: [String] = []
    /// Where the source shows it.
    public var link: String?
    /// What a notice says, a full sentence.
    public var remark = ""
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

    /// The source's name of the episode.
    var episodeToken: String? { episodeLabel.flatMap { labels[$0] } }

    func with(problemKey: String, startedAt start: Timestamp? = nil) -> AlertEvent {
        var event = AlertEvent(
            source: source, problemKey: problemKey, state: state, startedAt: start ?? startedAt,
            endedAt: endedAt, name: name)
        (event.timing, event.saidAt, event.ending) = (timing, saidAt, ending)
        (event.impliesFiring, event.episodeLabel) = (impliesFiring, episodeLabel)
        (event.severity, event.urgency) = (severity, urgency)
        (event.labels, event.annotations, event.targets) = (labels, annotations, targets)
        (event.link, event.remark, event.payload) = (link, remark, payload)
        event.isGroupTruncated = isGroupTruncated
        return event
    }
}
