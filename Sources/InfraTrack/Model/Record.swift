/// What every record has: a kind, a name within its kind, and a body of Markdown.
public protocol Record: Sendable, Hashable {
    /// The kind, and with it the folder.
    static var kind: RecordKind { get }
    /// The name within the kind: an id, a component's key, a runbook's name, an invoice's number.
    var name: String { get }
    /// The Markdown after the front matter.
    var body: String { get set }
}
