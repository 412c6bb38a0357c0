import InfraTrack

/// JSON on one line, in the order of the fields.
enum JSON {
    static func object(_ fields: [Field]) -> String {
        "{" + fields.map { "\(string($0.key)):\(value($0.value))" }.joined(separator: ",") + "}"
    }

    static func value(_ value: FieldValue) -> String {
        switch value {
        case .null: "null"
        case .text(let text): string(text)
        case .number(let digits): digits
        case .boolean(let flag): flag ? "true" : "false"
        case .list(let items): "[" + items.map(Self.value).joined(separator: ",") + "]"
        case .map(let fields): object(fields)
        }
    }

    /// A JSON string; control characters are escaped, so a terminal is safe too.
    static func string(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            default: append(scalar, to: &result)
            }
        }
        return result + "\""
    }

    private static func append(_ scalar: Unicode.Scalar, to result: inout String) {
        let isControl =
            scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
            || scalar.value == 0x2028 || scalar.value == 0x2029
        guard isControl else { return result.unicodeScalars.append(scalar) }
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
}
