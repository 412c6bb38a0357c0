/// What a store adds to the standard rules.
struct CustomRules: Sendable {
    /// Prefixes of its own tokens.
    var prefixes: [PrefixRule] = []
    /// Values that are masked wherever they stand.
    var values: [String] = []
    /// Values that are never masked.
    var allowed: Set<String> = []

    /// The values as they also appear: escaped in JSON, percent-encoded, and within base64.
    var spellings: [Spelling] {
        values.flatMap { value in
            let plain = Set([
                value, Self.escaped(value), Self.percentEncoded(value, isUpper: true),
                Self.percentEncoded(value, isUpper: false),
            ])
            return plain.sorted().map { Spelling(bytes: Array($0.utf8), value: value) }
                + Self.encoded(value)
        }
    }

    /// The characters that base64 has wherever the value begins among its groups of three bytes.
    private static func encoded(_ value: String) -> [Spelling] {
        let bytes = Array(value.utf8)
        return (0..<3).flatMap { (offset) -> [[UInt8]] in
            let digits = Base64.encode(
                [UInt8](repeating: 0, count: offset) + bytes, isPadded: false)
            // The first and last character may hold bits of what stands beside it.
            let from = (offset * 8 + 5) / 6
            let to = (offset + bytes.count) * 8 / 6
            guard to - from >= Spelling.shortest else { return [] }
            let core = Array(digits[from..<to])
            let safe = core.map { $0 == 0x2B ? 0x2D : $0 == 0x2F ? 0x5F : $0 }
            return safe == core ? [core] : [core, safe]
        }.map { core in Spelling(bytes: core, value: value, isBase64: true) }
    }

    private static func escaped(_ value: String) -> String {
        var text = ""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"", "\\": text += "\\" + String(scalar)
            case "\n": text += "\\n"
            case "\t": text += "\\t"
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text
    }

    private static func percentEncoded(_ value: String, isUpper: Bool) -> String {
        let plain: ByteSet = "A-Za-z0-9_.~-"
        return value.utf8.map { byte in
            if plain.contains(byte) { return String(Character(Unicode.Scalar(byte))) }
            let digits = String(byte, radix: 16, uppercase: isUpper)
            return "%" + (digits.count == 1 ? "0" : "") + digits
        }.joined()
    }
}

/// One way to write a known value.
struct Spelling: Sendable, Hashable {
    let bytes: [UInt8]
    let value: String
    /// Whether the characters beside it may hold bits of it too.
    var isBase64 = false

    /// Shorter pieces of base64 stand in other texts by chance.
    static let shortest = 8
}
