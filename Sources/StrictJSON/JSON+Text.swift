extension JSON {
    /// The value as text: two spaces a level, keys sorted by their bytes, nothing escaped that
    /// need not be, so that the same value is the same text everywhere.
    package var text: String {
        var text = ""
        write(to: &text, indent: "")
        return text
    }

    private func write(to text: inout String, indent: String) {
        switch kind {
        case .null: text += "null"
        case .bool(let value): text += value ? "true" : "false"
        case .number(let digits): text += digits
        case .string(let string): Self.quote(string, into: &text)
        case .array(let items): write(items, "[", "]", to: &text, indent: indent) { _, _ in }
        case .object(let members):
            let sorted = members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
            write(sorted.map(\.value), "{", "}", to: &text, indent: indent) { index, text in
                Self.quote(sorted[index].key, into: &text)
                text += ": "
            }
        }
    }

    private func write(
        _ values: [JSON], _ open: String, _ close: String, to text: inout String, indent: String,
        key: (Int, inout String) -> Void
    ) {
        text += open
        let inner = indent + "  "
        for (index, value) in values.enumerated() {
            text += index == 0 ? "\n" : ",\n"
            text += inner
            key(index, &text)
            value.write(to: &text, indent: inner)
        }
        text += values.isEmpty ? close : "\n\(indent)\(close)"
    }

    private static func quote(_ string: String, into text: inout String) {
        text += "\""
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case _ where isHidden(scalar): text += escape(scalar)
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }

    /// Control characters, line separators and the byte order mark: text tools trip over them.
    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F...0x9F, 0x2028, 0x2029, 0xFEFF: true
        default: false
        }
    }

    private static func escape(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
}
