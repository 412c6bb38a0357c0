extension Scanner {
    /// Libraries of YAML take no longer keys without a `?` before them.
    private static let longestKey = 1000

    /// A key and its colon; without one nothing is consumed.
    mutating func key(_ bytes: Span<UInt8>) throws(Stop) -> Token? {
        let start = at
        let token: Token
        switch bytes[at] {
        case ASCII.quote: token = try doubleQuoted(bytes)
        case ASCII.apostrophe: token = try singleQuoted(bytes)
        default:
            guard ASCII.isWord(bytes[at]) || bytes[at] >= 0x80 else { return nil }
            while at < end, ASCII.isKeyByte(bytes[at]) { at += 1 }
            token = Token(.plain, start, at)
        }
        guard at < end, bytes[at] == ASCII.colon, at + 1 >= end || bytes[at + 1] <= ASCII.space
        else {
            at = start
            return nil
        }
        guard at - start < Self.longestKey else { throw foreign(start) }
        at += 1
        return token
    }

    /// A value on one line.
    mutating func inline<S: Sink>(
        _ bytes: Span<UInt8>, _ sink: S.Type
    ) throws(Stop) -> S.Output {
        switch bytes[at] {
        case ASCII.openBracket: try flowList(bytes, sink)
        case ASCII.openBrace: try emptyMap(bytes, sink)
        case ASCII.quote: sink.scalar(try doubleQuoted(bytes), bytes)
        case ASCII.apostrophe: sink.scalar(try singleQuoted(bytes), bytes)
        default: sink.scalar(try plain(bytes), bytes)
        }
    }

    private mutating func plain(_ bytes: Span<UInt8>) throws(Stop) -> Token {
        let start = at
        try startPlain(bytes)
        var index = at
        var last = at
        scan: while index < end {
            let byte = bytes[index]
            if byte == ASCII.space {
                index += 1
                continue
            }
            switch byte {
            case ASCII.colon:
                guard index + 1 < end, bytes[index + 1] > ASCII.space else { throw foreign(index) }
            case ASCII.hash:
                if bytes[index - 1] == ASCII.space { break scan }
            case ASCII.lineFeed, ASCII.carriageReturn: break scan
            case 0..<ASCII.space, ASCII.delete: throw foreign(index)
            default: break
            }
            index += 1
            last = index
        }
        at = last
        return Token(.plain, start, last)
    }

    /// Refuses what YAML reserves at the start of a text.
    private func startPlain(_ bytes: Span<UInt8>) throws(Stop) {
        guard ASCII.isIndicator(bytes[at]) else { return }
        guard bytes[at] == ASCII.dash, at + 1 < end, bytes[at + 1] > ASCII.space else {
            throw foreign(at)
        }
    }

    mutating func doubleQuoted(_ bytes: Span<UInt8>) throws(Stop) -> Token {
        let start = at
        var index = at + 1
        while index < end {
            let byte = bytes[index]
            if byte == ASCII.quote {
                at = index + 1
                return Token(.double, start, at)
            }
            guard byte >= ASCII.space, byte != ASCII.delete else { throw foreign(start) }
            if byte == ASCII.backslash {
                guard let escape = Escape(bytes, at: index) else { throw foreign(index) }
                index += escape.length
            } else {
                index += 1
            }
        }
        throw foreign(start)
    }

    mutating func singleQuoted(_ bytes: Span<UInt8>) throws(Stop) -> Token {
        let start = at
        var index = at + 1
        while index < end {
            let byte = bytes[index]
            if byte == ASCII.apostrophe {
                guard index + 1 < end, bytes[index + 1] == ASCII.apostrophe else {
                    at = index + 1
                    return Token(.single, start, at)
                }
                index += 1
            }
            guard byte >= ASCII.space, byte != ASCII.delete else { throw foreign(start) }
            index += 1
        }
        throw foreign(start)
    }
}
