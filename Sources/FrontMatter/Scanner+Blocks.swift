extension Scanner {
    /// All keys of the header.
    mutating func fields(_ bytes: Span<UInt8>) throws(Stop) -> [Field] {
        var fields: [Field] = []
        fields.reserveCapacity(16)
        try advance(bytes)
        while indent >= 0 {
            guard indent == 0 else { throw foreign(at) }
            fields.append(try field(bytes))
        }
        try Duplicates.check(bytes, count: fields.count) { fields[$0].key }
        return fields
    }

    private mutating func field(_ bytes: Span<UInt8>) throws(Stop) -> Field {
        let start = lineStart
        try count()
        guard let key = try key(bytes) else { throw foreign(at) }
        let value = try mapValue(bytes, Extents.self, keyIndent: 0)
        return Field(
            key: key, value: value, lineStart: Int32(truncatingIfNeeded: start),
            lineEnd: Int32(truncatingIfNeeded: contentEnd))
    }

    /// What follows a key and its colon.
    mutating func mapValue<S: Sink>(
        _ bytes: Span<UInt8>, _ sink: S.Type, keyIndent: Int
    ) throws(Stop) -> S.Output {
        let colon = at
        guard skipsToEnd(bytes) else {
            return try lineValue(bytes, sink, within: keyIndent)
        }
        let empty = Token(.plain, colon, colon)
        at = colon
        try endLine(bytes)
        try advance(bytes)
        if indent > keyIndent || (indent == keyIndent && isDash(bytes)) {
            return try block(bytes, sink)
        }
        return sink.scalar(empty, bytes)
    }

    /// A value that ends on its line; nothing deeper than its owner may follow.
    private mutating func lineValue<S: Sink>(
        _ bytes: Span<UInt8>, _ sink: S.Type, within owner: Int
    ) throws(Stop) -> S.Output {
        let value = try inline(bytes, sink)
        try endLine(bytes)
        try advance(bytes)
        guard indent <= owner else { throw foreign(at) }
        return value
    }

    /// A list or mapping at the indentation of this line.
    private mutating func block<S: Sink>(
        _ bytes: Span<UInt8>, _ sink: S.Type
    ) throws(Stop) -> S.Output {
        isDash(bytes) ? try list(bytes, sink) : try map(bytes, sink, at: indent)
    }

    private mutating func list<S: Sink>(
        _ bytes: Span<UInt8>, _ sink: S.Type
    ) throws(Stop) -> S.Output {
        let level = indent
        let start = at
        var items = sink.open()
        try descend()
        while indent == level, isDash(bytes) {
            try count()
            let line = lineStart
            at += 1
            let item = try listItem(bytes, sink, level)
            sink.add(item, key: nil, lines: line..<contentEnd, to: &items, bytes)
        }
        depth -= 1
        return sink.close(items, Token(.blockList, start, contentEnd))
    }

    /// What follows a dash.
    private mutating func listItem<S: Sink>(
        _ bytes: Span<UInt8>, _ sink: S.Type, _ level: Int
    ) throws(Stop) -> S.Output {
        let dash = at
        guard skipsToEnd(bytes) else {
            if isDash(bytes) { throw foreign(at) }
            let start = at
            if try key(bytes) == nil { return try lineValue(bytes, sink, within: level) }
            at = start
            return try map(bytes, sink, at: start - lineStart)
        }
        let empty = Token(.plain, dash, dash)
        at = dash
        try endLine(bytes)
        try advance(bytes)
        return indent > level ? try block(bytes, sink) : sink.scalar(empty, bytes)
    }

    private mutating func map<S: Sink>(
        _ bytes: Span<UInt8>, _ sink: S.Type, at level: Int
    ) throws(Stop) -> S.Output {
        let start = at
        var items = sink.open()
        var keys: [Token] = []
        try descend()
        repeat {
            try count()
            let line = lineStart
            guard let key = try key(bytes) else { throw foreign(at) }
            keys.append(key)
            let value = try mapValue(bytes, sink, keyIndent: level)
            sink.add(value, key: key, lines: line..<contentEnd, to: &items, bytes)
            guard indent <= level else { throw foreign(at) }
        } while indent == level && !isDash(bytes)
        depth -= 1
        try Duplicates.check(bytes, count: keys.count) { keys[$0] }
        return sink.close(items, Token(.blockMap, start, contentEnd))
    }

    private mutating func descend() throws(Stop) {
        depth += 1
        // The header itself is the first level.
        guard depth < limits.depth else { throw Stop(reason: .tooDeep, offset: at) }
    }

    mutating func count() throws(Stop) {
        entries += 1
        guard entries <= limits.entries else { throw Stop(reason: .tooManyEntries, offset: at) }
    }
}
