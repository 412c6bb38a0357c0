/// Where the header lies between its fences.
struct Envelope: Sendable {
    /// The first byte after the opening fence's line.
    var header: Int
    /// The first byte of the closing fence.
    var fence: Int
    /// The first byte after the closing fence's line.
    var body: Int
    /// Whether lines end with a carriage return and a line feed.
    var isCRLF: Bool

    /// The file's line ending.
    var lineEnding: [UInt8] {
        isCRLF ? [ASCII.carriageReturn, ASCII.lineFeed] : [ASCII.lineFeed]
    }

    /// The start of the header, behind a byte order mark and the opening fence.
    static func opening(_ bytes: Span<UInt8>) -> Int? {
        let start = markLength(bytes)
        guard start + 3 <= bytes.count else { return nil }
        guard let end = fenceEnd(bytes, at: start, mark: ASCII.dash) else { return nil }
        return end
    }

    /// The length of a byte order mark at the start.
    static func markLength(_ bytes: Span<UInt8>) -> Int {
        let hasMark = bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF
        return hasMark ? 3 : 0
    }

    /// The start of the line after a fence of three marks, blanks behind it forgiven.
    static func fenceEnd(_ bytes: Span<UInt8>, at start: Int, mark: UInt8) -> Int? {
        guard start + 3 <= bytes.count, bytes[start] == mark, bytes[start + 1] == mark,
            bytes[start + 2] == mark
        else { return nil }
        var index = start + 3
        while index < bytes.count, bytes[index] == ASCII.space || bytes[index] == ASCII.tab {
            index += 1
        }
        guard index < bytes.count else { return index }
        if bytes[index] == ASCII.lineFeed { return index + 1 }
        guard bytes[index] == ASCII.carriageReturn, index + 1 < bytes.count,
            bytes[index + 1] == ASCII.lineFeed
        else { return nil }
        return index + 2
    }

    /// Completes the envelope once the closing fence is known.
    init(_ bytes: Span<UInt8>, header: Int, fence: Int) {
        self.header = header
        self.fence = fence
        let mark = fence < bytes.count ? bytes[fence] : ASCII.dash
        body = Self.fenceEnd(bytes, at: fence, mark: mark) ?? bytes.count
        isCRLF = header >= 2 && bytes[header - 2] == ASCII.carriageReturn
    }

    /// Looks for the closing fence line by line, whatever the header holds.
    static func closing(_ bytes: Span<UInt8>, from header: Int) -> Int? {
        var line = header
        while line < bytes.count {
            let mark = bytes[line]
            if mark == ASCII.dash || mark == ASCII.dot,
                fenceEnd(bytes, at: line, mark: mark) != nil
            {
                return line
            }
            line = Lines.next(bytes, after: line)
        }
        return nil
    }
}

/// Lines by their offsets.
enum Lines {
    /// The start of the line after the one that holds a byte.
    static func next(_ bytes: Span<UInt8>, after offset: Int) -> Int {
        var index = offset
        while index < bytes.count, bytes[index] != ASCII.lineFeed { index += 1 }
        return min(index + 1, bytes.count)
    }

    /// The start of the line that holds a byte.
    static func start(_ bytes: Span<UInt8>, of offset: Int) -> Int {
        var index = min(offset, bytes.count)
        while index > 0, bytes[index - 1] != ASCII.lineFeed { index -= 1 }
        return index
    }

    /// The end of a line's text, its line ending left out.
    static func end(_ bytes: Span<UInt8>, of offset: Int) -> Int {
        var index = offset
        while index < bytes.count, bytes[index] != ASCII.lineFeed { index += 1 }
        let hasReturn = index > offset && bytes[index - 1] == ASCII.carriageReturn
        return index < bytes.count && hasReturn ? index - 1 : index
    }
}
