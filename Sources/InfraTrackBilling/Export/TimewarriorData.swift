import InfraTrack

/// Timewarrior's own files: `data/2026-11.data`, one interval a line.
///
/// An interval lies in the file of the month in which it begins on the wall clock; in another it
/// would not be found.
enum TimewarriorData {
    /// The files by name.
    static func files(_ work: ExportedWork) -> [(name: String, text: String)] {
        var files: [String: [(start: Int64, line: String)]] = [:]
        for item in work.items {
            let span = item.span ?? 0..<0
            let month = item.wall(span.lowerBound).date.description.prefix(7)
            files["\(month).data", default: []].append((span.lowerBound, line(item, span)))
        }
        return files.sorted { $0.key < $1.key }.map { name, lines in
            (name, lines.sorted { $0.start < $1.start }.map(\.line).joined())
        }
    }

    private static func line(_ item: ExportItem, _ span: Range<Int64>) -> String {
        let times = [span.lowerBound, span.upperBound].map(Timewarrior.compact)
        let tags = Timewarrior.tags(item).map { " " + quoted($0) }.joined()
        return "inc \(times[0]) - \(times[1]) #\(tags) # \(quoted(item.summary))\n"
    }

    /// Always in quotes; a backslash, which Timewarrior drops, is written as a slash.
    private static func quoted(_ text: String) -> String {
        "\"" + text.replacing("\\", with: "/").replacing("\"", with: "\\\"") + "\""
    }
}
