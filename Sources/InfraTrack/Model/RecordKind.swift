/// The kinds of record, named as their folders are.
public enum RecordKind: String, Hashable, Sendable, CaseIterable {
    /// A piece of work.
    case task = "tasks"
    /// A thing of the infrastructure.
    case component = "components"
    /// One episode of one problem.
    case alert = "alerts"
    /// One recorded command.
    case command = "commands"
    /// One stretch of time worked.
    case time
    /// A runbook.
    case runbook = "runbooks"
    /// An invoice.
    case invoice = "invoices"

    /// The folder below the store root.
    public var folder: String { rawValue }
}
