import FrontMatter
import GitStore

extension Draft {
    /// Refuses to touch an entry that an issued invoice bills.
    package func refuseLocked(_ id: RecordID) throws(LedgerError) {
        guard let number = snapshot.invoice(locking: id)?.id else { return }
        throw LedgerError(
            .refused, "Time entry \(id) is locked: it is billed by invoice \(number).",
            cure: "Take the invoice back with “infratrack invoice void \(number)”, or record the difference as a new entry."
        )
    }

    /// Refuses to change an entry that an issued invoice bills; marks of exports may be added.
    func refuseLocked(_ entry: TimeEntry) throws(LedgerError) {
        if var old = snapshot.entry(entry.id), entry.exported.starts(with: old.exported) {
            old.exported = entry.exported
            if old == entry { return }
        }
        try refuseLocked(entry.id)
    }

    /// Refuses to change more of an issued invoice than that it is void.
    func refuseChange(of invoice: InvoiceRecord) throws(LedgerError) {
        guard let old = snapshot.invoice(invoice.id), old.status != .draft else { return }
        var expected = old
        expected.status = invoice.status
        expected.voidedBy = invoice.voidedBy
        guard invoice == expected, invoice.status != .draft else {
            throw LedgerError(
                .refused, "The invoice \(old.id) was issued and cannot change.",
                cure: "Take it back with “infratrack invoice void \(old.id)”.")
        }
    }
}

extension Snapshot {
    /// The issued invoice that bills a time entry; nobody may change the entry then.
    public func invoice(locking entry: RecordID) -> InvoiceRecord? {
        invoiceTable.records(.billed(entry)).map(\.record).min { $0.id < $1.id }
    }

    /// Whether an entry's file is what it was when it had a git blob id, apart from marks of exports
    /// that were added since.
    package func entry(_ id: RecordID, hadBlob blob: String) -> Bool {
        guard let stored = timeTable[id: id] else { return false }
        if ObjectID.blob(stored.bytes).description == blob { return true }
        for count in stored.record.exported.indices {
            var entry = stored.record
            entry.exported.removeSubrange(count...)
            if let bytes = stored.bytes(exported: entry), ObjectID.blob(bytes).description == blob {
                return true
            }
        }
        return false
    }
}

extension Stored<TimeEntry> {
    /// The file's bytes with the export marks of an entry.
    fileprivate func bytes(exported entry: TimeEntry) -> [UInt8]? {
        guard var document else { return nil }
        let value = entry.fields.first { $0.0 == "exported" }?.1
        do throws(FormatError) {
            if let value {
                try document.set("exported", to: value, order: TimeEntry.keyOrder)
            } else {
                try document.remove("exported")
            }
        } catch {
            return nil
        }
        return document.bytes
    }
}
