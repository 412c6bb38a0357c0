/// A header and rows of RFC 4180.
struct CSVTable {
    private let header: [String]
    private var rows: [[String]] = []

    /// Takes the names of the columns, separated by commas.
    init(_ header: String) {
        self.header = header.split(separator: ",").map(String.init)
    }

    /// Adds a row; texts of people must have passed ``cell(_:)``.
    mutating func add(_ row: [String]) { rows.append(row) }

    var text: String { ([header] + rows).map(CSVText.line).joined() }

    /// Text of people on one line that no spreadsheet takes for a formula.
    static func cell(_ text: String?) -> String { CSVText.defused((text ?? "").asOneLine) }

    /// Several words in one cell; a comma within a word becomes a semicolon.
    static func list(_ words: [String]) -> String {
        cell(words.map { $0.replacing(",", with: ";") }.joined(separator: ", "))
    }
}
