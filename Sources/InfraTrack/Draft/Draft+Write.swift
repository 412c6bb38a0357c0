import FrontMatter
import GitStore

extension Draft {
    /// The one way a record reaches a file: validated, redacted, edited in place, read back.
    mutating func write<R: StoredRecord>(
        _ record: R, in table: WritableKeyPath<Snapshot, Table<R>>
    ) throws(LedgerError) -> R {
        try requireLoaded(R.kind)
        try record.validate()
        let existing = snapshot[keyPath: table][id: record.id]
        if let existing {
            try refuseDuplicate(existing, in: table)
            try requireWhole(R.kind, existing.path)
        }
        let document: Document
        do throws(FormatError) {
            var old: Document?
            if let existing { old = try Document(parsing: existing.bytes) }
            document = try edited(old, from: existing?.record, to: record)
        } catch {
            guard let existing else {
                throw LedgerError(.invalid, error.message, cure: error.cure)
            }
            throw LedgerError(error, path: existing.path)
        }
        guard document.bytes != existing?.bytes else { return existing?.record ?? record }
        let path: String
        if let existing { path = existing.path } else { path = try freePath(for: record, document) }
        let stored = try Stored<R>(reading: document, path: path, stamp: nil)
        keep(stored, over: existing, in: table)
        return stored.record
    }

    private mutating func keep<R: StoredRecord>(
        _ stored: Stored<R>, over existing: Stored<R>?,
        in table: WritableKeyPath<Snapshot, Table<R>>
    ) {
        let base = existing.map { FileChange.Base.content(.blob($0.bytes)) } ?? .absent
        stage(stored.path, base: base, content: stored.bytes)
        snapshot[keyPath: table].put(stored)
        let verb = existing == nil ? "add" : "edit"
        note(verb, R.kind, stored.record.name, stored.record.subject)
    }

    /// The document with the record's fields, every other byte as it was.
    private mutating func edited<R: StoredRecord>(
        _ document: Document?, from old: R?, to new: R
    ) throws(FormatError) -> Document {
        var door = RedactionDoor(redactor, existing: document?.text)
        var fields = try door.redacted(new, changedFrom: old)
        let isSameBody = old.map { new.body.isSameText(as: $0.body) } ?? false
        let body = try isSameBody ? new.body : door.redactedBody(of: new)
        count(door.counts)
        fields = Self.fields(fields, of: new, counting: door.counts)
        guard var document, let old else {
            return try Document.render(
                fields.map { ($0.0, $0.1.sortedIfWords) }, body: leading(body))
        }
        try Self.apply(fields, of: R.self, over: old, to: &document)
        if !body.isSameText(as: old.body) {
            try document.setBody(Self.framed(body, like: document))
        }
        return document
    }

    private static func apply<R: StoredRecord>(
        _ fields: [(String, Value)], of type: R.Type, over old: R, to document: inout Document
    ) throws(FormatError) {
        let before = Dictionary(old.fields, uniquingKeysWith: { $1 })
        let after = Dictionary(fields, uniquingKeysWith: { $1 })
        for key in R.keyOrder {
            if let value = after[key] {
                if let before = before[key], before.sameContent(as: value) { continue }
                try document.set(key, to: value, order: R.keyOrder)
            } else if before[key] != nil {
                try document.remove(key)
            }
        }
    }

    /// The fields with the record's own tally of masks, for kinds that keep one.
    private static func fields<R: StoredRecord>(
        _ fields: [(String, Value)], of record: R, counting counts: [RedactionCount]
    ) -> [(String, Value)] {
        guard !counts.isEmpty else { return fields }
        var record = record
        record.count(counts)
        let written = Dictionary(fields, uniquingKeysWith: { $1 })
        let tally = "redactions"
        return record.fields.compactMap { key, value in
            key == tally ? (key, value) : written[key].map { (key, $0) }
        }
    }

    /// A blank line between the front matter and the text, and a line break at the end.
    private func leading(_ body: String) -> String {
        body.isEmpty ? "" : "\n" + (body.hasSuffix("\n") ? body : body + "\n")
    }

    /// The body with the blank line that the file had before it.
    private static func framed(_ body: String, like document: Document) -> String {
        let old = document.body
        let blank = old.isEmpty ? "\n" : String(old.prefix { $0.isNewline }.prefix(1))
        return body.isEmpty ? "" : blank + (body.last?.isNewline == true ? body : body + "\n")
    }

    private func refuseDuplicate<R: StoredRecord>(
        _ stored: Stored<R>, in table: WritableKeyPath<Snapshot, Table<R>>
    ) throws(LedgerError) {
        let twins = snapshot[keyPath: table].duplicates.values.filter {
            $0.record.id == stored.record.id
        }
        guard let twin = twins.first else { return }
        throw LedgerError(
            .ambiguous, "The files \(stored.path) and \(twin.path) have the same id.",
            cure: "Remove one of them, or give it an id of its own.")
    }

    /// The path of a new record, made of what was redacted.
    private func freePath<R: StoredRecord>(
        for record: R, _ document: Document
    ) throws(LedgerError) -> String {
        let redacted = try R(reading: FieldReader(document, path: record.newPath(at: now)))
        let path = redacted.newPath(at: now)
        guard snapshot.unreadable[path] == nil else {
            throw LedgerError(
                .refused, "The file is there and cannot be read.", cure: "Mend or move it first.",
                path: path)
        }
        return path
    }
}

extension Value {
    /// Lists of words are sorted when we create a file, so that merges seldom conflict.
    var sortedIfWords: Value {
        guard case .list(let items) = self, items.allSatisfy({ $0.text != nil }) else {
            return self
        }
        return .list(items.sorted { ($0.text ?? "").isBefore($1.text ?? "") })
    }
}
