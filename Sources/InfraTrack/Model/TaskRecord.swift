import FrontMatter

/// A piece of operations work.
///
/// Called `TaskRecord` because a published type `Task` would break every client's `Task { }`.
public struct TaskRecord: Record, Identifiable {
    /// Tasks lie in `tasks/`.
    public static let kind = RecordKind.task

    /// The identity, final at creation.
    public let id: RecordID
    /// One line that says what is to be done.
    public var title: String
    /// Where it stands; open when absent.
    public var status: Status = .open
    /// When it was created.
    public var created: Timestamp?
    /// How urgent it is; P3 when absent.
    public var priority: Priority = .p3
    /// A word that sorts the work, such as `storage` or `certificates`.
    public var category: String?
    /// Who answers for it.
    public var owner: String?
    /// The client it is done for.
    public var client: String?
    /// When it must be done.
    public var due: Moment?
    /// The project it is billed to.
    public var project: String?
    /// The episode that opened it.
    public var alert: RecordID?
    /// Who works on it.
    public var assignees: [String] = []
    /// Free words to find it by.
    public var labels: [String] = []
    /// The infrastructure it touches.
    public var components: [ComponentKey] = []
    /// The tasks that must be closed before it is ready.
    public var dependsOn: [RecordID] = []
    /// When it was closed.
    public var closed: Timestamp?
    /// How it ended, such as `fixed` or `wont-fix`.
    public var resolution: String?
    /// The description and the notes.
    public var body: String {
        get { sharedBody.string }
        set { sharedBody = SharedText(newValue) }
    }
    var sharedBody = SharedText("")

    /// Makes an open task.
    public init(id: RecordID, title: String) {
        self.id = id
        self.title = title
    }

    /// The id as text.
    public var name: String { id.description }
}
