/// Looks at one value for the mistakes people make.
struct ValueDoctor {
    let bytes: [UInt8]
    /// The key it belongs to, `nil` for an item of a list.
    let key: String?
    let value: ArraySlice<UInt8>

    /// What is wrong with the value, if it is one of the common things.
    func examine() -> FormatError? {
        guard let first = value.first else { return nil }
        switch first {
        case ASCII.quote: return double()
        case ASCII.apostrophe: return single()
        case ASCII.openBracket: return bracket(ASCII.openBracket, ASCII.closeBracket)
        case ASCII.openBrace: return bracket(ASCII.openBrace, ASCII.closeBrace)
        case ASCII.dash where key != nil && value.dropFirst().first == ASCII.space:
            return .syntax(
                place(value.startIndex), "A list can't start on its key's line.",
                "Move it to the next line, or write it as `[a, b]`.")
        case UInt8(ascii: "@"), UInt8(ascii: "`"), UInt8(ascii: "%"), ASCII.comma,
            ASCII.closeBracket, ASCII.closeBrace:
            return reserved(first)
        case UInt8(ascii: "&"), UInt8(ascii: "*"), UInt8(ascii: "!"):
            return isName ? plain() : reserved(first)
        case UInt8(ascii: "|"), UInt8(ascii: ">"): return block(first)
        default: return plain()
        }
    }

    /// Whether an anchor, an alias or a tag stands here, and not a text that looks like one.
    private var isName: Bool {
        let rest = value.dropFirst().drop { ASCII.isWord($0) || $0 == ASCII.dash }
        return rest.startIndex > value.startIndex + 1 && rest.first ?? ASCII.space <= ASCII.space
    }

    private func block(_ byte: UInt8) -> FormatError? {
        let rest = value.dropFirst().drop { $0 > ASCII.space }.drop { $0 <= ASCII.space }
        guard let first = rest.first, first != ASCII.hash else { return nil }
        return .syntax(
            place(rest.startIndex),
            "Text follows the \"\(Unicode.Scalar(byte))\" that starts a block of text.",
            "Start the text on the next line, or quote the value.")
    }

    private func place(_ offset: Int) -> Place { Place(of: offset, in: bytes) }

    private func reserved(_ byte: UInt8) -> FormatError {
        .syntax(
            place(value.startIndex),
            "A value can't start with \"\(Unicode.Scalar(byte))\" without quotes.",
            "Quote it: \(quoted(value)).")
    }

    /// An unquoted colon and space is the commonest fault of all.
    private func plain() -> FormatError? {
        let isColon = { (index: Int) in
            value[index] == ASCII.colon
                && (index + 1 == value.endIndex || value[index + 1] == ASCII.space)
        }
        guard key != nil, let colon = value.indices.first(where: isColon) else { return nil }
        return .syntax(
            place(colon), "The value holds a colon and a space, but no quotes.",
            "Quote it: \(quoted(value)).")
    }

    /// The line as it should be.
    private func quoted(_ text: ArraySlice<UInt8>) -> String {
        let trimmed = text.reversed().drop { $0 <= ASCII.space }.reversed()
        let value = Scalars.double(String(decoding: Array(trimmed), as: UTF8.self))
        return "`" + (key.map { $0 + ": " } ?? "- ") + value + "`"
    }

    private func bracket(_ open: UInt8, _ close: UInt8) -> FormatError? {
        guard !value.contains(close) else { return nil }
        let name = { (byte: UInt8) in String(Unicode.Scalar(byte)) }
        return .syntax(
            place(value.startIndex), "The `\(name(open))` here is not closed.",
            "Add a `\(name(close))`, or quote the value.")
    }
}

// MARK: Quotes

extension ValueDoctor {
    private func double() -> FormatError? {
        var index = value.startIndex + 1
        let span = bytes.span
        while index < value.endIndex {
            if value[index] == ASCII.quote {
                return after(index + 1, "Write a quote inside double quotes as `\\\"`.")
            }
            guard value[index] == ASCII.backslash else {
                index += 1
                continue
            }
            guard let escape = Escape(span, at: index) else { return badEscape(index) }
            index += escape.length
        }
        return unclosed("double")
    }

    private func single() -> FormatError? {
        var index = value.startIndex + 1
        while index < value.endIndex {
            if value[index] == ASCII.apostrophe {
                let isDoubled = index + 1 < value.endIndex && value[index + 1] == ASCII.apostrophe
                guard isDoubled else {
                    return after(index + 1, "Write an apostrophe inside single quotes twice: `''`.")
                }
                index += 1
            }
            index += 1
        }
        return unclosed("single")
    }

    private func badEscape(_ index: Int) -> FormatError {
        .syntax(
            place(index), "The backslash here starts no escape that YAML knows.",
            "Write a backslash inside double quotes as `\\\\`, or use single quotes.")
    }

    private func unclosed(_ kind: String) -> FormatError {
        .syntax(
            place(value.startIndex), "The \(kind) quote here is not closed on its line.",
            "Add the closing quote.")
    }

    private func after(_ offset: Int, _ cure: String) -> FormatError? {
        let rest = value[offset...].drop { $0 <= ASCII.space }
        guard let first = rest.first, first != ASCII.hash || rest.startIndex == offset else {
            return nil
        }
        return .syntax(place(rest.startIndex), "Text follows the closing quote.", cure)
    }
}
