import InfraTrack

/// The clocks of an org-mode file; a headline says what was done, its tags are labels.
///
/// The length that org wrote behind a clock counts only where the clocks on the wall showed a time
/// twice; org itself works it out again.
enum OrgSource: TimeSource {
    static let name = "org"

    static func read(_ text: String) -> ForeignTimes {
        var reader = OrgReader()
        for (number, line) in TextLines(text) { reader.take(line.trimmed, line, number) }
        return reader.times
    }
}

private struct OrgReader {
    var times = ForeignTimes()
    private var headlines: [Headline] = []
    private var keywords: Set<Substring> = ["TO\u{44}O", "DONE"]
    private var isInBlock = false

    private struct Headline {
        let level: Int
        let title: String
        let tags: [String]
    }

    init() {}

    mutating func take(_ text: Substring, _ line: Substring, _ number: Int) {
        let start = text.prefix(16).uppercased()
        if start.hasPrefix("#+BEGIN_") { isInBlock = true }
        if start.hasPrefix("#+END_") { isInBlock = false }
        guard !isInBlock else { return }
        if start.hasPrefix("#+TO\u{44}O:") || start.hasPrefix("#+SEQ_TO\u{44}O:") {
            for word in text.split(separator: " ").dropFirst() where word != "|" {
                keywords.insert(word.prefix { $0 != "(" })
            }
        } else if line.first == "*", let stars = line.firstIndex(where: { $0 != "*" }),
            line[stars] == " "
        {
            takeHeadline(line[stars...].trimmed, level: line[..<stars].count)
        } else if start.hasPrefix("CLOCK:") {
            takeClock(text.dropFirst(6).trimmed, number)
        }
    }

    private mutating func takeHeadline(_ text: Substring, level: Int) {
        var words = text.split(separator: " ")
        if let first = words.first, keywords.contains(first) { words.removeFirst() }
        if let first = words.first, first.hasPrefix("[#"), first.hasSuffix("]") {
            words.removeFirst()
        }
        var tags: [String] = []
        if let last = words.last, last.count > 2, last.hasPrefix(":"), last.hasSuffix(":") {
            tags = last.split(separator: ":").map(String.init)
            words.removeLast()
        }
        while headlines.last.map({ $0.level >= level }) ?? false { headlines.removeLast() }
        headlines.append(
            Headline(level: level, title: words.joined(separator: " ").asOneLine, tags: tags))
    }

    private mutating func takeClock(_ text: Substring, _ number: Int) {
        var rest = text
        guard let start = Self.stamp(&rest) else {
            let isLoose = text.hasPrefix("=>")
            return times.refuse(
                number,
                isLoose ? "The clock has a duration and no day." : "The clock has no start.",
                "Give it a start and an end.")
        }
        guard rest.hasPrefix("--") else {
            return times.refuse(number, "The clock is still running.", "Clock out first.")
        }
        rest = rest.dropFirst(2)
        guard let end = Self.stamp(&rest) else {
            return times.refuse(number, "The clock has no end.")
        }
        var entry = ForeignEntry(line: number, time: .span(.wall(start), .wall(end)))
        if let claimed = Self.claimed(rest) {
            entry.time = .hinted(.wall(start), .wall(end), claimed)
        }
        entry.title = headlines.last?.title ?? ""
        for tag in headlines.flatMap(\.tags) where !entry.labels.contains(tag) {
            entry.take(tag: tag, nil)
        }
        times.entries.append(entry)
    }

    /// Takes `[2026-11-03 Tue 09:00]`; the name of the day may be in any language.
    private static func stamp(_ text: inout Substring) -> LocalTime? {
        guard let open = text.first, let close = ["[": "]", "<": ">"][open],
            let end = text.firstIndex(of: Character(close))
        else { return nil }
        let words = text[text.index(after: text.startIndex)..<end].split(separator: " ")
        guard let date = words.first, let time = words.dropFirst().last else { return nil }
        let padded = time.utf8.count == 4 ? "0" + time : String(time)
        guard let stamp = LocalTime("\(date)T\(padded)") else { return nil }
        text = text[text.index(after: end)...]
        return stamp
    }

    /// The length behind `=>`, in seconds.
    private static func claimed(_ text: Substring) -> Int64? {
        let rest = text.trimmed
        guard rest.hasPrefix("=>") else { return nil }
        let parts = rest.dropFirst(2).trimmed.split(separator: ":")
        guard parts.count == 2, let hours = Int64(parts[0]), let minutes = Int64(parts[1]),
            (0..<10_000).contains(hours), (0..<60).contains(minutes)
        else { return nil }
        return hours * 3600 + minutes * 60
    }
}
