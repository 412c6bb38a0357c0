public import InfraTrack

/// Whose and what work is to be priced.
public struct Work: Hashable, Sendable {
    /// The time entry.
    public var entry: RecordID?
    /// The task.
    public var task: RecordID?
    /// The component.
    public var component: ComponentKey?
    /// The project.
    public var project: String?
    /// The client.
    public var client: String?
    /// Who worked.
    public var person: String?

    /// Makes a description of work; what is not known is left out.
    public init(
        entry: RecordID? = nil, task: RecordID? = nil, component: ComponentKey? = nil,
        project: String? = nil, client: String? = nil, person: String? = nil
    ) {
        self.entry = entry
        self.task = task
        self.component = component
        self.project = project
        self.client = client
        self.person = person
    }
}
