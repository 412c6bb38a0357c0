/// All records of the store at one moment: an immutable value that any thread may read.
///
/// A snapshot never changes and never waits for a commit; take a new one from
/// ``Repository/snapshot`` to see later changes.
public struct Snapshot: Sendable {
    package var taskTable = Table<TaskRecord>()
    package var componentTable = Table<Component>()
    package var alertTable = Table<AlertRecord>()
    package var commandTable = Table<CommandRecord>()
    package var timeTable = Table<TimeEntry>()
    package var runbookTable = Table<Runbook>()
    package var invoiceTable = Table<InvoiceRecord>()
    /// What is wrong with files that could not be read, by path.
    package var unreadable: [String: Unreadable] = [:]
    /// Ids of records that were not read, so that no new record takes one.
    var reserved: Set<RecordID> = []
    /// Kinds of which not every record was read.
    var partial: Set<RecordKind> = []
    /// The store's settings.
    public package(set) var settings: Settings

    package init(settings: Settings) { self.settings = settings }

    /// The task with an id.
    public func task(_ id: RecordID) -> TaskRecord? { taskTable[id: id]?.record }
    /// The component with a key.
    public func component(_ key: ComponentKey) -> Component? { componentTable[id: key]?.record }
    /// The episode with an id.
    public func alert(_ id: RecordID) -> AlertRecord? { alertTable[id: id]?.record }
    /// The command with an id.
    public func command(_ id: RecordID) -> CommandRecord? { commandTable[id: id]?.record }
    /// The time entry with an id.
    public func entry(_ id: RecordID) -> TimeEntry? { timeTable[id: id]?.record }
    /// The runbook with a name.
    public func runbook(_ name: String) -> Runbook? { runbookTable[id: name]?.record }
    /// The invoice with a number.
    public func invoice(_ number: String) -> InvoiceRecord? { invoiceTable[id: number]?.record }

    /// The files that could not be read, each with its reason, by path.
    public var unreadableFiles: [Finding] { unreadable.values.map(\.finding).sorted() }

    /// How many records of a kind there are.
    public func count(_ kind: RecordKind) -> Int {
        switch kind {
        case .task: taskTable.count
        case .component: componentTable.count
        case .alert: alertTable.count
        case .command: commandTable.count
        case .time: timeTable.count
        case .runbook: runbookTable.count
        case .invoice: invoiceTable.count
        }
    }
}
