extension ResponseReport {
    /// A Markdown table with the total as its last line.
    public var markdown: String {
        let header = "| \(grouping.rawValue) | episodes | acknowledged | MTTA | resolved | MTTR |\n"
        let rule = "|---|---:|---:|---:|---:|---:|\n"
        let lines = rows.map { Self.line(MarkdownText.cell($0.key ?? "(none)"), $0) }
        return header + rule + lines.joined() + Self.line("**total**", total)
    }

    private static func line(_ title: String, _ row: Row) -> String {
        let cells = [
            title, String(row.episodes), String(row.acknowledged),
            row.mtta.map(Clock.text) ?? "–", String(row.resolved), row.mttr.map(Clock.text) ?? "–",
        ]
        return "| " + cells.joined(separator: " | ") + " |\n"
    }

    private static let columns = [
        "episodes", "acknowledged", "mtta_seconds", "resolved", "mttr_seconds",
    ]

    private static func numbers(_ row: Row) -> [String?] {
        [
            String(row.episodes), String(row.acknowledged), row.mtta.map { String($0) },
            String(row.resolved), row.mttr.map { String($0) },
        ]
    }

    /// One JSON object a line for each row, without the total.
    public var jsonLines: String {
        rows.map { row in
            let numbers = zip(Self.columns, Self.numbers(row)).map { "\"\($0)\":\($1 ?? "null")" }
            let key = "\"\(grouping.rawValue)\":\(JSONText.string(row.key))"
            return "{" + ([key] + numbers).joined(separator: ",") + "}\n"
        }.joined()
    }

    /// RFC 4180: a header and a line for each row, without the total.
    public var csv: String {
        let lines = rows.map { row in
            [CSVText.defused(row.key ?? "")] + Self.numbers(row).map { $0 ?? "" }
        }
        return ([[grouping.rawValue] + Self.columns] + lines).map(CSVText.line).joined()
    }
}
