extension Scanner {
    /// A list in brackets on one line, of scalars only.
    mutating func flowList<S: Sink>(
        _ bytes: Span<UInt8>, _ sink: S.Type
    ) throws(Stop) -> S.Output {
        let start = at
        var items = sink.open()
        guard depth + 1 < limits.depth else { throw Stop(reason: .tooDeep, offset: at) }
        at += 1
        skipSpaces(bytes)
        while at < end, bytes[at] != ASCII.closeBracket {
            try count()
            let from = at
            let item = sink.scalar(try flowScalar(bytes), bytes)
            sink.add(item, key: nil, lines: from..<at, to: &items, bytes)
            try separator(bytes)
        }
        guard at < end else { throw foreign(start) }
        at += 1
        return sink.close(items, Token(.flowList, start, at))
    }

    /// The comma after an item, or the bracket that ends the list.
    private mutating func separator(_ bytes: Span<UInt8>) throws(Stop) {
        skipSpaces(bytes)
        guard at < end else { throw foreign(at) }
        if bytes[at] == ASCII.closeBracket { return }
        guard bytes[at] == ASCII.comma else { throw foreign(at) }
        at += 1
        skipSpaces(bytes)
        if at < end, bytes[at] == ASCII.closeBracket { throw foreign(at) }
    }

    private mutating func flowScalar(_ bytes: Span<UInt8>) throws(Stop) -> Token {
        switch bytes[at] {
        case ASCII.quote: return try doubleQuoted(bytes)
        case ASCII.apostrophe: return try singleQuoted(bytes)
        default: return try flowPlain(bytes)
        }
    }

    private mutating func flowPlain(_ bytes: Span<UInt8>) throws(Stop) -> Token {
        let start = at
        try startFlow(bytes)
        var index = at
        var last = at
        scan: while index < end {
            let byte = bytes[index]
            switch byte {
            case ASCII.space:
                index += 1
                continue
            case ASCII.comma, ASCII.closeBracket: break scan
            case ASCII.openBracket, ASCII.openBrace, ASCII.closeBrace, 0x3F, ASCII.delete,
                0..<ASCII.space:
                throw foreign(index)
            case ASCII.colon:
                guard index + 1 < end, ASCII.isWord(bytes[index + 1]) else { throw foreign(index) }
            case ASCII.hash where bytes[index - 1] == ASCII.space: throw foreign(index)
            default: break
            }
            index += 1
            last = index
        }
        at = last
        return Token(.plain, start, last)
    }

    private func startFlow(_ bytes: Span<UInt8>) throws(Stop) {
        guard ASCII.isIndicator(bytes[at]) else { return }
        guard bytes[at] == ASCII.dash, at + 1 < end, ASCII.isWord(bytes[at + 1]) else {
            throw foreign(at)
        }
    }

    mutating func emptyMap<S: Sink>(
        _ bytes: Span<UInt8>, _ sink: S.Type
    ) throws(Stop) -> S.Output {
        let start = at
        at += 1
        skipSpaces(bytes)
        guard at < end, bytes[at] == ASCII.closeBrace else { throw foreign(start) }
        at += 1
        return sink.close(sink.open(), Token(.emptyMap, start, at))
    }

    private mutating func skipSpaces(_ bytes: Span<UInt8>) {
        while at < end, bytes[at] == ASCII.space { at += 1 }
    }
}
