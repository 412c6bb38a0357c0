import InfraTrack

/// Clockify's import, in the forms of a profile with American dates and a clock of twelve hours.
enum ClockifyCSV: TimeFormat {
    static let name = "clockify"
    static let needs: ExportNeeds = [.starts, .addresses]

    static func text(_ work: ExportedWork) -> String {
        var table = CSVTable(
            "Project,Client,Description,Task,Email,Tags,Billable,Start Date,Start Time,Duration (h)"
        )
        for item in work.items {
            let start = item.wall(item.span?.lowerBound ?? 0)
            let texts = [
                item.project?.name, item.client?.name, item.summary, item.title, item.email,
            ]
            table.add(
                texts.map(CSVTable.cell) + [
                    CSVTable.list(item.tags), item.entry.billable ? "Yes" : "No",
                    start.date.monthFirst, start.twelveHours, DurationForm.clock(item.seconds),
                ])
        }
        return table.text
    }
}
