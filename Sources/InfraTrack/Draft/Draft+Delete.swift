import FrontMatter
import GitStore

extension Draft {
    /// Removes a task that nothing refers to.
    ///
    /// - Throws: ``LedgerError`` with code `refused` while commands, time, episodes or other tasks
    ///   name it.
    public mutating func deleteTask(_ id: RecordID) throws(LedgerError) {
        guard snapshot.task(id) != nil else { throw Self.noTask(id) }
        let users = [
            (snapshot.commandTable.count(.task(id)), "commands"),
            (snapshot.timeTable.count(.task(id)), "time entries"),
            (snapshot.alertTable.count(.task(id)), "alert episodes"),
            (snapshot.taskTable.count(.depends(id)), "dependent tasks"),
        ].filter { $0.0 > 0 }
        guard users.isEmpty else {
            let list = users.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
            throw LedgerError(
                .refused, "Task \(id) is named by \(list).",
                cure: "Close it with status cancelled instead.")
        }
        try delete(id, in: \.taskTable)
    }

    /// Removes a time entry.
    ///
    /// - Throws: ``LedgerError`` with code `refused` for an entry that an issued invoice bills.
    public mutating func deleteEntry(_ id: RecordID) throws(LedgerError) {
        try refuseLocked(id)
        try delete(id, in: \.timeTable)
    }

    /// Removes a command.
    public mutating func deleteCommand(_ id: RecordID) throws(LedgerError) {
        try delete(id, in: \.commandTable)
    }

    /// Removes an invoice that was not issued, which frees its entries.
    ///
    /// - Throws: ``LedgerError`` with code `refused` for an issued one: numbers have no gaps.
    public mutating func deleteDraftInvoice(_ number: String) throws(LedgerError) {
        if let invoice = snapshot.invoice(number), invoice.status != .draft {
            throw LedgerError(
                .refused, "The invoice \(number) was issued, and numbers have no gaps.",
                cure: "Take it back with “infratrack invoice void \(number)”.")
        }
        try delete(number, in: \.invoiceTable)
    }

    /// Removes a runbook; its versions stay in the history.
    public mutating func deleteRunbook(_ name: String) throws(LedgerError) {
        try delete(name, in: \.runbookTable)
    }

    private mutating func delete<R: StoredRecord>(
        _ id: R.ID, in table: WritableKeyPath<Snapshot, Table<R>>
    ) throws(LedgerError) {
        guard let stored = snapshot[keyPath: table][id: id] else {
            throw LedgerError(
                .missing, "There is no \(R.kind.noun) “\(id)”.",
                cure: "See “infratrack \(R.kind.noun) list”.")
        }
        stage(stored.path, base: .content(.blob(stored.bytes)), content: nil)
        snapshot[keyPath: table].remove(path: stored.path)
        note("remove", R.kind, stored.record.name, stored.record.subject)
    }
}
