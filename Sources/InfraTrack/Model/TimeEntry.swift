import FrontMatter

/// A stretch of time that a person worked, as a half-open interval or a duration on a day.
public struct TimeEntry: Record, Identifiable {
    /// Time entries lie in `time/`.
    public static let kind = RecordKind.time

    /// The identity.
    public let id: RecordID
    /// The task worked on.
    public var task: RecordID
    /// Who worked.
    public var person: String?
    /// When the work began.
    public var start: Timestamp?
    /// When it ended, exclusive; absent while the timer runs.
    public var end: Timestamp?
    /// The IANA zone of the person at the time.
    public var zone: String?
    /// Seconds worked, for entries without start and end.
    public var durationSeconds: Int64?
    /// The day worked, for entries without start and end.
    public var date: CalendarDate?
    /// The client; the task's when absent.
    public var client: String?
    /// The project; the task's when absent.
    public var project: String?
    /// Whether it is billed; true when absent.
    public var billable = true
    /// Whether it counts only while the person works on nothing else.
    public var isBackground = false
    /// Its weight where the person's entries overlap and the time is shared; 1 when absent.
    public var weight: Int?
    /// Free words to find it by.
    public var labels: [String] = []
    /// The infrastructure worked on, with weights; the task's when empty.
    public var components: [Share] = []
    /// The exports that took it.
    public var exported: [Export] = []
    /// What was done.
    public var body: String {
        get { sharedBody.string }
        set { sharedBody = SharedText(newValue) }
    }
    var sharedBody = SharedText("")

    /// Makes an entry for a task.
    public init(id: RecordID, task: RecordID) {
        self.id = id
        self.task = task
    }

    /// The id as text.
    public var name: String { id.description }

    /// Whether the timer still runs.
    public var isRunning: Bool { start != nil && end == nil && durationSeconds == nil }
}

extension TimeEntry {
    /// A component with its share of the time.
    public struct Share: Hashable, Sendable {
        /// The component.
        public var component: ComponentKey
        /// Its weight among the entry's components, at least 1.
        public var weight: Int

        /// Makes a share of weight 1 unless told otherwise.
        public init(_ component: ComponentKey, weight: Int = 1) {
            self.component = component
            self.weight = weight
        }
    }

    /// One export that took the entry.
    public struct Export: Hashable, Sendable {
        /// The format's name.
        public var format: String
        /// When it was taken.
        public var at: Timestamp
        /// Where the part begins that was taken, when it was not all.
        public var from: Timestamp?
        /// Where the part ends that was taken, exclusive, when it was not all.
        public var to: Timestamp?

        /// Makes a mark.
        public init(format: String, at: Timestamp) {
            self.format = format
            self.at = at
        }
    }
}
