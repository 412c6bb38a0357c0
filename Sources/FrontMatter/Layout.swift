/// Finds the lines of each field in a header that only the full YAML reader understands.
struct Layout {
    let bytes: [UInt8]
    let envelope: Envelope
    let pairs: [MarkedPair]
    let limits: Limits

    /// One field a pair; without lines if keys don't start lines of their own.
    func fields() -> [Field] {
        let starts = lineStarts()
        guard isEditable else { return pairs.map { _ in Self.unknown } }
        return pairs.indices.map { index in
            let line = starts[pairs[index].keyPlace.line - 1]
            let next =
                index + 1 < pairs.count
                ? starts[pairs[index + 1].keyPlace.line - 1] : envelope.fence
            return scanned(pairs[index], line..<next) ?? coarse(line..<next)
        }
    }

    private static let unknown = Field(
        key: Token(.foreign, -1, -1), value: Token(.foreign, -1, -1), lineStart: -1, lineEnd: -1)

    private var isEditable: Bool {
        let places = pairs.map(\.keyPlace)
        let isOrdered = zip(places, places.dropFirst()).allSatisfy { $0.line < $1.line }
        return isOrdered && places.allSatisfy { $0.column == 1 && $0.line > 1 }
    }

    private func lineStarts() -> [Int] {
        var starts = [0]
        for index in 0..<envelope.fence where bytes[index] == ASCII.lineFeed {
            starts.append(index + 1)
        }
        return starts
    }

    /// The field as the scanner sees it, if both readers agree.
    private func scanned(_ pair: MarkedPair, _ range: Range<Int>) -> Field? {
        var scanner = Scanner(
            from: range.lowerBound, to: range.upperBound, isFenced: false, limits: limits)
        guard let fields = try? scanner.fields(bytes.span), let field = fields.first,
            fields.count == 1
        else { return nil }
        let document = Document(
            bytes: bytes, envelope: envelope, fields: fields, foreign: nil, limits: limits)
        let agrees =
            document.key(at: 0).isSameText(as: pair.key)
            && document.value(at: 0).sameContent(as: pair.node.value)
        return agrees ? field : nil
    }

    /// The lines up to the next key, less blank lines and comments at their end.
    private func coarse(_ range: Range<Int>) -> Field {
        let span = bytes.span
        var end = range.lowerBound
        var line = range.lowerBound
        while line < range.upperBound {
            let next = Lines.next(span, after: line)
            let isBlank = bytes[line..<next].allSatisfy { $0 <= ASCII.space }
            if !isBlank, bytes[line] != ASCII.hash { end = next }
            line = next
        }
        let start = range.lowerBound
        return Field(
            key: Token(.foreign, start, start), value: Token(.foreign, start, end),
            lineStart: Int32(truncatingIfNeeded: start), lineEnd: Int32(truncatingIfNeeded: end))
    }
}
