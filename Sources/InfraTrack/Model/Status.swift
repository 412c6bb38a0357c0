/// Where a task stands.
public enum Status: String, Hashable, Sendable, CaseIterable {
    /// Nobody works on it yet.
    case open
    /// Somebody works on it.
    case inProgress = "in-progress"
    /// It waits for something else.
    case blocked
    /// It was done.
    case done
    /// It will not be done.
    case cancelled

    /// Whether nothing more is to be done.
    public var isClosed: Bool { self == .done || self == .cancelled }
}

/// How urgent a task is, P1 the most.
public enum Priority: String, Hashable, Sendable, CaseIterable, Comparable {
    /// Drop everything.
    case p1 = "P1"
    /// Today.
    case p2 = "P2"
    /// The usual.
    case p3 = "P3"
    /// When there is time.
    case p4 = "P4"
    /// Some day.
    case p5 = "P5"

    /// Orders by rank: P1 comes before P2.
    public static func < (left: Priority, right: Priority) -> Bool {
        left.rawValue < right.rawValue
    }
}
