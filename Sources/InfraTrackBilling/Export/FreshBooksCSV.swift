import InfraTrack

/// FreshBooks' import of invoices: one draft for each client.
enum FreshBooksCSV: TimeFormat {
    static let name = "freshbooks"
    static let needs: ExportNeeds = [.prices, .billableOnly, .amounts]

    static func text(_ work: ExportedWork) -> String {
        var table = CSVTable(
            "Client Name,Invoice #,Date Issued,Invoice Status,Date Paid,Item Name,Item Description,"
                + "Rate,Quantity,Discount Percentage,Line Subtotal,Tax 1 Type,Tax 1 Amount,"
                + "Tax 2 Type,Tax 2 Amount,Line Total,Currency")
        for line in InvoiceLine.lines(work) {
            let (quantity, price, isHours) = line.pricing(decimals: 8)
            let amount = line.amount.decimal
            table.add(
                [
                    CSVTable.cell(line.client?.name), CSVTable.cell(line.number(work)),
                    work.to.description, "draft", "",
                    CSVTable.cell(line.project?.name ?? line.component?.description ?? "Work"),
                    CSVTable.cell(line.description(isHours: isHours)), price, quantity, "0", amount,
                    "", "", "", "", amount, line.amount.currency.description,
                ])
        }
        return table.text
    }
}
