import InfraTrack

/// klog records, one a day of the client's zone, to the minute.
///
/// Starts and ends are rounded, so that what touches still touches. Where the clocks change within
/// an entry, a range would be an hour off, and a duration is written.
enum Klog: TimeFormat {
    static let name = "klog"
    static let needs: ExportNeeds = []

    static func text(_ work: ExportedWork) -> String {
        var days: [CalendarDate: [String]] = [:]
        for item in work.items {
            for (day, value) in values(item) {
                days[day, default: []].append("    \(value) \(summary(item))\n")
            }
        }
        return days.sorted { $0.key < $1.key }.map { day, lines in
            "\(day)\n" + lines.joined()
        }.joined(separator: "\n")
    }

    /// An entry's times by day: a range may end on the next day, but not on a later one.
    private static func values(_ item: ExportItem) -> [(CalendarDate, String)] {
        guard let span = item.span else { return [(item.day, duration(item.seconds))] }
        let zone = item.zone
        guard zone.offset(at: span.lowerBound) == zone.offset(at: span.upperBound) else {
            return [(item.day, duration(item.seconds))]
        }
        let (start, end) = (minute(span.lowerBound), minute(span.upperBound))
        let first = zone.day(at: start)
        let last = max(first, zone.day(at: max(start, end - 1)))
        guard last > first + 1 else { return [range(start, end, day: first, zone)] }
        return (first...last).map { day in
            let low = max(start, zone.start(ofDay: day))
            return range(low, min(end, zone.start(ofDay: day + 1)), day: day, zone)
        }
    }

    private static func range(
        _ start: Int64, _ end: Int64, day: Int, _ zone: ZoneRules
    ) -> (CalendarDate, String) {
        let finish = WallClock(end, in: zone)
        let isNext = finish.date.daysSinceEpoch > day
        return (
            CalendarDate(daysSinceEpoch: day),
            "\(WallClock(start, in: zone).minutes) - \(finish.minutes)\(isNext ? ">" : "")"
        )
    }

    private static func minute(_ instant: Int64) -> Int64 {
        Int64(Rounding.divide(Int128(instant), by: 60, .nearestHalfUp)) * 60
    }

    private static func duration(_ seconds: Int64) -> String {
        let minutes = minute(seconds) / 60
        let (hours, rest) = (minutes / 60, minutes % 60)
        return (hours > 0 ? "\(hours)h" : "") + (rest > 0 || hours == 0 ? "\(rest)m" : "")
    }

    private static func summary(_ item: ExportItem) -> String {
        var tags = ["task=\(item.entry.task)"]
        if let client = item.client { tags.append("client=" + value(client.id)) }
        if let project = item.project { tags.append("project=" + value(project.id)) }
        tags += item.shares.compactMap { $0.component.map { "component=" + value($0.description) } }
        if !item.entry.billable { tags.append("nonbillable") }
        tags += item.entry.labels.map { isPlain($0) ? $0 : "label=" + value($0) }
        return ([item.summary] + tags.map { "#" + $0 }).joined(separator: " ")
    }

    private static func isPlain(_ text: String) -> Bool {
        !text.isEmpty
            && text.unicodeScalars.allSatisfy {
                $0.properties.isAlphabetic || ("0"..."9").contains($0) || $0 == "_" || $0 == "-"
            }
    }

    private static func value(_ text: String) -> String {
        if isPlain(text) { return text }
        let line = text.asOneLine
        return line.contains("\"")
            ? "'" + line.replacing("'", with: "’") + "'" : "\"" + line + "\""
    }
}
