extension TimeReport {
    /// A Markdown table of the rows with the total as its last line.
    ///
    /// Times are hours, minutes and seconds; an amount that cannot be told is a dash.
    public var markdown: String {
        let header = "| \(grouping.rawValue) | sum | union | billable | amount |\n"
        let rule = "|---|---:|---:|---:|---:|\n"
        let lines = rows.map { Self.line(Self.cell($0.key ?? "(none)"), $0) }
        return header + rule + lines.joined() + Self.line("**total**", total)
    }

    private static func line(_ title: String, _ row: Row) -> String {
        let cells = [
            title, clock(row.sumSeconds), clock(row.unionSeconds), clock(row.billableSeconds),
            row.amount?.description ?? "–",
        ]
        return "| " + cells.joined(separator: " | ") + " |\n"
    }

    /// Text that stays within its cell.
    private static func cell(_ text: String) -> String {
        text.unicodeScalars.map { scalar in
            switch scalar {
            case "|": "\\|"
            case "\n", "\r", "\t": " "
            default: String(scalar)
            }
        }.joined()
    }

    /// Hours, minutes and seconds, such as `26:05:00`.
    private static func clock(_ seconds: Int64) -> String {
        let parts = [seconds / 60 % 60, seconds % 60].map { $0 < 10 ? "0\($0)" : String($0) }
        return "\(seconds / 3600):\(parts[0]):\(parts[1])"
    }
}
