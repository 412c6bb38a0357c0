/// How a scalar is written.
enum Scalars {
    /// A value that fits on its key's line; `nil` for lists and mappings with content.
    static func inline(_ value: Value) -> String? {
        switch value {
        case .null: "null"
        case .scalar(let text): scalar(text)
        case .bare(let text): bare(text)
        case .list(let items): items.isEmpty ? "[]" : nil
        case .map(let pairs): pairs.isEmpty ? "{}" : nil
        }
    }

    /// Plain where all readers of YAML take it for this text, else in double quotes.
    static func scalar(_ text: String) -> String {
        Plain.isSafe(text) && !Plain.isAmbiguous(text) ? text : double(text)
    }

    /// Plain wherever YAML allows it.
    static func bare(_ text: String) -> String {
        let isSafe = Plain.isSafe(text) || (text.first == "-" && Plain.isSafe(text.dropFirst()))
        return isSafe && !Text.isNull(text) ? text : double(text)
    }

    /// An item of a list in brackets.
    static func flow(_ value: Value) -> String? {
        switch value {
        case .null: "null"
        case .scalar(let text):
            Plain.isSafeInFlow(text) && !Plain.isAmbiguous(text) ? text : double(text)
        case .bare(let text):
            Plain.isSafeInFlow(text) && !Text.isNull(text) ? text : double(text)
        case .list, .map: nil
        }
    }

    /// A key, quoted if it has to be.
    static func key(_ text: String) -> String {
        let isPlain =
            text.utf8.first.map { ASCII.isWord($0) || $0 >= 0x80 } ?? false
            && text.utf8.allSatisfy { ASCII.isKeyByte($0) }
            && !text.unicodeScalars.contains(where: Characters.needsEscape)
            && !Plain.isAmbiguous(text)
        return isPlain ? text : double(text)
    }

    /// A text in the style of the one it replaces, if it can be written in it.
    static func restyle(_ value: Value, as style: Style) -> String? {
        guard let text = value.text else { return inline(value) }
        switch style {
        case .single: return single(text) ?? double(text)
        case .double: return double(text)
        default: return inline(value)
        }
    }

    /// A text in single quotes, which know no escapes.
    static func single(_ text: String) -> String? {
        guard !text.unicodeScalars.contains(where: Characters.needsEscape) else { return nil }
        var output = "'"
        for scalar in text.unicodeScalars {
            output.unicodeScalars.append(scalar)
            if scalar == "'" { output.unicodeScalars.append(scalar) }
        }
        return output + "'"
    }

    /// A text in double quotes, on one line whatever it holds.
    static func double(_ text: String) -> String {
        var output = "\""
        for scalar in text.unicodeScalars {
            if let escape = escape(scalar) {
                output += escape
            } else {
                output.unicodeScalars.append(scalar)
            }
        }
        return output + "\""
    }

    private static func escape(_ scalar: Unicode.Scalar) -> String? {
        switch scalar {
        case "\"": "\\\""
        case "\\": "\\\\"
        case "\n": "\\n"
        case "\t": "\\t"
        case "\r": "\\r"
        case "\0": "\\0"
        default:
            Characters.needsEscape(scalar)
                ? scalar.value < 0x100
                    ? "\\x" + Writer.hexadecimal(scalar.value, digits: 2)
                    : "\\u" + Writer.hexadecimal(scalar.value, digits: 4)
                : nil
        }
    }
}
