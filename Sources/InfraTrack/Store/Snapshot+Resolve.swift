extension Snapshot {
    /// The id of a kind's record that a unique prefix names.
    ///
    /// - Throws: ``LedgerError`` with code `missing`, or `ambiguous` with the candidates.
    public func resolve(_ text: String, _ kind: RecordKind) throws(LedgerError) -> RecordID {
        let (noun, phrase) = (kind.noun, kind.phrase)
        guard let prefix = RecordIDPrefix(text) else {
            throw LedgerError(
                .missing, "“\(printable(text))” is no \(phrase) id.",
                cure: "Ids are ten letters and digits; a unique beginning is enough.")
        }
        let found = ids(kind).filter { prefix.range.contains($0.bits) }.sorted()
        guard let first = found.first else {
            if let error = unreadable(kind, prefix) { throw error }
            throw LedgerError(
                .missing, "There is no \(phrase) “\(prefix)”.",
                cure: "See “infratrack \(noun) list”.")
        }
        guard found.count == 1 else {
            let some = found.prefix(10).map(\.description).joined(separator: ", ")
            throw LedgerError(
                .ambiguous,
                "“\(prefix)” begins \(found.count) \(phrase) ids: \(some)\(found.count > 10 ? ", …" : "").",
                cure: "Type more of the id.")
        }
        return first
    }

    /// Why the file that a prefix names cannot be read, when there is one such file.
    private func unreadable(_ kind: RecordKind, _ prefix: RecordIDPrefix) -> LedgerError? {
        let found = unreadable.keys.filter { path in
            guard Layout.kind(ofPath: path) == kind, let name = path.split(separator: "/").last,
                let id = RecordID(String(name.prefix(RecordID.length)))
            else { return false }
            return prefix.range.contains(id.bits)
        }
        return found.count == 1 ? found.first.flatMap { unreadable[$0]?.error } : nil
    }

    private func ids(_ kind: RecordKind) -> [RecordID] {
        switch kind {
        case .task: taskTable.all.map(\.record.id)
        case .alert: alertTable.all.map(\.record.id)
        case .command: commandTable.all.map(\.record.id)
        case .time: timeTable.all.map(\.record.id)
        case .component, .runbook, .invoice: []
        }
    }
}

extension RecordKind {
    /// The kind in a sentence for people.
    package var phrase: String { self == .time ? "time entry" : noun }

    /// The kind as the command's calls are named.
    package var noun: String {
        switch self {
        case .task: "task"
        case .component: "component"
        case .alert: "alert"
        case .command: "command"
        case .time: "time"
        case .runbook: "runbook"
        case .invoice: "invoice"
        }
    }
}
