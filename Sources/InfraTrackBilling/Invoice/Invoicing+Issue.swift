public import InfraTrack

extension Invoicing {
    /// Gives a draft the next number of its series, and locks its entries and its period.
    ///
    /// - Parameters:
    ///   - number: the draft.
    ///   - date: the day of the invoice; today in the client's zone when `nil`.
    ///   - branch: the branch that is checked out; `nil` when HEAD is detached.
    ///   - draft: where it is written.
    /// - Throws: `LedgerError` with code `refused` on another branch than the settings name, and
    ///   when the records are no longer what was drafted.
    public static func issue(
        _ number: String, on date: CalendarDate? = nil, branch: String?, in draft: inout Draft
    ) throws(LedgerError) -> Outcome {
        let snapshot = draft.snapshot
        let old = try existing(number, in: snapshot)
        try requireDraft(old)
        guard let request = InvoiceRequest(old) else { throw noPeriod(old) }
        let terms = try InvoiceTerms(old.client, snapshot.settings, covering: request.widest)
        try require(branch, terms)
        let result = try derived(old, request, terms, snapshot)
        let day = date ?? terms.today(draft.now)
        var invoice = InvoiceRecord(
            id: try InvoiceNumber.next(series: terms.series, year: day.year, in: snapshot),
            client: old.client)
        invoice.project = old.project
        invoice.from = old.from
        invoice.to = old.to
        invoice.body = old.body
        invoice.status = .issued
        invoice.issued = day
        invoice.due = old.due ?? terms.paymentDays.map { day.adding(days: $0) }
        result.fill(&invoice)
        let late = InvoiceSelection(snapshot, request, terms, besides: number).parts().parts.filter
        {
            part in !old.entries.contains { $0.id == part.entry.id }
        }
        try draft.deleteDraftInvoice(number)
        return Outcome(
            invoice: try draft.put(invoice), explanations: result.explanations,
            warnings: late.map { warning(late: $0, snapshot) })
    }

    /// The draft calculated again, which must give what was drafted.
    private static func derived(
        _ old: InvoiceRecord, _ request: InvoiceRequest, _ terms: InvoiceTerms, _ snapshot: Snapshot
    ) throws(LedgerError) -> InvoiceResult {
        try refuseTaken(old, snapshot)
        let (parts, missing) = InvoiceSelection.parts(
            of: old.entries, in: snapshot, request, terms.zone)
        let result = try calculate(parts, request, terms, old.id, snapshot)
        var fresh = old
        result.fill(&fresh)
        let differences = InvoiceDifferences(from: old, to: fresh).all
        guard missing.isEmpty, differences.isEmpty else {
            let what = missing.first.map { "The entry \($0) is not there." } ?? differences[0]
            throw LedgerError(
                .refused, "What \(old.id) bills has changed since it was drafted. \(what)",
                cure:
                    "Make it anew with “infratrack invoice redraft \(old.id)”, and look at it again."
            )
        }
        return result
    }

    private static func refuseTaken(
        _ old: InvoiceRecord, _ snapshot: Snapshot
    ) throws(LedgerError) {
        for entry in old.entries {
            guard let other = snapshot.invoice(locking: entry.id),
                let taken = other.entries.first(where: { $0.id == entry.id }),
                taken.overlaps(entry)
            else { continue }
            throw LedgerError(
                .refused, "The entry \(entry.id) is billed by \(other.id) already.",
                cure: "Make the draft anew with “infratrack invoice redraft \(old.id)”.")
        }
    }

    static func require(_ branch: String?, _ terms: InvoiceTerms) throws(LedgerError) {
        guard let wanted = terms.branch, branch != wanted else { return }
        let here = branch.map { "on “\(printable($0))”" } ?? "while HEAD is detached"
        throw LedgerError(
            .refused,
            "Invoices for “\(printable(terms.client))” are issued on the branch “\(printable(wanted))”, not \(here).",
            cure:
                "Check out “\(printable(wanted))”, or change “invoice_branch:” in infratrack.yaml.")
    }

    private static func warning(late part: BilledPart, _ snapshot: Snapshot) -> Finding {
        Finding(
            .warning, rule: "unbilled", path: snapshot.path(.time, part.entry.id.description) ?? "",
            message: "The entry \(part.entry.id) came after the draft and is not billed.",
            cure: "The next invoice bills it as a correction.")
    }
}

extension InvoiceTerms {
    /// The day it is in the client's zone.
    func today(_ now: Timestamp) -> CalendarDate {
        CalendarDate(daysSinceEpoch: zone.day(at: now.seconds))
    }
}

extension InvoiceRecord.Entry {
    /// Whether two items of the same entry bill the same time.
    func overlaps(_ other: InvoiceRecord.Entry) -> Bool {
        let start = max(self.start?.seconds ?? .min, other.start?.seconds ?? .min)
        let end = min(self.end?.seconds ?? .max, other.end?.seconds ?? .max)
        return start < end
    }
}
