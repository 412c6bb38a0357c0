/// Looks at one line that YAML can't be read from for the mistakes people make.
struct LineDoctor {
    let bytes: [UInt8]
    let line: Int

    /// What is wrong with the line, if it is one of the common things.
    func examine() -> FormatError? {
        let end = Lines.end(bytes.span, of: line)
        let text = bytes[line..<end]
        if let tab = text.prefix(while: { $0 <= ASCII.space }).firstIndex(of: ASCII.tab) {
            return tabs(tab)
        }
        var content = text.drop { $0 == ASCII.space }
        while content.first == ASCII.dash, content.dropFirst().first == ASCII.space {
            content = content.dropFirst(2).drop { $0 == ASCII.space }
        }
        guard let first = content.first, first != ASCII.hash else { return nil }
        guard let colon = colon(content) else { return noKey(text, content) }
        let value = content[(colon + 1)...].drop { $0 == ASCII.space }
        let key = String(decoding: content[..<colon], as: UTF8.self)
        return ValueDoctor(bytes: bytes, key: key, value: value).examine()
    }

    /// The colon behind the key.
    private func colon(_ content: ArraySlice<UInt8>) -> Int? {
        content.indices.first { index in
            guard content[index] == ASCII.colon else { return false }
            let next = index + 1
            return next == content.endIndex || content[next] <= ASCII.space
        }
    }

    private func tabs(_ offset: Int) -> FormatError {
        FormatError(
            .tabs, at: Place(of: offset, in: bytes), message: "A tab indents this line.",
            cure: "YAML allows spaces only: replace the tab.")
    }

    private func noKey(_ text: ArraySlice<UInt8>, _ content: ArraySlice<UInt8>) -> FormatError? {
        let place = Place(of: content.startIndex, in: bytes)
        let isItem = text.first { $0 != ASCII.space } == ASCII.dash
        if isItem || content.startIndex > text.startIndex {
            return ValueDoctor(bytes: bytes, key: nil, value: content).examine()
        }
        if let colon = content.firstIndex(of: ASCII.colon) {
            let key = String(decoding: content[..<colon], as: UTF8.self)
            return .syntax(
                Place(of: colon + 1, in: bytes), "A space is missing after the colon.",
                "Write `\(key): ` and then the value.")
        }
        return .syntax(
            place, "This line is neither a `key: value` nor part of one.",
            "Give it a key, put `#` before it, or close the header above it with `---`.")
    }
}
