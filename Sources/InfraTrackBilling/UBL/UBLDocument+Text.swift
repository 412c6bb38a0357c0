import InfraTrack

extension UBLDocument {
    private static let namespace = "urn:oasis:names:specification:ubl:schema:xsd:"

    /// The XML document.
    var text: String {
        get throws(LedgerError) {
            let name = isCredit ? "CreditNote" : "Invoice"
            let parts =
                try head + references + parties + payment + [taxTotal, total] + lineElements
            guard var root = MarkupElement(name, parts) else { return "" }
            root.attributes = [
                ("xmlns", "\(Self.namespace)\(name)-2"),
                ("xmlns:cac", "\(Self.namespace)CommonAggregateComponents-2"),
                ("xmlns:cbc", "\(Self.namespace)CommonBasicComponents-2"),
            ]
            return root.document
        }
    }

    private var head: [MarkupElement?] {
        get throws(LedgerError) {
            let type = isCredit ? ("cbc:CreditNoteTypeCode", "381") : ("cbc:InvoiceTypeCode", "380")
            return [
                MarkupElement("cbc:CustomizationID", profile.customization),
                MarkupElement("cbc:ProfileID", profile.process),
                MarkupElement("cbc:ID", invoice.id),
                MarkupElement("cbc:IssueDate", issued.description),
                isCredit ? nil : MarkupElement("cbc:DueDate", invoice.due?.description),
                MarkupElement(type.0, type.1), MarkupElement("cbc:Note", invoice.body),
                MarkupElement("cbc:DocumentCurrencyCode", currency.description),
                MarkupElement("cbc:BuyerReference", try reference),
                period,
            ]
        }
    }

    /// The days billed; the record's last day is the one after.
    private var period: MarkupElement? {
        guard let from = invoice.from, let to = invoice.to, from < to else { return nil }
        return MarkupElement(
            "cac:InvoicePeriod",
            [
                MarkupElement("cbc:StartDate", from.description),
                MarkupElement("cbc:EndDate", to.adding(days: -1).description),
            ])
    }

    private var references: [MarkupElement?] {
        get throws(LedgerError) {
            let voided = invoice.voids.flatMap { snapshot.invoice($0) }
            return [
                MarkupElement("cac:OrderReference", [MarkupElement("cbc:ID", try order)]),
                MarkupElement(
                    "cac:BillingReference",
                    [
                        MarkupElement(
                            "cac:InvoiceDocumentReference",
                            [
                                MarkupElement("cbc:ID", invoice.voids),
                                MarkupElement("cbc:IssueDate", voided?.issued?.description),
                            ])
                    ]),
            ]
        }
    }

    private var payment: [MarkupElement?] {
        get throws(LedgerError) {
            let node = settings.root["seller"]
            let iban = try node?.text("iban")?.filter { !$0.isWhitespace }
            let account = MarkupElement(
                "cac:PayeeFinancialAccount",
                [
                    MarkupElement("cbc:ID", iban), MarkupElement("cbc:Name", seller.name),
                    MarkupElement(
                        "cac:FinancialInstitutionBranch",
                        [MarkupElement("cbc:ID", try node?.text("bic"))]),
                ])
            let means =
                iban == nil || isCredit
                ? nil
                : MarkupElement(
                    "cac:PaymentMeans",
                    [
                        MarkupElement("cbc:PaymentMeansCode", "58"),
                        MarkupElement("cbc:PaymentID", invoice.id), account,
                    ])
            return [delivery, means, MarkupElement("cac:PaymentTerms", [terms])]
        }
    }

    /// The country that a supply within the Union goes to.
    private var delivery: MarkupElement? {
        guard lines.contains(where: { $0.tax.category == .intraCommunity }) else { return nil }
        let country = MarkupElement(
            "cac:Country", [MarkupElement("cbc:IdentificationCode", buyer.country)])
        return MarkupElement(
            "cac:Delivery",
            [MarkupElement("cac:DeliveryLocation", [MarkupElement("cac:Address", [country])])])
    }

    /// What to do with the sum, where no day says it.
    private var terms: MarkupElement? {
        if let voided = invoice.voids {
            return MarkupElement("cbc:Note", "Credited against invoice \(voided).")
        }
        return invoice.due == nil ? MarkupElement("cbc:Note", "Payable on receipt.") : nil
    }

    private var taxTotal: MarkupElement? {
        get throws(LedgerError) {
            var bases: [UBLTax: Money] = [:]
            for line in lines {
                let zero = Money(minorUnits: 0, currency: currency)
                bases[line.tax] = try (bases[line.tax] ?? zero).adding(line.amount)
            }
            var parts = [amount("cbc:TaxAmount", invoice.totals?.tax ?? "0")]
            for (tax, base) in bases.sorted(by: { Self.order($0.key) < Self.order($1.key) }) {
                parts.append(
                    MarkupElement(
                        "cac:TaxSubtotal",
                        [
                            amount("cbc:TaxableAmount", base.decimal),
                            amount("cbc:TaxAmount", tax.amount(on: base).decimal),
                            category("cac:TaxCategory", tax, reason: try exemption(tax)),
                        ]))
            }
            return MarkupElement("cac:TaxTotal", parts)
        }
    }

    private static func order(_ tax: UBLTax) -> (Int64, String) {
        (-(tax.percent?.scaled ?? 0), tax.category.rawValue)
    }

    private func exemption(_ tax: UBLTax) throws(LedgerError) -> [MarkupElement?] {
        let exemption = try tax.exemption(client: invoice.client, settings)
        return [
            MarkupElement("cbc:TaxExemptionReasonCode", exemption?.code),
            MarkupElement("cbc:TaxExemptionReason", exemption?.reason),
        ]
    }

    func category(
        _ name: String, _ tax: UBLTax, reason: [MarkupElement?] = []
    ) -> MarkupElement? {
        let percent = tax.category == .outside ? nil : tax.percent?.description ?? "0"
        return MarkupElement(
            name,
            [
                MarkupElement("cbc:ID", tax.category.rawValue),
                MarkupElement("cbc:Percent", percent),
            ] + reason + [MarkupElement("cac:TaxScheme", [MarkupElement("cbc:ID", "VAT")])])
    }

    private var total: MarkupElement? {
        let totals = invoice.totals
        let sums = [
            ("LineExtension", totals?.net), ("TaxExclusive", totals?.net),
            ("TaxInclusive", totals?.gross), ("Payable", totals?.gross),
        ]
        return MarkupElement(
            "cac:LegalMonetaryTotal", sums.map { amount("cbc:\($0.0)Amount", $0.1 ?? "0") })
    }

    func amount(_ name: String, _ decimal: String) -> MarkupElement? {
        MarkupElement(name, decimal, ("currencyID", currency.description))
    }
}
