/// Reads the YAML that this project writes, and most of what people write by hand.
///
/// It accepts a subset on which all readers of YAML agree, and stops at anything else; what it
/// stops at is for the full reader to judge. A property test holds both to the same answers.
struct Scanner {
    /// Why it stopped, and at which byte.
    struct Stop: Error {
        enum Reason { case foreign, tooDeep, tooManyEntries, headerTooLarge, duplicate(of: Int) }
        var reason: Reason
        var offset: Int
    }

    let limits: Limits
    /// Where the text ends: of the file, or of the lines to look at.
    let end: Int
    /// Where the limit of the header's size is reached.
    let limit: Int
    /// Whether a closing fence must come.
    let isFenced: Bool
    /// The next byte.
    var at: Int
    /// The start of the line looked at.
    var lineStart: Int
    /// The spaces before its content; -1 behind the last line.
    var indent = 0
    /// The end of the last line with content.
    var contentEnd: Int
    var depth = 0
    var entries = 0

    init(from start: Int, to end: Int, isFenced: Bool, limits: Limits) {
        self.limits = limits
        self.end = end
        self.isFenced = isFenced
        limit = start + limits.header
        at = start
        lineStart = start
        contentEnd = start
    }

    @inline(__always)
    func foreign(_ offset: Int) -> Stop { Stop(reason: .foreign, offset: offset) }
}

// MARK: Lines

extension Scanner {
    /// Goes on to the next line with content, over blank lines and comments.
    mutating func advance(_ bytes: Span<UInt8>) throws(Stop) {
        while true {
            lineStart = at
            var index = at
            while index < end, bytes[index] == ASCII.space { index += 1 }
            guard index < end else { return try finish() }
            switch bytes[index] {
            case ASCII.lineFeed, ASCII.carriageReturn, ASCII.hash:
                at = try lineEnd(bytes, from: index)
            default:
                guard index <= limit else { throw Stop(reason: .headerTooLarge, offset: index) }
                at = index
                let closes = index == lineStart && isFence(bytes, at: index)
                indent = closes ? -1 : index - lineStart
                return
            }
        }
    }

    private mutating func finish() throws(Stop) {
        guard !isFenced else { throw foreign(lineStart) }
        at = end
        indent = -1
    }

    /// Ends a line after its value: nothing but spaces and a comment may follow.
    @inline(__always)
    mutating func endLine(_ bytes: Span<UInt8>) throws(Stop) {
        var index = at
        while index < end, bytes[index] == ASCII.space { index += 1 }
        if index < end, bytes[index] == ASCII.hash, index == at { throw foreign(index) }
        at = try lineEnd(bytes, from: index)
        contentEnd = at
    }

    /// The start of the line after a comment or a line ending.
    private func lineEnd(_ bytes: Span<UInt8>, from start: Int) throws(Stop) -> Int {
        var index = start
        if index < end, bytes[index] == ASCII.hash {
            while index < end, Characters.isInComment(bytes[index]) { index += 1 }
        }
        guard index < end else { return end }
        if bytes[index] == ASCII.lineFeed { return index + 1 }
        guard bytes[index] == ASCII.carriageReturn, index + 1 < end,
            bytes[index + 1] == ASCII.lineFeed
        else { throw foreign(index) }
        return index + 2
    }

    /// Whether the line is `---` or `...`.
    private func isFence(_ bytes: Span<UInt8>, at index: Int) -> Bool {
        let mark = bytes[index]
        guard mark == ASCII.dash || mark == ASCII.dot else { return false }
        return Envelope.fenceEnd(bytes, at: index, mark: mark) != nil
    }

    /// Whether a `- ` stands here.
    @inline(__always)
    func isDash(_ bytes: Span<UInt8>) -> Bool {
        guard at < end, bytes[at] == ASCII.dash else { return false }
        return at + 1 >= end || bytes[at + 1] <= ASCII.space
    }

    /// Whether nothing but a comment is left of the line.
    @inline(__always)
    mutating func skipsToEnd(_ bytes: Span<UInt8>) -> Bool {
        let start = at
        while at < end, bytes[at] == ASCII.space { at += 1 }
        guard at < end else { return true }
        let byte = bytes[at]
        return byte == ASCII.lineFeed || byte == ASCII.carriageReturn
            || (byte == ASCII.hash && at > start)
    }
}
