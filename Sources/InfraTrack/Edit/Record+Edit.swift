import FrontMatter

extension TaskRecord {
    /// The task with edited fields.
    ///
    /// `id`, `closed` and `resolution` cannot be edited; a task that is opened again loses its
    /// closing time and resolution.
    ///
    /// - Throws: ``LedgerError`` for unknown keys and values that break the format.
    public func edited(_ edits: [FieldEdit]) throws(LedgerError) -> TaskRecord {
        var task = try applying(edits, fixed: ["id", "closed", "resolution"])
        if status.isClosed, !task.status.isClosed { (task.closed, task.resolution) = (nil, nil) }
        return task
    }
}

extension Component {
    /// The component with edited fields; `retired` comes from retiring, and goes when it is in use again.
    ///
    /// Besides the fields, `runs_on`, `part_of` and `member_of` are lists of keys to edit, and
    /// `identifiers.NAME` is a text.
    ///
    /// - Throws: ``LedgerError`` for unknown keys and values that break the format.
    public func edited(_ edits: [FieldEdit]) throws(LedgerError) -> Component {
        var component = self
        var others: [FieldEdit] = []
        for edit in edits {
            if component.identify(edit) { continue }
            if try !component.relate(edit) { others.append(edit) }
        }
        component = try component.applying(others, fixed: ["retired", "imported"])
        if lifecycle == .retired, component.lifecycle != .retired { component.retired = nil }
        return component
    }
}

extension TimeEntry {
    /// The entry with edited fields.
    ///
    /// - Throws: ``LedgerError`` for unknown keys and values that break the format.
    public func edited(_ edits: [FieldEdit]) throws(LedgerError) -> TimeEntry {
        try applying(edits, fixed: ["id", "exported"])
    }
}

extension StoredRecord {
    /// Writes the fields, changes them as text, and reads them back through the schema.
    fileprivate func applying(
        _ edits: [FieldEdit], fixed: Set<String>
    ) throws(LedgerError) -> Self {
        var values = Dictionary(fields, uniquingKeysWith: { $1 })
        for edit in edits {
            try Self.checkKey(edit.key, fixed: fixed)
            values[edit.key] = try edit.applied(to: values[edit.key])
        }
        do throws(FormatError) {
            let ordered = Self.keyOrder.compactMap { key in values[key].map { (key, $0) } }
            let document = try Document.render(ordered, body: "")
            var record = try read(document)
            record.body = body
            return record
        } catch {
            throw LedgerError(.invalid, error.message, cure: error.cure)
        }
    }

    private func read(_ document: Document) throws(FormatError) -> Self {
        do throws(LedgerError) {
            return try Self(
                reading: FieldReader(document, path: newPath(at: Timestamp(seconds: 0))))
        } catch {
            // The place in a document that nobody sees would mislead.
            throw FormatError(
                .unrepresentable, at: Place(line: 1, column: 1), message: error.message,
                cure: error.cure)
        }
    }

    private static func checkKey(_ key: String, fixed: Set<String>) throws(LedgerError) {
        let known = keyOrder.filter { !fixed.contains($0) }
        guard known.contains(key) else {
            throw LedgerError(
                .usage, "A \(kind.phrase) has no field “\(printable(key))” that can be edited.",
                cure: "Use one of \(known.joined(separator: ", ")).")
        }
    }
}

extension FieldEdit {
    func applied(to value: Value?) throws(LedgerError) -> Value? {
        switch self {
        case .set(_, let text): return text.isEmpty ? nil : .scalar(text)
        case .add(let key, let text):
            let items = try items(of: value, key)
            return items.contains(text) ? value : .list((items + [text]).map(Value.scalar))
        case .remove(let key, let text):
            let items = try items(of: value, key)
            guard items.contains(text) else {
                throw LedgerError(
                    .missing, "“\(printable(text))” is not in “\(key)”.",
                    cure: items.isEmpty
                        ? "It is empty." : "It has \(items.joined(separator: ", ")).")
            }
            return .list(items.filter { $0 != text }.map(Value.scalar))
        }
    }

    private func items(of value: Value?, _ key: String) throws(LedgerError) -> [String] {
        guard let value else { return [] }
        guard let texts = value.strings else {
            throw LedgerError(
                .usage, "“\(key)” is no list of words.",
                cure: "Edit the file by hand, or use “--set”.")
        }
        return texts
    }
}
