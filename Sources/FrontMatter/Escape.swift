/// One escape of a double-quoted text.
struct Escape {
    /// The character it stands for.
    let scalar: Unicode.Scalar
    /// Its length in bytes, the backslash included.
    let length: Int

    /// Reads the escape that starts at a backslash.
    init?(_ bytes: Span<UInt8>, at index: Int) {
        guard index + 1 < bytes.count else { return nil }
        if let digits = Self.digits(bytes[index + 1]) {
            guard let scalar = Self.hexadecimal(bytes, at: index + 2, digits) else { return nil }
            self.scalar = scalar
            length = 2 + digits
        } else {
            guard let scalar = Self.named(bytes[index + 1]) else { return nil }
            self.scalar = scalar
            length = 2
        }
    }

    private static func digits(_ letter: UInt8) -> Int? {
        switch letter {
        case UInt8(ascii: "x"): 2
        case UInt8(ascii: "u"): 4
        case UInt8(ascii: "U"): 8
        default: nil
        }
    }

    private static func hexadecimal(
        _ bytes: Span<UInt8>, at start: Int, _ digits: Int
    ) -> Unicode.Scalar? {
        guard start + digits <= bytes.count else { return nil }
        var number: UInt32 = 0
        for index in start..<start + digits {
            guard let digit = ASCII.hexDigit(bytes[index]) else { return nil }
            number = number << 4 | digit
        }
        return Unicode.Scalar(number)
    }

    private static func named(_ letter: UInt8) -> Unicode.Scalar? {
        switch letter {
        case UInt8(ascii: "0"): "\0"
        case UInt8(ascii: "a"): "\u{07}"
        case UInt8(ascii: "b"): "\u{08}"
        case UInt8(ascii: "t"): "\t"
        case UInt8(ascii: "n"): "\n"
        case UInt8(ascii: "v"): "\u{0B}"
        case UInt8(ascii: "f"): "\u{0C}"
        case UInt8(ascii: "r"): "\r"
        case UInt8(ascii: "e"): "\u{1B}"
        case UInt8(ascii: "N"): "\u{85}"
        case UInt8(ascii: "_"): "\u{A0}"
        case UInt8(ascii: "L"): "\u{2028}"
        case UInt8(ascii: "P"): "\u{2029}"
        case UInt8(ascii: " "), ASCII.quote, UInt8(ascii: "/"), ASCII.backslash:
            Unicode.Scalar(letter)
        default: nil
        }
    }
}
