public import InfraTrack

/// All that is known of one problem when an event about it comes in.
public struct ProblemState: Sendable, Hashable {
    /// Its episodes, oldest first.
    public var episodes: [Episode] = []
    /// The tasks its episodes lead to, as far as they exist.
    public var tasks: [RecordID: Work] = [:]
    /// The component that the event is about.
    public var component: ComponentKey?
    /// The task of the event's group, if a rule groups it and there is one.
    public var groupTask: RecordID?
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
        /// Why it ended.
        public var reason: AlertRecord.Reason?
        /// The priority it had so far.
        public var priority: Priority?
        /// The task it leads to.
        public var task: RecordID?
        /// What the source calls it.
        public var token: String?

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
            reason = ended.map { _ in .recovered }
        }

        /// Whether nothing but its resolution was seen, by a source that doesn't say its start.
        var isResolutionAlone: Bool { ended == started && task == nil }

        /// When the source saw the problem gone.
        var recovery: Timestamp? { reason == .recovered ? ended : nil }
    }

    /// A task as far as it matters here.
    public struct Work: Sendable, Hashable {
        /// Where it stands.
        public var status = Status.open
        /// How urgent it is.
        public var priority = Priority.p3
        /// When it began.
        public var created: Timestamp?
        /// When it was closed.
        public var closed: Timestamp?
        /// How it ended.
        public var resolution: String?
        /// Whether a timer runs on it.
        public var hasTimer = false
        /// Whether people were asked to look at it.
        public var needsReview = false
        /// Whether it takes alerts of several problems: a storm's or a group's.
        public var isShared = false
        /// Whether anything of it comes from people; a machine neither folds nor splits it then.
        public var isTouched = false
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

        /// Whether a machine closed it because its problems went away.
        var isRecovered: Bool { status == .done && resolution == Self.recovered }
    }

    /// The episode with an id.
    public func episode(_ id: RecordID) -> Episode? { episodes.first { $0.id == id } }

    /// Whether no episode began after the one with an id: older ones say nothing of the present.
    public func isLatest(_ id: RecordID) -> Bool {
        episodes.last { !$0.isResolutionAlone || $0.id == id }?.id == id
    }

    /// Whether no episode that leads to the same task began after the one with an id.
    func isLatest(_ id: RecordID, of task: RecordID) -> Bool {
        episodes.last { $0.task == task }?.id == id
    }
}
