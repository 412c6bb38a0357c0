import InfraTrack

/// klog's records: a date, a summary, and indented ranges and durations.
enum KlogSource: TimeSource {
    static let name = "klog"

    static func read(_ text: String) -> ForeignTimes {
        var reader = KlogReader()
        for (number, line) in TextLines(text) { reader.take(line, number) }
        reader.endRecord()
        return reader.times
    }
}

/// Reads one line after the other.
private struct KlogReader {
    var times = ForeignTimes()
    private var date: CalendarDate?
    private var indentation: Substring?
    private var recordSummary = ""
    private var entry: (entry: ForeignEntry, summary: String)?

    init() {}

    mutating func take(_ line: Substring, _ number: Int) {
        let text = line.trimmed
        guard !text.isEmpty else { return endRecord() }
        let indent = line.prefix { $0 == " " || $0 == "\t" }
        guard !indent.isEmpty else { return takeHead(text, number) }
        guard let date else {
            return times.refuse(number, "The line belongs to no record.", "Put a date above it.")
        }
        if let indentation, indent.count > indentation.count, entry != nil {
            entry?.summary += " " + text
        } else {
            endEntry()
            indentation = indent
            takeEntry(text, number, on: date)
        }
    }

    mutating func endRecord() {
        endEntry()
        date = nil
        indentation = nil
        recordSummary = ""
    }

    private mutating func takeHead(_ text: Substring, _ number: Int) {
        guard date == nil else {
            if indentation == nil {
                recordSummary += " " + text
            } else {
                times.refuse(number, "A summary must stand above the entries of its record.")
            }
            return
        }
        let day = text.prefix(10).replacing("/", with: "-")
        let rest = text.dropFirst(10).trimmed
        guard let found = CalendarDate(String(day)), rest.isEmpty || rest.hasPrefix("(") else {
            return times.refuse(number, "The record does not begin with a date such as 2026-11-03.")
        }
        date = found
    }

    private mutating func takeEntry(_ text: Substring, _ number: Int, on date: CalendarDate) {
        var rest = text
        if let seconds = KlogTime.duration(&rest) {
            guard seconds > 0 else {
                return times.refuse(
                    number, "A duration that is not above zero is no work.",
                    "Shorten the entry it belongs to.")
            }
            entry = (ForeignEntry(line: number, time: .day(date, seconds)), String(rest))
            return
        }
        guard let start = KlogTime.time(&rest, on: date), KlogTime.dash(&rest) else {
            return times.refuse(number, "The entry has neither a range nor a duration.")
        }
        if rest.hasPrefix("?") {
            return times.refuse(number, "The range is still open.", "Close it first.")
        }
        guard let end = KlogTime.time(&rest, on: date) else {
            return times.refuse(number, "The range has no end.")
        }
        let time = ForeignEntry.Time.span(.wall(start), .wall(end))
        entry = (ForeignEntry(line: number, time: time), String(rest))
    }

    private mutating func endEntry() {
        guard let (begun, summary) = entry else { return }
        entry = nil
        var finished = begun
        let words = KlogTags.take(summary, &finished)
        let common = KlogTags.take(recordSummary, &finished)
        finished.title = words.isEmpty ? common : words
        times.entries.append(finished)
    }
}

extension Substring {
    /// The text without blanks at its ends.
    var trimmed: Substring {
        var text = self.drop { $0 == " " || $0 == "\t" }
        while let last = text.last, last == " " || last == "\t" { text.removeLast() }
        return text
    }
}
