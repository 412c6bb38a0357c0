/// Says what is wrong with a file whose fences are missing.
enum Fences {
    static func missing(_ bytes: [UInt8]) -> FormatError {
        let start = Envelope.markLength(bytes.span)
        guard let first = bytes[start...].firstIndex(where: { $0 > ASCII.space }) else {
            return error(1, "The file is empty.", "Write front matter into it, or delete it.")
        }
        let line = Lines.start(bytes.span, of: first)
        let isLate =
            line == first && Envelope.fenceEnd(bytes.span, at: first, mark: ASCII.dash) != nil
        guard !isLate else {
            return error(
                1, "Blank lines stand before the opening `---`.",
                "Delete them: the header starts on the first line.")
        }
        return error(
            1, "The file does not start with front matter.",
            "Make its first line `---`, then write one `key: value` a line, then `---` again.")
    }

    static func unclosed(_ bytes: [UInt8], from header: Int) -> FormatError {
        var line = header
        while line < bytes.count, isHeaderLine(bytes, line) {
            line = Lines.next(bytes.span, after: line)
        }
        let place = Place(of: line, in: bytes)
        let cure =
            line < bytes.count ? "Put a line `---` before this line." : "End it with a line `---`."
        return FormatError(
            .unclosed, at: place, message: "The header that starts on line 1 is not closed.",
            cure: cure)
    }

    private static func error(_ line: Int, _ message: String, _ cure: String) -> FormatError {
        FormatError(.noFrontMatter, at: Place(line: line, column: 1), message: message, cure: cure)
    }

    /// Whether a line looks like a part of a header.
    private static func isHeaderLine(_ bytes: [UInt8], _ line: Int) -> Bool {
        let text = bytes[line..<Lines.end(bytes.span, of: line)]
        guard let first = text.first else { return false }
        if first == ASCII.hash {
            return text.dropFirst().first != ASCII.space || isBeforeKey(bytes, line)
        }
        if first == ASCII.space { return text.contains { $0 > ASCII.space } }
        if first == ASCII.dash { return text.dropFirst().first == ASCII.space }
        return isKeyLine(text)
    }

    /// Whether a key follows: a comment in a header looks like a title in Markdown.
    private static func isBeforeKey(_ bytes: [UInt8], _ line: Int) -> Bool {
        let next = Lines.next(bytes.span, after: line)
        return isKeyLine(bytes[next..<Lines.end(bytes.span, of: next)])
    }

    private static func isKeyLine(_ text: ArraySlice<UInt8>) -> Bool {
        guard let colon = text.firstIndex(of: ASCII.colon), colon > text.startIndex else {
            return false
        }
        let isSpaced = colon + 1 == text.endIndex || text[colon + 1] == ASCII.space
        return isSpaced && text[..<colon].allSatisfy { ASCII.isKeyByte($0) }
    }
}
