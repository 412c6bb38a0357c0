import FrontMatter
import GitStore

extension Change {
    init(_ commit: CommitInfo, from old: [UInt8]?, to new: [UInt8]?) {
        let before = Version(old)
        let after = Version(new)
        let readable = before != nil && after != nil
        self.init(
            commit: commit.id.description,
            author: Person(name: commit.author.name, email: commit.author.email),
            at: Timestamp(
                seconds: commit.author.seconds, offsetMinutes: commit.author.offsetMinutes),
            summary: commit.summary,
            action: !readable
                ? .unreadable : old == nil ? .created : new == nil ? .deleted : .edited,
            fields: Self.fields(before, after), bodyChanged: before?.body != after?.body)
    }

    private static func fields(_ before: Version?, _ after: Version?) -> [FieldChange] {
        guard let before, let after else { return [] }
        let gone = before.keys.filter { !after.keys.contains($0) }
        return (after.keys + gone).compactMap { key in
            let old = before.values[key]
            let new = after.values[key]
            return old == new ? nil : FieldChange(key: key, old: old?.summary, new: new?.summary)
        }
    }
}

/// A file's fields and text at one commit; `nil` when it cannot be read, empty when absent.
private struct Version {
    var keys: [String] = []
    var values: [String: Value] = [:]
    var body = ""

    init?(_ bytes: [UInt8]?) {
        guard let bytes else { return }
        guard let document = try? Document(parsing: bytes) else { return nil }
        keys = document.keys
        for key in keys { values[key] = document.value(key) }
        body = document.body
    }
}

extension Value {
    /// The value on one line.
    var summary: String {
        switch self {
        case .null: ""
        case .scalar(let text), .bare(let text): text
        case .list(let items): items.map(\.summary).joined(separator: ", ")
        case .map(let pairs): pairs.map { "\($0.key): \($0.value.summary)" }.joined(separator: ", ")
        }
    }
}
