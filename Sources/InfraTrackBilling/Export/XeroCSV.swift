import InfraTrack

/// Xero's import of sales invoices; Xero multiplies quantity and price itself.
///
/// The account and the tax type are the ledger's own words: `exports: xero:` in the settings.
enum XeroCSV: TimeFormat {
    static let name = "xero"
    static let needs: ExportNeeds = [.prices, .billableOnly, .amounts]

    static let settings = ["account_code", "tax_type"]

    private static let header =
        "*ContactName,EmailAddress,POAddressLine1,POAddressLine2,POAddressLine3,POAddressLine4,"
        + "POCity,PORegion,POPostalCode,POCountry,*InvoiceNumber,Reference,*InvoiceDate,*DueDate,"
        + "InventoryItemCode,*Description,*Quantity,*UnitAmount,Discount,*AccountCode,*TaxType,"
        + "TrackingName1,TrackingOption1,TrackingName2,TrackingOption2,Currency,BrandingTheme"

    static func text(_ work: ExportedWork) -> String {
        var table = CSVTable(header)
        let settings = work.settings.root["exports"]?["xero"]
        let codes = Self.settings.map { CSVTable.cell(settings?[$0]?.text) }
        for line in InvoiceLine.lines(work) {
            let (quantity, price, isHours) = line.pricing(decimals: 4)
            let contact = [CSVTable.cell(line.client?.name ?? "")]
            let head = [
                CSVTable.cell(line.number(work)), "", work.to.dayFirst, due(line, work).dayFirst,
                "",
                CSVTable.cell(line.description(isHours: isHours)), quantity, price, "",
            ]
            let component = line.component.map { ["Component", $0.description] } ?? ["", ""]
            let project = line.project.map { ["Project", CSVTable.cell($0.name)] } ?? ["", ""]
            table.add(
                contact + [String](repeating: "", count: 9) + head + codes + component + project
                    + [line.amount.currency.description, ""])
        }
        return table.text
    }

    /// The client's days for payment after the last day, 14 when it says nothing.
    private static func due(_ line: InvoiceLine, _ work: ExportedWork) -> CalendarDate {
        let client = line.client.flatMap { work.settings.root["clients"]?[$0.id] }
        return work.to.adding(days: client?["payment_days"]?.text.flatMap(Int.init) ?? 14)
    }
}
