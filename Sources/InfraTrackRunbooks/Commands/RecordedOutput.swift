import InfraTrack

/// What a command printed, as its record's body keeps it: the first fence, after an optional note.
enum RecordedOutput {
    /// The text in the fence, without the line break before its end; `nil` without a fence.
    static func text(in body: String) -> String? {
        var lines = body.split(separator: "\n", omittingEmptySubsequences: false)[...]
        while let line = lines.popFirst() {
            guard let fence = fence(line) else { continue }
            let end = lines.firstIndex { Fence.closes($0, fence) }
            return lines[..<(end ?? lines.endIndex)].joined(separator: "\n")
        }
        return nil
    }

    private static func fence(_ line: Substring) -> Substring? {
        let fence = line.prefix { $0 == "`" }
        return fence.utf8.count >= 3 ? fence : nil
    }

    /// The first and last lines, without blank ones at the ends.
    ///
    /// - Parameters:
    ///   - limit: how many lines stay; a line `…` stands for those between.
    static func excerpt(_ text: String, lines limit: Int) -> String {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
        while lines.first?.allSatisfy(\.isWhitespace) == true { lines.removeFirst() }
        while lines.last?.allSatisfy(\.isWhitespace) == true { lines.removeLast() }
        guard lines.count > limit else { return lines.map(short).joined(separator: "\n") }
        let tail = limit / 4
        let kept = lines.prefix(limit - tail).map(short) + ["…"] + lines.suffix(tail).map(short)
        return kept.joined(separator: "\n")
    }

    /// A line that nobody reads to its end is cut.
    private static func short(_ line: Substring) -> String {
        guard line.utf8.count > 400 else { return String(line) }
        return line.prefix(400) + "…"
    }
}
