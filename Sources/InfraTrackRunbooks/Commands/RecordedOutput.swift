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

    /// The first lines, without blank ones at the ends.
    static func head(_ text: String, lines limit: Int) -> String {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
        while lines.first?.allSatisfy(\.isWhitespace) == true { lines.removeFirst() }
        while lines.last?.allSatisfy(\.isWhitespace) == true { lines.removeLast() }
        let isCut = lines.count > limit
        return (lines.prefix(limit) + (isCut ? ["…"] : [])).joined(separator: "\n")
    }
}

/// Fences of Markdown that hold what they hold.
enum Fence {
    /// A run of backticks longer than any in the texts.
    static func around(_ texts: [String]) -> String {
        let longest = texts.map(longestRun).max() ?? 0
        return String(repeating: "`", count: max(3, longest + 1))
    }

    private static func longestRun(_ text: String) -> Int {
        var (run, longest) = (0, 0)
        for byte in text.utf8 {
            run = byte == UInt8(ascii: "`") ? run + 1 : 0
            longest = max(longest, run)
        }
        return longest
    }

    static func closes(_ line: Substring, _ fence: Substring) -> Bool {
        line.hasPrefix(fence) && line.allSatisfy { $0 == "`" || $0.isWhitespace }
    }
}
