public import InfraTrack

extension InvoiceRecord {
    /// The invoice or credit note as UBL 2.1.
    ///
    /// - Parameters:
    ///   - snapshot: for the invoice that a credit note takes back, and the settings.
    ///   - profile: the rules it is made for.
    /// - Throws: `LedgerError`: `refused` for a draft, `invalid` for what EN 16931 cannot express
    ///   and for settings that are missing, each with the setting's name.
    public func ubl(
        _ snapshot: Snapshot, profile: UBLProfile = .ubl
    ) throws(LedgerError) -> String {
        try UBLDocument(self, snapshot, profile).text
    }
}

/// An invoice with everything that UBL wants to know.
struct UBLDocument {
    let invoice: InvoiceRecord
    let snapshot: Snapshot
    let profile: UBLProfile
    let currency: Currency
    let seller: UBLParty
    let buyer: UBLParty
    let lines: [Line]
    let issued: CalendarDate

    /// A line with its amount and tax.
    struct Line {
        let line: InvoiceRecord.Line
        let amount: Money
        let tax: UBLTax
    }

    init(
        _ invoice: InvoiceRecord, _ snapshot: Snapshot, _ profile: UBLProfile
    ) throws(LedgerError) {
        guard invoice.status != .draft, let issued = invoice.issued else {
            throw LedgerError(
                .refused, "\(invoice.id) is a draft.",
                cure: "Issue it with “infratrack invoice issue \(invoice.id)”.")
        }
        self.invoice = invoice
        self.snapshot = snapshot
        self.profile = profile
        self.issued = issued
        currency = try Currency(code: invoice.currency ?? "")
        guard currency.exponent <= 2 else {
            throw LedgerError(
                .invalid,
                "EN 16931 has amounts of two decimals, and \(currency) has \(currency.exponent).",
                cure: "Send this invoice in another form.")
        }
        seller = try UBLParty.seller(snapshot.settings)
        buyer = try UBLParty.buyer(invoice.client, snapshot.settings)
        var lines: [Line] = []
        for line in invoice.lines {
            lines.append(
                Line(
                    line: line, amount: try Self.money(line.amount, currency, invoice.id),
                    tax: try UBLTax(line, client: invoice.client, snapshot.settings)))
        }
        self.lines = lines
        try check()
    }

    var isCredit: Bool { invoice.voids != nil }

    var settings: Settings { snapshot.settings }

    /// The client's section of the settings.
    var client: SettingsNode? { settings.root["clients"]?[invoice.client] }

    static func money(
        _ text: String, _ currency: Currency, _ number: String
    ) throws(LedgerError) -> Money {
        guard let money = Money(text, currency: currency) else {
            throw LedgerError(
                .invalid, "“\(printable(text))” in \(number) is no amount in \(currency).",
                cure: "See “infratrack invoice verify \(number)”.")
        }
        return money
    }

    private func check() throws(LedgerError) {
        guard !lines.isEmpty else {
            throw LedgerError(
                .invalid, "\(invoice.id) has no line, and EN 16931 wants one.",
                cure: "Draft it for a range with work or fees.")
        }
        let isOutside = lines.map { $0.tax.category == .outside }
        guard Set(isOutside).count == 1 else {
            throw LedgerError(
                .invalid, "\(invoice.id) has lines within and outside the scope of the tax.",
                cure: "Bill them on invoices of their own, by project.")
        }
        try checkParties(isOutside: isOutside[0])
        try checkTotals()
        guard profile == .peppol else { return }
        for party in [seller, buyer] where party.endpoint == nil {
            throw UBLParty.lacks(
                "endpoint", party.section, nil, "“endpoint: \"0204:991-1234-56\"” or “email:”")
        }
        let (reference, order) = (try reference, try order)
        guard reference != nil || order != nil else {
            throw UBLParty.lacks(
                "buyer_reference", buyer.section, client, "“buyer_reference:” or “order_reference:”"
            )
        }
    }

    /// Who must be known to the tax office, and in a register where no VAT id may be told.
    private func checkParties(isOutside: Bool) throws(LedgerError) {
        if isOutside {
            guard seller.companyID != nil else {
                throw UBLParty.lacks(
                    "company_id", seller.section, settings.root["seller"], "“company_id: HRB 1234”")
            }
            return
        }
        guard seller.vatID != nil else {
            throw UBLParty.lacks(
                "vat_id", seller.section, settings.root["seller"], "“vat_id: DE123456789”")
        }
        guard lines.contains(where: { $0.tax.category.needsBuyer }), buyer.vatID == nil else {
            return
        }
        throw UBLParty.lacks("vat_id", buyer.section, client, "“vat_id: FR12345678901”")
    }

    /// Totals that do not follow from the lines were edited by hand.
    private func checkTotals() throws(LedgerError) {
        let derived = try InvoiceCalculation.totals(invoice.lines, currency)
        guard let totals = invoice.totals, totals == derived else {
            throw LedgerError(
                .invalid, "The totals of \(invoice.id) do not follow from its lines.",
                cure: "See “infratrack invoice verify \(invoice.id)”.")
        }
    }

    /// The buyer's own reference.
    var reference: String? {
        get throws(LedgerError) { try client?.text("buyer_reference") }
    }

    /// The number of the buyer's order.
    var order: String? {
        get throws(LedgerError) { try client?.text("order_reference") }
    }
}
