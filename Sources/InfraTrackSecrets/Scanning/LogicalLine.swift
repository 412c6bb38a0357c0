/// A line as a shell reads it: with the lines that a backslash at the end continues.
enum LogicalLine {
    /// The logical line around a place, without its line break.
    static func range(in text: Line, around position: Int) -> Range<Int> {
        var start = position
        while start > 0, !isBreak(text, start - 1) { start -= 1 }
        var end = position
        while end < text.count, !isBreak(text, end) { end += 1 }
        return start..<end
    }

    private static func isBreak(_ text: Line, _ index: Int) -> Bool {
        text.bytes[index] == 0x0A && text[index - 1] != UInt8(ascii: "\\")
    }
}
