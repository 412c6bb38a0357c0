import FrontMatter

/// Where all text of one record passes on its way into a document.
struct RedactionDoor {
    private let redactor: (any Redactor)?
    private var scope: RedactionScope

    init(_ redactor: (any Redactor)?, existing: String?) {
        self.redactor = redactor
        scope = RedactionScope(existing: existing.map { [$0] } ?? [])
    }

    var counts: [RedactionCount] { scope.counts }

    /// The record's fields; those that differ from the old record's are redacted.
    mutating func redacted<R: StoredRecord>(
        _ record: R, changedFrom old: R?
    ) throws(FormatError) -> [(String, Value)] {
        let before = Dictionary(old?.fields ?? [], uniquingKeysWith: { $1 })
        var fields: [(String, Value)] = []
        for (key, value) in record.fields {
            let isOld = before[key].map { $0.sameContent(as: value) } ?? false
            fields.append((key, isOld ? value : try redacted(value)))
        }
        return fields
    }

    mutating func redacted(_ text: String) throws(FormatError) -> String {
        guard let redactor else { return text }
        do {
            return try redactor.redact(text, in: &scope)
        } catch {
            throw FormatError(
                .unrepresentable, at: Place(line: 1, column: 1),
                message: "The redaction rules failed, so nothing was written: \(error)",
                cure: "Correct the redaction rules.")
        }
    }

    private mutating func redacted(_ value: Value) throws(FormatError) -> Value {
        switch value {
        case .null, .bare: return value
        case .scalar(let text): return .scalar(try redacted(text))
        case .list(let items):
            var list: [Value] = []
            for item in items { list.append(try redacted(item)) }
            return .list(list)
        case .map(let pairs):
            var map: [Pair] = []
            for pair in pairs {
                map.append(Pair(key: try redacted(pair.key), value: try redacted(pair)))
            }
            return .map(map)
        }
    }

    /// A value is judged beside its key: `password` tells what a word alone does not.
    private mutating func redacted(_ pair: Pair) throws(FormatError) -> Value {
        guard case .scalar(let text) = pair.value else { return try redacted(pair.value) }
        let label = pair.key + "="
        let line = try redacted(label + text)
        return .scalar(
            line.hasPrefix(label) ? String(line.dropFirst(label.count)) : try redacted(text))
    }
}
