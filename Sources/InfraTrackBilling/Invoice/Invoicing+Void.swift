public import InfraTrack

extension Invoicing {
    /// Takes an issued invoice back with a credit note, which frees its entries and its period.
    ///
    /// The credit note has the lines and totals of the invoice, a number of its own, and `voids:`.
    ///
    /// - Returns: the credit note.
    /// - Throws: `LedgerError` with code `refused` for a draft, a credit note, an invoice that is
    ///   void already, and on another branch than the settings name.
    public static func void(
        _ number: String, reason: String = "", on date: CalendarDate? = nil, branch: String?,
        in draft: inout Draft
    ) throws(LedgerError) -> Outcome {
        let snapshot = draft.snapshot
        var invoice = try existing(number, in: snapshot)
        try requireVoidable(invoice)
        let terms = try InvoiceTerms(invoice.client, snapshot.settings)
        try require(branch, terms)
        let day = date ?? terms.today(draft.now)
        var credit = InvoiceRecord(
            id: try InvoiceNumber.next(series: terms.creditSeries, year: day.year, in: snapshot),
            client: invoice.client)
        credit.project = invoice.project
        credit.status = .issued
        credit.currency = invoice.currency
        credit.from = invoice.from
        credit.to = invoice.to
        credit.issued = day
        credit.lines = invoice.lines
        credit.totals = invoice.totals
        credit.voids = invoice.id
        credit.body = reason
        invoice.status = .void
        invoice.voidedBy = credit.id
        try draft.put(invoice)
        return Outcome(invoice: try draft.put(credit), explanations: [], warnings: [])
    }

    private static func requireVoidable(_ invoice: InvoiceRecord) throws(LedgerError) {
        switch (invoice.status, invoice.voids) {
        case (.issued, nil): return
        case (.draft, _):
            throw LedgerError(
                .refused, "\(invoice.id) is a draft.",
                cure: "Remove it with “infratrack invoice rm \(invoice.id)”.")
        case (.void, _):
            throw LedgerError(
                .refused,
                "The invoice \(invoice.id) is void already\(invoice.voidedBy.map { ", by \($0)" } ?? "")."
            )
        case (.issued, let voided?):
            throw LedgerError(
                .refused, "\(invoice.id) is the credit note for \(printable(voided)).",
                cure: "Draft and issue the entries again.")
        }
    }
}
