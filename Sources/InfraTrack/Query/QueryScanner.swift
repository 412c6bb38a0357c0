/// Walks over the bytes of a query; everything that means something is ASCII.
struct QueryScanner {
    let text: String
    let bytes: [UInt8]
    var position = 0

    init(_ text: String) {
        self.text = text
        bytes = Array(text.utf8)
    }

    var isAtEnd: Bool { position >= bytes.count }

    /// The next byte, or the one a number of bytes later.
    func peek(_ offset: Int = 0) -> UInt8? {
        position + offset < bytes.count ? bytes[position + offset] : nil
    }

    mutating func take(_ character: Character) -> Bool {
        guard let byte = peek(), byte == character.asciiValue else { return false }
        position += 1
        return true
    }

    mutating func skipSpace() { skip(while: QuerySyntax.isSpace) }

    mutating func skip(while holds: (UInt8) -> Bool) {
        while let byte = peek(), holds(byte) { position += 1 }
    }

    /// Takes a keyword that stands alone, and tells where it stood.
    mutating func takeKeyword(_ word: String) -> Range<Int>? {
        let end = position + word.utf8.count
        guard bytes[position...].starts(with: word.utf8),
            end == bytes.count || QuerySyntax.endsWord(bytes[end])
                || bytes[end] == UInt8(ascii: "(")
        else { return nil }
        defer { position = end }
        return position..<end
    }

    /// Whether a word can end here: at the text's end, at space, or before a closing parenthesis.
    var isAtWordEnd: Bool { peek().map(QuerySyntax.endsWord) ?? true }

    func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    func error(_ message: String, cure: String, at span: Range<Int>) -> QueryError {
        QueryError(message, cure: cure, text: text, span: span)
    }

    /// Takes a quoted text with its quotes; `\"` is a quote and `\\` a backslash in it.
    mutating func quoted() throws(QueryError) -> String {
        let start = position
        position += 1
        var content: [UInt8] = []
        while let byte = peek(), byte != UInt8(ascii: "\"") {
            let isEscape = byte == UInt8(ascii: "\\") && QuerySyntax.isEscaped(peek(1))
            content.append(isEscape ? bytes[position + 1] : byte)
            position += isEscape ? 2 : 1
        }
        guard take("\"") else {
            throw error(
                "The quotation mark is never closed.", cure: "Write another \" after the text.",
                at: start..<start + 1)
        }
        return String(decoding: content, as: UTF8.self)
    }
}
