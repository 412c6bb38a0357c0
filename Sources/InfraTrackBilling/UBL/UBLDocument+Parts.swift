import InfraTrack

extension UBLDocument {
    var parties: [MarkupElement?] {
        [
            MarkupElement("cac:AccountingSupplierParty", [party(seller, isSeller: true)]),
            MarkupElement("cac:AccountingCustomerParty", [party(buyer, isSeller: false)]),
        ]
    }

    private func party(_ party: UBLParty, isSeller: Bool) -> MarkupElement? {
        let isOutside = lines.contains { $0.tax.category == .outside }
        let scheme = MarkupElement("cac:TaxScheme", [MarkupElement("cbc:ID", "VAT")])
        let tax = isOutside ? nil : MarkupElement("cbc:CompanyID", party.vatID)
        return MarkupElement(
            "cac:Party",
            [
                party.endpoint.flatMap {
                    MarkupElement("cbc:EndpointID", $0.id, ("schemeID", $0.scheme))
                },
                MarkupElement("cac:PartyName", [MarkupElement("cbc:Name", party.name)]),
                address(party),
                tax == nil ? nil : MarkupElement("cac:PartyTaxScheme", [tax, scheme]),
                MarkupElement(
                    "cac:PartyLegalEntity",
                    [
                        MarkupElement("cbc:RegistrationName", party.name),
                        MarkupElement("cbc:CompanyID", party.companyID),
                    ]),
                MarkupElement(
                    "cac:Contact",
                    [
                        MarkupElement("cbc:Name", party.contact),
                        MarkupElement("cbc:Telephone", party.phone),
                        MarkupElement("cbc:ElectronicMail", party.email),
                    ]),
            ])
    }

    private func address(_ party: UBLParty) -> MarkupElement? {
        MarkupElement(
            "cac:PostalAddress",
            [
                MarkupElement("cbc:StreetName", party.street),
                MarkupElement("cbc:CityName", party.city),
                MarkupElement("cbc:PostalZone", party.postalCode),
                MarkupElement(
                    "cac:Country", [MarkupElement("cbc:IdentificationCode", party.country)]),
            ])
    }

    var lineElements: [MarkupElement?] {
        lines.enumerated().map { index, line in element(line, number: index + 1) }
    }

    private func element(_ line: Line, number: Int) -> MarkupElement? {
        let quantity = UBLQuantity(line.line, line.amount)
        let name = isCredit ? "CreditNote" : "Invoice"
        return MarkupElement(
            "cac:\(name)Line",
            [
                MarkupElement("cbc:ID", String(number)),
                MarkupElement("cbc:Note", note(line.line, quantity)),
                MarkupElement(
                    isCredit ? "cbc:CreditedQuantity" : "cbc:InvoicedQuantity", quantity.quantity,
                    ("unitCode", quantity.unit)),
                amount("cbc:LineExtensionAmount", line.amount.decimal), period(of: line.line),
                item(line), price(quantity),
            ])
    }

    /// The time and the rate, where quantity and price do not tell them.
    private func note(_ line: InvoiceRecord.Line, _ quantity: UBLQuantity) -> String? {
        guard !quantity.isTime, let seconds = line.seconds, let rate = line.rate else { return nil }
        return "\(DurationForm.clock(seconds)) at \(rate) \(currency) an hour"
    }

    /// The day of a line, if it lies in the invoice's period as the rules demand.
    private func period(of line: InvoiceRecord.Line) -> MarkupElement? {
        guard let day = line.day, let from = invoice.from, let to = invoice.to, from <= day,
            day < to
        else { return nil }
        return MarkupElement(
            "cac:InvoicePeriod",
            [
                MarkupElement("cbc:StartDate", day.description),
                MarkupElement("cbc:EndDate", day.description),
            ])
    }

    private func item(_ line: Line) -> MarkupElement? {
        let properties = [
            ("component", line.line.component?.description), ("project", line.line.project),
            ("task", line.line.task?.description),
        ]
        let name = line.line.description.asOneLine
        return MarkupElement(
            "cac:Item",
            [
                MarkupElement("cbc:Name", name.isEmpty ? "Work" : name),
                category("cac:ClassifiedTaxCategory", line.tax),
            ]
                + properties.map { name, value in
                    value == nil
                        ? nil
                        : MarkupElement(
                            "cac:AdditionalItemProperty",
                            [MarkupElement("cbc:Name", name), MarkupElement("cbc:Value", value)])
                })
    }

    private func price(_ quantity: UBLQuantity) -> MarkupElement? {
        MarkupElement(
            "cac:Price",
            [
                amount("cbc:PriceAmount", quantity.price),
                MarkupElement("cbc:BaseQuantity", quantity.base, ("unitCode", quantity.unit)),
            ])
    }
}
