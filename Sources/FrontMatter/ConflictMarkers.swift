/// Finds what an unfinished merge leaves in a file.
enum ConflictMarkers {
    private static let opens = UInt8(ascii: "<")
    private static let closes = UInt8(ascii: ">")

    /// The first marker in the header, or in the whole file while its fences are missing.
    static func inHeader(_ bytes: Span<UInt8>) -> Int? {
        let start = Envelope.markLength(bytes)
        let header = Envelope.opening(bytes)
        let fence = header.flatMap { Envelope.closing(bytes, from: $0) }
        return inText(bytes, start..<(fence ?? bytes.count), isYAML: fence != nil)
    }

    /// The first marker in a range of lines; in YAML a row of equals signs is one too.
    static func inText(_ bytes: Span<UInt8>, _ range: Range<Int>, isYAML: Bool) -> Int? {
        var line = range.lowerBound
        while line < range.upperBound {
            if isMarker(bytes, at: line, isYAML: isYAML) { return line }
            line = Lines.next(bytes, after: line)
        }
        return nil
    }

    /// The first marker of a conflict in the body.
    ///
    /// A pair within one fenced code block is recorded output, not a conflict.
    static func inBody(_ bytes: Span<UInt8>, from body: Int) -> Int? {
        guard mayConflict(bytes, from: body) else { return nil }
        var fence = CodeFence()
        var open: (offset: Int, block: Int)?
        var line = body
        while line < bytes.count {
            fence.see(bytes, line: line)
            if isRun(bytes, at: line, of: opens, isNamed: true), open == nil {
                open = (line, fence.block)
            } else if isRun(bytes, at: line, of: closes, isNamed: true), let start = open {
                guard start.block != 0, start.block == fence.block else { return start.offset }
                open = nil
            }
            line = Lines.next(bytes, after: line)
        }
        return nil
    }

    /// A quick look that most bodies pass.
    private static func mayConflict(_ bytes: Span<UInt8>, from body: Int) -> Bool {
        var index = body
        while index + 7 < bytes.count {
            if bytes[index] == opens, index == body || bytes[index - 1] == ASCII.lineFeed,
                isRun(bytes, at: index, of: opens, isNamed: true)
            {
                return true
            }
            index += 1
        }
        return false
    }

    private static func isMarker(_ bytes: Span<UInt8>, at line: Int, isYAML: Bool) -> Bool {
        if isRun(bytes, at: line, of: opens) || isRun(bytes, at: line, of: closes) { return true }
        // In a body `=======` underlines a title.
        guard isYAML else { return false }
        return isRun(bytes, at: line, of: UInt8(ascii: "="))
            || isRun(bytes, at: line, of: UInt8(ascii: "|"))
    }

    /// Whether seven marks stand here, with a space or the line's end behind them.
    private static func isRun(
        _ bytes: Span<UInt8>, at start: Int, of mark: UInt8, isNamed: Bool = false
    ) -> Bool {
        guard start + 7 <= bytes.count else { return false }
        for index in start..<start + 7 where bytes[index] != mark { return false }
        guard start + 7 < bytes.count else { return !isNamed }
        let next = bytes[start + 7]
        return isNamed ? next == ASCII.space : next <= ASCII.space
    }
}

/// Follows the fenced code blocks of a Markdown text.
struct CodeFence {
    /// The number of the block that the line lies in, 0 outside.
    private(set) var block = 0
    private var opened = 0
    private var mark: UInt8 = 0
    private var length = 0

    /// Takes the next line.
    mutating func see(_ bytes: Span<UInt8>, line: Int) {
        var start = line
        while start < bytes.count, start < line + 3, bytes[start] == ASCII.space { start += 1 }
        guard start < bytes.count else { return }
        let byte = bytes[start]
        guard byte == UInt8(ascii: "`") || byte == UInt8(ascii: "~") else { return }
        var end = start
        while end < bytes.count, bytes[end] == byte { end += 1 }
        if block == 0 {
            open(byte, end - start)
        } else if byte == mark, end - start >= length, isBlank(bytes, from: end) {
            block = 0
        }
    }

    private mutating func open(_ byte: UInt8, _ count: Int) {
        guard count >= 3 else { return }
        (mark, length) = (byte, count)
        opened += 1
        block = opened
    }

    private func isBlank(_ bytes: Span<UInt8>, from start: Int) -> Bool {
        var index = start
        while index < bytes.count, bytes[index] != ASCII.lineFeed {
            guard bytes[index] <= ASCII.space else { return false }
            index += 1
        }
        return true
    }
}
