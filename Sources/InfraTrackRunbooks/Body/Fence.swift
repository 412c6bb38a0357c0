/// Fences of Markdown that hold what they hold.
enum Fence {
    /// A run of backticks longer than any in the texts.
    static func around(_ texts: [String]) -> String {
        let longest = texts.map(longestRun).max() ?? 0
        return String(repeating: "`", count: max(3, longest + 1))
    }

    static func longestRun(_ text: String) -> Int {
        var (run, longest) = (0, 0)
        for byte in text.utf8 {
            run = byte == UInt8(ascii: "`") ? run + 1 : 0
            longest = max(longest, run)
        }
        return longest
    }

    static func closes(_ line: Substring, _ fence: Substring) -> Bool {
        line.utf8.first == fence.utf8.first && line.hasPrefix(fence)
            && line.allSatisfy { $0 == "`" || $0.isWhitespace }
    }
}
