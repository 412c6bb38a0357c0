extension Draft {
    /// Refuses to touch an entry that an issued invoice bills.
    package func refuseLocked(_ id: RecordID) throws(LedgerError) {
        guard let number = snapshot.invoice(locking: id)?.id else { return }
        throw LedgerError(
            .refused, "Time entry \(id) is locked: it is billed by invoice \(number).",
            cure:
                "Take the invoice back with “infratrack invoice void \(number)”, or record the difference as a new entry."
        )
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
}
