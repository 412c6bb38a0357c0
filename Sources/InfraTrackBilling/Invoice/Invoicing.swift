public import InfraTrack

/// Drafts, issues and voids invoices.
///
/// A draft reserves its entries. Issuing gives it the next number of its series and locks its
/// entries and its period. Voiding makes a credit note and frees the entries again. What is locked
/// follows from the invoices alone, so two clones never disagree about it after a merge.
public enum Invoicing {
    /// A written invoice and what its writer should know.
    public struct Outcome: Hashable, Sendable {
        /// The invoice as written.
        public let invoice: InvoiceRecord
        /// Why each line comes to its amount.
        public let explanations: [InvoiceExplanation]
        /// Running timers and overlaps that were left out or counted twice.
        public let warnings: [Finding]
    }

    /// Drafts an invoice of all unbilled work of a period, of late work of closed periods, and of
    /// the fees that are due.
    ///
    /// - Throws: `LedgerError`: `missing` for an unknown client or when there is nothing to bill,
    ///   `invalid` for work without a rate and for mixed currencies.
    public static func draft(
        _ request: InvoiceRequest, in draft: inout Draft
    ) throws(LedgerError) -> Outcome {
        let number = "DRAFT-\(request.from.year)-\(draft.newID().description.uppercased())"
        return try write(number, request, in: &draft)
    }

    /// Makes a draft anew of what is unbilled now.
    ///
    /// - Throws: `LedgerError`: `missing` for an unknown draft, `refused` for an issued invoice, and
    ///   as drafting does.
    public static func redraft(
        _ number: String, in draft: inout Draft
    ) throws(LedgerError) -> Outcome {
        let old = try existing(number, in: draft.snapshot)
        try requireDraft(old)
        guard let request = InvoiceRequest(old) else { throw noPeriod(old) }
        return try write(number, request, in: &draft)
    }

    private static func write(
        _ number: String, _ request: InvoiceRequest, in draft: inout Draft
    ) throws(LedgerError) -> Outcome {
        try request.validate()
        let snapshot = draft.snapshot
        let terms = try InvoiceTerms(
            request.client, snapshot.settings, covering: request.widest)
        let selection = InvoiceSelection(snapshot, request, terms, besides: number)
        let (parts, running) = selection.parts()
        let result = try calculate(parts, request, terms, number, snapshot)
        guard !result.lines.isEmpty else {
            throw LedgerError(
                .missing,
                "There is no unbilled work for “\(printable(request.client))” from \(request.from) until \(request.to).",
                cure: "See “infratrack time list client:\(printable(request.client))”.")
        }
        var invoice = InvoiceRecord(id: number, client: request.client)
        invoice.project = request.project
        invoice.from = request.from
        invoice.to = request.to
        invoice.body = request.note
        result.fill(&invoice)
        return Outcome(
            invoice: try draft.put(invoice), explanations: result.explanations,
            warnings: running.map { warning(running: $0, snapshot) }
                + InvoiceWarnings.overlaps(parts, in: snapshot))
    }

    static func calculate(
        _ parts: [BilledPart], _ request: InvoiceRequest, _ terms: InvoiceTerms,
        _ number: String, _ snapshot: Snapshot
    ) throws(LedgerError) -> InvoiceResult {
        var calculation = try InvoiceCalculation(snapshot, request, terms, number: number)
        for part in parts { calculation.add(part) }
        return try calculation.result(besides: number)
    }

    private static func warning(running id: RecordID, _ snapshot: Snapshot) -> Finding {
        Finding(
            .warning, rule: "running-timer", path: snapshot.path(.time, id.description) ?? "",
            message: "The timer \(id) is still running and not billed.",
            cure: "Stop it, and draft the invoice again.")
    }

    static func existing(
        _ number: String, in snapshot: Snapshot
    ) throws(LedgerError) -> InvoiceRecord {
        guard let invoice = snapshot.invoice(number) else {
            throw LedgerError(
                .missing, "There is no invoice “\(printable(number))”.",
                cure: "See “infratrack invoice list”.")
        }
        return invoice
    }

    static func requireDraft(_ invoice: InvoiceRecord) throws(LedgerError) {
        guard invoice.status == .draft else {
            throw LedgerError(
                .refused, "The invoice \(invoice.id) was issued already.",
                cure: "Take it back with “infratrack invoice void \(invoice.id)”.")
        }
    }

    static func noPeriod(_ invoice: InvoiceRecord) -> LedgerError {
        LedgerError(
            .invalid, "The invoice \(invoice.id) has no period.",
            cure: "Add “period:” with “from:” and “to:”.")
    }
}

extension InvoiceResult {
    /// Writes what was calculated into an invoice.
    func fill(_ invoice: inout InvoiceRecord) {
        invoice.currency = currency.description
        invoice.entries = entries
        invoice.lines = lines
        invoice.totals = totals
        invoice.policy = policy
    }
}
