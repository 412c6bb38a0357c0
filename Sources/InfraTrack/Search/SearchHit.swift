/// A record that a full-text search found.
public struct SearchHit: Sendable, Hashable {
    /// The kind.
    public let kind: RecordKind
    /// The record's name within its kind.
    public let name: String
    /// Its title, command text or key.
    public let title: String
    /// Its file, relative to the store root.
    public let path: String
    /// How well it fits: words in the title count ten times, in the front matter three times.
    public let score: Int
    /// The first line that holds one of the words.
    public let excerpt: String
}
