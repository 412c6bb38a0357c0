import InfraTrack

/// The periods that issued invoices have closed.
enum PeriodLock {
    /// The issued invoice whose period an entry reaches into; `nil` for work that is not billed.
    static func invoice(
        closing entry: TimeEntry, in snapshot: Snapshot
    ) throws(LedgerError) -> InvoiceRecord? {
        guard entry.billable, snapshot.count(.invoice) > 0 else { return nil }
        let owner = EntryOwner(entry, in: snapshot)
        guard let client = owner.client else { return nil }
        let invoices = snapshot.invoiceTable.records(.client(client)).map(\.record).filter {
            $0.locksEntries && ($0.project == nil || $0.project == owner.project)
        }
        guard !invoices.isEmpty else { return nil }
        let zone = try snapshot.settings.clients[client]?.zone.map {
            name throws(LedgerError) in try ZoneRules(name)
        }
        return invoices.sorted { $0.id < $1.id }.first {
            reaches(entry, into: $0, zone ?? .utc)
        }
    }

    private static func reaches(
        _ entry: TimeEntry, into invoice: InvoiceRecord, _ zone: ZoneRules
    ) -> Bool {
        guard let from = invoice.from, let to = invoice.to, from < to else { return false }
        if let date = entry.date, entry.start == nil { return from <= date && date < to }
        guard let start = entry.start?.seconds else { return false }
        let end = entry.end?.seconds ?? start + 1
        return start < zone.start(of: to) && end > zone.start(of: from)
    }

    /// Refuses work in a closed period, unless it is known to come late.
    ///
    /// - Returns: a warning for late work.
    static func check(
        _ entry: TimeEntry, isLate: Bool, in snapshot: Snapshot
    ) throws(LedgerError) -> [Finding] {
        guard let invoice = try invoice(closing: entry, in: snapshot) else { return [] }
        guard isLate else {
            throw LedgerError(
                .refused,
                "The time lies in a period that invoice \(invoice.id) has closed.",
                cure: "Say “--late” to have it billed as a correction, or “--not-billable”.")
        }
        return [
            Finding(
                .warning, rule: "late-entry", path: snapshot.path(.invoice, invoice.id) ?? "",
                message:
                    "Entry \(entry.id) lies in the period that invoice \(invoice.id) has closed.",
                cure: "The next invoice bills it as a correction.")
        ]
    }
}
