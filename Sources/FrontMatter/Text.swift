/// The text that a scalar token stands for.
enum Text {
    /// The value of a scalar: a plain `null` and an empty plain one are nothing.
    static func value(_ token: Token, _ bytes: Span<UInt8>) -> Value {
        if isNull(token, bytes) { return .null }
        return .scalar(string(token, bytes))
    }

    /// The text of a key or scalar.
    static func string(_ token: Token, _ bytes: Span<UInt8>) -> String {
        switch token.style {
        case .single: single(bytes.extracting(token.lower + 1..<token.upper - 1))
        case .double: double(bytes.extracting(token.lower + 1..<token.upper - 1))
        default: copy(bytes.extracting(token.range))
        }
    }

    /// Whether a plain text means nothing in YAML's core schema.
    static func isNull(_ text: String) -> Bool {
        switch text {
        case "", "~", "null", "Null", "NULL": true
        default: false
        }
    }

    /// Whether a scalar is a plain text that means nothing.
    static func isNull(_ token: Token, _ bytes: Span<UInt8>) -> Bool {
        guard token.style == .plain else { return false }
        return switch token.upper - token.lower {
        case 0: true
        case 1: bytes[token.lower] == 0x7E
        case 4: isNull(copy(bytes.extracting(token.range)))
        default: false
        }
    }

    /// The whole file was found to be UTF-8 when it was opened, and tokens end at ASCII bytes.
    static func copy(_ bytes: Span<UInt8>) -> String {
        String(copying: unsafe UTF8Span(unchecked: bytes))
    }

    private static func single(_ bytes: Span<UInt8>) -> String {
        var output: [UInt8] = []
        var index = 0
        while index < bytes.count {
            output.append(bytes[index])
            index += bytes[index] == ASCII.apostrophe ? 2 : 1
        }
        return String(decoding: output, as: UTF8.self)
    }

    private static func double(_ bytes: Span<UInt8>) -> String {
        var output: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if bytes[index] == ASCII.backslash, let escape = Escape(bytes, at: index) {
                output += Array(String(escape.scalar).utf8)
                index += escape.length
            } else {
                output.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: output, as: UTF8.self)
    }
}
