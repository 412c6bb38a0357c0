import InfraTrack

/// Toggl Track's CSV: its detailed export, or the form that it imports.
enum TogglSource: TimeSource {
    static let name = "toggl"

    static func read(_ text: String) -> ForeignTimes {
        var times = ForeignTimes()
        let table = CSVRows(text)
        if let line = table.open {
            times.refuse(line, "A quotation mark is never closed.")
        }
        guard let header = table.rows.first else {
            times.refuse(1, "The file has no header.", "Export it with its English headers.")
            return times
        }
        let names = header.cells.map { $0.lowercased() }
        for need in ["start date", "start time", "duration"] where !names.contains(need) {
            times.refuse(
                header.line, "There is no column “\(need)”.", "Export it with its English headers.")
            return times
        }
        for row in table.rows.dropFirst() {
            take(Row(line: row.line, names: names, cells: row.cells), &times)
        }
        return times
    }

    private struct Row {
        let line: Int
        let names: [String]
        let cells: [String]

        /// The text of a column, an apostrophe before a formula taken off.
        subscript(name: String) -> String? {
            guard let index = names.firstIndex(of: name), index < cells.count else { return nil }
            let text = cells[index].asOneLine
            let isDefused = text.hasPrefix("'") && CSVText.defused(String(text.dropFirst())) == text
            let plain = isDefused ? String(text.dropFirst()) : text
            return plain.isEmpty ? nil : plain
        }
    }

    private static func take(_ row: Row, _ times: inout ForeignTimes) {
        guard let start = moment(row["start date"], row["start time"]) else {
            return times.refuse(
                row.line, "The start is no date such as 2026-11-03 with a time such as 09:00:00.")
        }
        guard let seconds = row["duration"].flatMap(seconds) else {
            return times.refuse(row.line, "The duration is none such as 01:30:00.")
        }
        let end = moment(row["end date"], row["end time"])
        var entry = ForeignEntry(line: row.line, time: .length(start, seconds, end: end))
        entry.title = row["description"] ?? row["task"] ?? row["project"] ?? ""
        entry.client = row["client"]
        entry.project = row["project"]
        entry.person = row["email"] ?? row["user"]
        entry.billable = row["billable"]?.lowercased() != "no"
        for tag in (row["tags"] ?? "").split(separator: ",").map({ String($0).asOneLine })
        where !tag.isEmpty {
            entry.take(tag: tag, nil)
        }
        times.entries.append(entry)
    }

    private static func moment(_ date: String?, _ time: String?) -> ForeignEntry.Moment? {
        guard let date, let time else { return nil }
        return LocalTime("\(date)T\(time)").map(ForeignEntry.Moment.wall)
    }

    /// Reads `01:30:00`.
    private static func seconds(_ text: String) -> Int64? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 3, parts.allSatisfy({ (1...4).contains($0.utf8.count) }) else {
            return nil
        }
        let numbers = parts.compactMap { part in
            part.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int64(part) : nil
        }
        guard numbers.count == 3, numbers[1] < 60, numbers[2] < 60 else { return nil }
        return numbers[0] * 3600 + numbers[1] * 60 + numbers[2]
    }
}
