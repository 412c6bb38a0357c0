public import InfraTrack

extension InvoiceRecord {
    /// The invoice's lines as RFC 4180, each with the invoice's number and days.
    ///
    /// A cell that a spreadsheet would take for a formula begins with an apostrophe.
    public func csv(_ settings: Settings) -> String {
        var table = CSVTable(
            "invoice,status,client,client_name,issued,due,from,to,line,description,component,"
                + "project,task,person,day,fee,seconds,hours,rate,tax,amount,currency,voids")
        let last = to?.adding(days: -1)
        let head =
            [id, status.rawValue, client, settings.clients[client]?.name ?? client]
            .map(CSVTable.cell)
            + [issued, due, from, last].map { $0?.description ?? "" }
        for (index, line) in lines.enumerated() {
            let place = [
                line.component?.description, line.project, line.task?.description, line.person,
                line.day?.description, line.fee,
            ]
            let sums = [
                line.seconds.map(String.init),
                line.seconds.map { DurationForm.hours($0, decimals: 8) },
                line.rate, line.tax, line.amount, currency, voids,
            ]
            table.add(
                head + [String(index + 1), CSVTable.cell(line.description)]
                    + place.map(CSVTable.cell) + sums.map { $0 ?? "" })
        }
        return table.text
    }
}
