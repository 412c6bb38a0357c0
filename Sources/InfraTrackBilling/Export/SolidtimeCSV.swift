import InfraTrack

/// Solidtime's generic import of time entries, in UTC.
enum SolidtimeCSV: TimeFormat {
    static let name = "solidtime"
    static let needs: ExportNeeds = [.starts, .addresses]

    static func text(_ work: ExportedWork) -> String {
        var table = CSVTable(
            "description,billable,client,project,tags,start,end,task,user_name,user_email")
        for item in work.items {
            let times = [item.span?.lowerBound ?? 0, item.span?.upperBound ?? 0].map {
                Timestamp(seconds: $0).description
            }
            let names = [item.client?.name, item.project?.name].map(CSVTable.cell)
            let people = [item.title, item.person?.name, item.email].map(CSVTable.cell)
            table.add(
                [CSVTable.cell(item.summary), item.entry.billable ? "true" : "false"] + names
                    + [CSVTable.list(item.tags)] + times + people)
        }
        return table.text
    }
}
