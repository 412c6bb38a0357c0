/// What a command does to the systems it is run on, from harmless to grave.
enum CommandKind: Int, Hashable, Comparable, Sendable {
    /// Nothing that a reader of a runbook needs.
    case noise
    /// It only looks.
    case readOnly
    /// It may change something.
    case mutating
    /// It removes or stops something for good.
    case destructive

    static func < (left: CommandKind, right: CommandKind) -> Bool {
        left.rawValue < right.rawValue
    }

    /// Whether it may change something.
    var changes: Bool { self >= .mutating }
}
