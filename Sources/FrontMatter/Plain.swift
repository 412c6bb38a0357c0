/// Which texts can go without quotes.
enum Plain {
    /// Whether YAML reads the text back as it is.
    static func isSafe(_ text: some StringProtocol) -> Bool {
        let bytes = Array(text.utf8)
        guard let first = bytes.first, let last = bytes.last else { return false }
        guard !ASCII.isIndicator(first), first != ASCII.space, last != ASCII.space,
            last != ASCII.colon, !text.unicodeScalars.contains(where: Characters.needsEscape)
        else { return false }
        return !zip(bytes, bytes.dropFirst()).contains { left, right in
            (left == ASCII.colon && right == ASCII.space)
                || (left == ASCII.space && right == ASCII.hash)
        }
    }

    /// Whether that holds between brackets too.
    static func isSafeInFlow(_ text: String) -> Bool {
        isSafe(text)
            && !text.utf8.contains { byte in
                switch byte {
                case ASCII.comma, ASCII.openBracket, ASCII.closeBracket, ASCII.openBrace,
                    ASCII.closeBrace, ASCII.colon, ASCII.hash, UInt8(ascii: "?"):
                    true
                default: false
                }
            }
    }

    /// Whether some reader of YAML takes the text for something other than text.
    ///
    /// YAML 1.1, which many tools still read, knows `no` as false, `12:30` as 750, and more.
    static func isAmbiguous(_ text: String) -> Bool {
        isWord(text) || isNumberLike(text)
    }

    private static func isWord(_ text: String) -> Bool {
        guard text.utf8.count <= 5 else { return false }
        switch text.lowercased() {
        case "", "~", "null", "true", "false", "yes", "no", "on", "off", "y", "n", ".inf", ".nan",
            "+.inf", "-.inf", "<<", "=":
            return true
        default: return false
        }
    }

    private static func isNumberLike(_ text: String) -> Bool {
        var bytes = Array(text.utf8)[...]
        if let sign = bytes.first, sign == UInt8(ascii: "+") || sign == ASCII.dash {
            bytes = bytes.dropFirst()
        }
        if bytes.first == ASCII.dot { bytes = bytes.dropFirst() }
        guard let first = bytes.first, ASCII.isDigit(first) else { return false }
        return bytes.allSatisfy(isNumberByte)
    }

    /// Digits, hexadecimal digits, and what binds dates, times and numbers.
    private static func isNumberByte(_ byte: UInt8) -> Bool {
        if ASCII.hexDigit(byte) != nil { return true }
        switch byte {
        case ASCII.space, UInt8(ascii: "+"), ASCII.comma, ASCII.dash, ASCII.dot, ASCII.colon,
            UInt8(ascii: "_"), UInt8(ascii: "x"), UInt8(ascii: "o"), UInt8(ascii: "T"),
            UInt8(ascii: "t"), UInt8(ascii: "Z"), UInt8(ascii: "z"):
            return true
        default: return false
        }
    }
}
