extension Query {
    /// A field to sort by, and the direction.
    public struct SortKey: Hashable, Sendable {
        /// The field.
        public var field: Field
        /// Whether great values come first; absent ones come last either way.
        public var isDescending: Bool

        /// Makes a key, ascending unless told otherwise.
        public init(_ field: Field, isDescending: Bool = false) {
            self.field = field
            self.isDescending = isDescending
        }

        /// The same field with great values first.
        public var descending: SortKey { SortKey(field, isDescending: true) }
    }
}

extension Query.SortKey {
    /// A field that records can be sorted by.
    public enum Field: String, Hashable, Sendable, CaseIterable {
        /// P1 first.
        case priority
        /// The time of creation.
        case created
        /// The due date.
        case due
        /// The time of closing.
        case closed
        /// Open, in-progress, blocked, done, cancelled.
        case status
        /// The title, in any letter case.
        case title
        /// The id or name.
        case id
        /// The start of a command or an alert.
        case started
        /// The start of an entry or a billed period.
        case start
        /// The owner, in any letter case.
        case owner
        /// The first of the components' keys.
        case component
    }

    /// P1 first.
    public static let priority = Self(.priority)
    /// The oldest first.
    public static let created = Self(.created)
    /// The first due first.
    public static let due = Self(.due)
    /// The first closed first.
    public static let closed = Self(.closed)
    /// Open first.
    public static let status = Self(.status)
    /// By title.
    public static let title = Self(.title)
    /// By id or name.
    public static let id = Self(.id)
    /// The first started command or alert first.
    public static let started = Self(.started)
    /// The first started entry first.
    public static let start = Self(.start)
    /// By owner.
    public static let owner = Self(.owner)
    /// By the first of the components' keys.
    public static let component = Self(.component)
}

extension Query.SortKey: CustomStringConvertible {
    /// The key as it is written after `sort:`.
    public var description: String { isDescending ? "\(field.rawValue)-desc" : field.rawValue }
}
