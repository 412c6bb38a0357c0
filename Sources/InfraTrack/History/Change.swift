/// One commit that changed a record.
public struct Change: Sendable, Hashable {
    /// The commit's id in hexadecimal.
    public let commit: String
    /// The author's name and address.
    public let author: Person
    /// When it was authored.
    public let at: Timestamp
    /// The first line of the commit message.
    public let summary: String
    /// Whether the record came, changed or went.
    public let action: Action
    /// The front-matter fields that changed, in file order.
    public let fields: [FieldChange]
    /// Whether the text after the front matter changed.
    public let bodyChanged: Bool

    /// What a commit did to a record.
    public enum Action: String, Sendable, Hashable, CaseIterable {
        /// The file was added.
        case created
        /// The file was changed.
        case edited
        /// The file was removed.
        case deleted
        /// The file could not be read before or after.
        case unreadable
    }
}

/// A front-matter field before and after a commit.
public struct FieldChange: Sendable, Hashable {
    /// The key.
    public let key: String
    /// The value before, as text; `nil` when absent.
    public let old: String?
    /// The value after, as text; `nil` when absent.
    public let new: String?
}
