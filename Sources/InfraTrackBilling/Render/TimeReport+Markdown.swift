extension TimeReport {
    /// A Markdown table of the rows with the total as its last line, and a chart of the hours.
    ///
    /// Times are hours, minutes and seconds; an amount that cannot be told is a dash.
    public var markdown: String { markdown(explaining: false) }

    /// The same, with explanations if asked for.
    ///
    /// A list says which rates and rounding made each amount.
    public func markdown(explaining: Bool) -> String {
        let table = Self.header(grouping.rawValue) + rows.map(Self.line).joined()
        var text = table + Self.line("**total**", total)
        if !rollUp.isEmpty {
            text += "\n" + Self.header("summed up") + rollUp.map(Self.line).joined()
        }
        if explaining { text += explanation }
        return text + chart
    }

    private static func header(_ title: String) -> String {
        "| \(title) | sum | union | billable | amount |\n|---|---:|---:|---:|---:|\n"
    }

    private static func line(_ row: Row) -> String {
        line(MarkdownText.cell(row.key ?? "(none)"), row)
    }

    private static func line(_ title: String, _ row: Row) -> String {
        let cells = [
            title, Clock.text(row.sumSeconds), Clock.text(row.unionSeconds),
            Clock.text(row.billableSeconds), row.amount?.description ?? "–",
        ]
        return "| " + cells.joined(separator: " | ") + " |\n"
    }

    private var explanation: String {
        rows.filter { !$0.explanations.isEmpty }.map { row in
            let items = row.explanations.map { "  - \(MarkdownText.cell($0))\n" }
            return "- \(MarkdownText.cell(row.key ?? "(none)"))\n" + items.joined()
        }.joined().prependingLineBreak
    }

    /// Hours as a Mermaid chart: bars for days, a pie for everything else; none for a single row.
    private var chart: String {
        guard rows.count > 1 else { return "" }
        return "\n```mermaid\n" + (grouping == .day ? bars : pie) + "```\n"
    }

    private var pie: String {
        let order = rows.sorted { ($0.sumSeconds, $1.key ?? "") > ($1.sumSeconds, $0.key ?? "") }
        let slices = order.prefix(order.count > 12 ? 11 : 12)
        let rest = order.dropFirst(slices.count).reduce(0) { $0 + $1.sumSeconds }
        var text = "pie showData\n    title hours by \(grouping.rawValue)\n"
        for row in slices where row.sumSeconds >= 18 {
            text +=
                "    \"\(MarkdownText.label(row.key ?? "(none)"))\" : \(Clock.hours(row.sumSeconds))\n"
        }
        return rest < 18 ? text : text + "    \"others\" : \(Clock.hours(rest))\n"
    }

    private var bars: String {
        let days = rows.map { "\"\($0.key?.dropFirst(5) ?? "")\"" }.joined(separator: ", ")
        let hours = rows.map { Clock.hours($0.sumSeconds) }.joined(separator: ", ")
        return """
            xychart-beta
                title "hours by day"
                x-axis [\(days)]
                y-axis "hours"
                bar [\(hours)]

            """
    }
}

extension String {
    fileprivate var prependingLineBreak: String { isEmpty ? "" : "\n" + self }
}
