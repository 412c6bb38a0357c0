/// What a store adds to the standard rules.
struct CustomRules: Sendable {
    /// Prefixes of its own tokens.
    var prefixes: [PrefixRule] = []
    /// Values that are masked wherever they stand.
    var values: [String] = []
    /// Values that are never masked.
    var allowed: Set<String> = []

    /// The values as they also appear: escaped in JSON and percent-encoded.
    var spellings: [(spelling: String, value: String)] {
        values.flatMap { value in
            Set([value, Self.escaped(value), Self.percentEncoded(value)]).sorted().map {
                ($0, value)
            }
        }
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

    private static func percentEncoded(_ value: String) -> String {
        let plain: ByteSet = "A-Za-z0-9_.~-"
        return value.utf8.map { byte in
            if plain.contains(byte) { return String(Character(Unicode.Scalar(byte))) }
            let digits = String(byte, radix: 16, uppercase: true)
            return "%" + (digits.count == 1 ? "0" : "") + digits
        }.joined()
    }
}
