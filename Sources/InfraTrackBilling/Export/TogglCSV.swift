import InfraTrack

/// Toggl Track's import; it merges rows that are equal, so no two may be.
enum TogglCSV: TimeFormat {
    static let name = "toggl"
    static let needs: ExportNeeds = [.starts, .addresses]

    static func text(_ work: ExportedWork) -> String {
        var table = CSVTable(
            "User,Email,Client,Project,Task,Description,Billable,Start date,Start time,Duration,Tags"
        )
        var seen: Set<[String]> = []
        for item in work.items {
            var row = row(item, item.summary)
            if !seen.insert(row).inserted {
                row = Self.row(item, "\(item.summary) (\(item.entry.id))")
            }
            table.add(row)
        }
        return table.text
    }

    private static func row(_ item: ExportItem, _ summary: String) -> [String] {
        let start = item.wall(item.span?.lowerBound ?? 0)
        let texts = [
            item.person?.name, item.email, item.client?.name, item.project?.name, item.title,
            summary,
        ]
        return texts.map(CSVTable.cell) + [
            item.entry.billable ? "Yes" : "No", start.date.description, start.time,
            DurationForm.clock(item.seconds), CSVTable.list(item.tags),
        ]
    }
}
