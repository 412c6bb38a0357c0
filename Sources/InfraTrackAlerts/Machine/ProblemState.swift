public import InfraTrack

/// All that is known of one problem when an event about it comes in.
public struct ProblemState: Sendable, Hashable {
    /// Its episodes, oldest first.
    public var episodes: [Episode] = []
    /// The tasks its episodes lead to, as far as they exist.
    public var tasks: [RecordID: Work] = [:]
    /// How many tasks alerts opened in the storm window that ends with the event.
    public var newTasks = 0
    /// The task that the overflow of the storm in progress joins, if there is one.
    public var stormTask: RecordID?

    /// Nothing is known.
    public init() {}

    /// One stretch of time in which the problem was there.
    public struct Episode: Sendable, Hashable {
        /// The id of its record.
        public let id: RecordID
        /// When it began.
        public let started: Timestamp
        /// When it ended; absent while it fires.
        public var ended: Timestamp?
        /// The priority it had so far.
        public var priority: Priority?
        /// The task it leads to.
        public var task: RecordID?

        /// Makes an episode.
        public init(
            id: RecordID, started: Timestamp, ended: Timestamp? = nil, priority: Priority? = nil,
            task: RecordID? = nil
        ) {
            self.id = id
            self.started = started
            self.ended = ended
            self.priority = priority
            self.task = task
        }
    }

    /// A task as far as it matters here.
    public struct Work: Sendable, Hashable {
        /// Where it stands.
        public var status = Status.open
        /// How urgent it is.
        public var priority = Priority.p3
        /// When it was closed.
        public var closed: Timestamp?
        /// How it ended.
        public var resolution: String?
        /// Whether a timer runs on it.
        public var hasTimer = false
        /// Whether people were asked to look at it.
        public var needsReview = false
        /// Whether another problem that leads to it still fires.
        public var othersFire = false
        /// When the last of its episodes ended.
        public var lastEnded: Timestamp?

        /// An open task of priority P3.
        public init() {}

        /// Whether somebody is at it: a machine doesn't close it then.
        public var isWorkedOn: Bool { hasTimer || status == .inProgress }

        /// Whether people said that nothing will be done about it.
        public var isDeclined: Bool {
            let letters = (resolution ?? "").lowercased().filter { ("a"..."z").contains($0) }
            return status == .cancelled || status == .done && letters == "wontfix"
        }
    }

    /// The episode with an id.
    public func episode(_ id: RecordID) -> Episode? { episodes.first { $0.id == id } }

    /// Whether no episode began after the one with an id: older ones say nothing of the present.
    public func isLatest(_ id: RecordID) -> Bool { episodes.last?.id == id }
}
