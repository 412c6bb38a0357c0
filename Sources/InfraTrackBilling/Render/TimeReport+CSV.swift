extension TimeReport {
    /// RFC 4180: a header and a line for each row, without the total; lines end with CR LF.
    ///
    /// A cell that a spreadsheet would take for a formula begins with an apostrophe.
    public var csv: String {
        let header = [
            grouping.rawValue, "sum_seconds", "union_seconds", "billable_seconds", "amount",
            "currency",
        ]
        let lines = (rows + rollUp).map { row in
            [
                CSVText.defused(row.key ?? ""), String(row.sumSeconds), String(row.unionSeconds),
                String(row.billableSeconds), row.amount?.decimal ?? "",
                row.currency?.description ?? "",
            ]
        }
        return ([header] + lines).map(CSVText.line).joined()
    }
}

/// Cells and lines of RFC 4180.
enum CSVText {
    static func line(_ cells: [String]) -> String {
        cells.map(quoted).joined(separator: ",") + "\r\n"
    }

    static func quoted(_ cell: String) -> String {
        let needsQuotes = cell.utf8.contains { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }
        guard needsQuotes else { return cell }
        let doubled = cell.unicodeScalars.map { $0 == "\"" ? "\"\"" : String($0) }.joined()
        return "\"\(doubled)\""
    }

    /// Free text that no spreadsheet takes for a formula.
    static func defused(_ text: String) -> String {
        guard let first = text.utf8.first else { return text }
        let starters = Array("=+-@\t\r".utf8)
        return starters.contains(first) ? "'" + text : text
    }
}
