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
        let labels = record.labelTexts
        for (key, value) in record.fields {
            let isOld = before[key].map { $0.sameContent(as: value) } ?? false
            let place = TextPlace(R.kind, key, labels: labels)
            fields.append((key, isOld ? value : try sealed(try redacted(value), at: place)))
        }
        return fields
    }

    /// The record's text, redacted, and encrypted where the settings say so.
    mutating func redactedBody<R: StoredRecord>(of record: R) throws(FormatError) -> String {
        var body = try redacted(record.body)
        for key in R.kind == .command ? ["output", "body"] : ["body"] {
            body = try sealed(body, at: TextPlace(R.kind, key, labels: record.labelTexts))
        }
        return body
    }

    mutating func redacted(_ text: String) throws(FormatError) -> String {
        guard let redactor else { return text }
        do {
            return try redactor.redact(text, in: &scope)
        } catch {
            throw Self.failure(
                "The redaction rules failed, so nothing was written: \(error)",
                cure: "Correct the redaction rules.")
        }
    }

    private static func failure(_ message: String, cure: String) -> FormatError {
        FormatError(
            .unrepresentable, at: Place(line: 1, column: 1), message: message, cure: cure)
    }

    private func sealed(_ value: Value, at place: TextPlace) throws(FormatError) -> Value {
        guard let sealer = redactor?.sealer, sealer.seals(place) else { return value }
        switch value {
        case .scalar(let text): return .scalar(try sealed(text, at: place))
        // A digest tells whoever guesses the text that the guess is right.
        case .map(let pairs): return .map(pairs.filter { $0.key != "sha256" })
        case .null, .bare, .list: return value
        }
    }

    private func sealed(_ text: String, at place: TextPlace) throws(FormatError) -> String {
        guard let sealer = redactor?.sealer, sealer.seals(place) else { return text }
        do {
            return try sealer.sealed(text, at: place)
        } catch {
            throw Self.failure(
                "The text could not be encrypted, so nothing was written: \(error)",
                cure: "Correct “encryption” in \(Layout.settingsFile).")
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

extension StoredRecord {
    fileprivate var labelTexts: [String] {
        fields.first { $0.0 == "labels" }?.1.strings ?? []
    }
}
