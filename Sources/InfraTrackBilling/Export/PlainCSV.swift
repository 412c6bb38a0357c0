import InfraTrack

/// All that is known, a row for each entry and component, in times of the client's zone.
enum PlainCSV: TimeFormat {
    static let name = "csv"
    static let needs: ExportNeeds = .amounts

    private static let header =
        "entry,task,title,person,client,project,component,labels,billable,date,start,end,"
        + "seconds,billed_seconds,rate,amount,currency,note"

    static func text(_ work: ExportedWork) -> String {
        var table = CSVTable(header)
        for item in work.items {
            for share in item.shares { table.add(row(item, share)) }
        }
        return table.text
    }

    private static func row(_ item: ExportItem, _ share: ExportShare) -> [String] {
        let who = [item.person?.id, item.client?.id, item.project?.id].map(CSVTable.cell)
        let what = [
            share.component?.description ?? "", CSVTable.list(item.entry.labels),
            item.entry.billable ? "true" : "false", item.day.description,
        ]
        let price = [
            String(share.seconds), String(share.billed), share.rate?.decimal ?? "",
            share.amount?.decimal ?? "", share.amount?.currency.description ?? "",
        ]
        let ids = [item.entry.id.description, item.entry.task.description]
        return ids + [CSVTable.cell(item.title)] + who + what + times(item) + price
            + [CSVText.defused(item.entry.body.withoutTrailingBreaks)]
    }

    private static func times(_ item: ExportItem) -> [String] {
        guard let span = item.span else { return ["", ""] }
        return [span.lowerBound, span.upperBound].map {
            item.zone.localized(Timestamp(seconds: $0)).description
        }
    }
}

extension String {
    fileprivate var withoutTrailingBreaks: String {
        var text = self[...]
        while text.last?.isNewline == true { text.removeLast() }
        return String(text)
    }
}
