/// What the reader and the printer of queries must agree on.
enum QuerySyntax {
    static let maximumLength = 16_384
    static let maximumDepth = 64
    static let keywords = ["AND", "OR", "NOT"]
    static let directives = ["sort", "limit"]
    /// The word that every record answers to.
    static let everything = "*"

    static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    static func endsWord(_ byte: UInt8) -> Bool { isSpace(byte) || byte == UInt8(ascii: ")") }

    /// Whether a byte after a backslash is meant literally.
    static func isEscaped(_ byte: UInt8?) -> Bool {
        byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

    /// Whether a byte can stand inside a qualifier's name.
    static func isName(_ byte: UInt8) -> Bool {
        isLetter(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-")
            || byte == UInt8(ascii: "_")
    }

    /// Whether a byte ends an unquoted value.
    static func endsValue(_ byte: UInt8) -> Bool { endsWord(byte) || breaksValue(byte) }

    /// Whether a byte has a meaning of its own inside a value.
    static func breaksValue(_ byte: UInt8) -> Bool { "\",(".utf8.contains(byte) }

    /// Whether a byte has a meaning of its own inside a word.
    static func breaksWord(_ byte: UInt8) -> Bool { "\"(".utf8.contains(byte) }

    /// Whether text after a qualifier must be quoted to mean itself.
    static func valueNeedsQuotes(_ text: String, isOptional: Bool) -> Bool {
        guard let first = text.utf8.first else { return true }
        return text.utf8.contains(where: endsValue) || "<>=".utf8.contains(first)
            || (isOptional && ["none", "any"].contains(text.lowercased()))
    }

    /// Whether text on its own must be quoted to mean itself.
    static func wordNeedsQuotes(_ text: String) -> Bool {
        guard let first = text.utf8.first else { return true }
        return first == UInt8(ascii: "-") || text == everything || keywords.contains(text)
            || text.utf8.contains { endsWord($0) || breaksWord($0) } || looksLikeTerm(text)
    }

    private static func looksLikeTerm(_ text: String) -> Bool {
        let rest = text.utf8.drop(while: isName)
        guard let first = text.utf8.first, let sign = rest.first else { return false }
        return isLetter(first) && ":<>=".utf8.contains(sign)
    }

    /// The text in quotes.
    static func quoted(_ text: String) -> String {
        var bytes = [UInt8(ascii: "\"")]
        for byte in text.utf8 {
            if isEscaped(byte) { bytes.append(UInt8(ascii: "\\")) }
            bytes.append(byte)
        }
        return String(decoding: bytes + [UInt8(ascii: "\"")], as: UTF8.self)
    }
}
