extension TimeReport {
    /// A Markdown table of the rows with the total as its last line.
    ///
    /// Times are hours, minutes and seconds; an amount that cannot be told is a dash.
    public var markdown: String {
        let header = "| \(grouping.rawValue) | sum | union | billable | amount |\n"
        let rule = "|---|---:|---:|---:|---:|\n"
        let lines = rows.map { Self.line(MarkdownText.cell($0.key ?? "(none)"), $0) }
        return header + rule + lines.joined() + Self.line("**total**", total)
    }

    private static func line(_ title: String, _ row: Row) -> String {
        let cells = [
            title, Clock.text(row.sumSeconds), Clock.text(row.unionSeconds), Clock.text(row.billableSeconds),
            row.amount?.description ?? "–",
        ]
        return "| " + cells.joined(separator: " | ") + " |\n"
    }
}
