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
            return scanned(pairs[index], line..<next) ?? coarse(pairs[index], line..<next)
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

    /// The lines up to the next key, less what follows the value.
    private func coarse(_ pair: MarkedPair, _ range: Range<Int>) -> Field {
        let short = contentEnd(range) { !$0.isEmpty && $0.first != ASCII.hash }
        // An indented `#` may be a comment, or a line of a block of text.
        let isIndented = { (line: ArraySlice<UInt8>) in
            bytes[line.startIndex - 1] != ASCII.lineFeed
        }
        let isShort = short > range.lowerBound && reads(range.lowerBound..<short, as: pair)
        let long = contentEnd(range) {
            !$0.isEmpty && ($0.first != ASCII.hash || isIndented($0))
        }
        let end = isShort ? short : long
        let start = range.lowerBound
        return Field(
            key: Token(.foreign, start, start), value: Token(.foreign, start, end),
            lineStart: Int32(truncatingIfNeeded: start), lineEnd: Int32(truncatingIfNeeded: end))
    }

    /// The end of the last line that is content.
    private func contentEnd(
        _ range: Range<Int>, _ isContent: (_ trimmed: ArraySlice<UInt8>) -> Bool
    ) -> Int {
        var end = range.lowerBound
        var line = range.lowerBound
        while line < range.upperBound {
            let next = Lines.next(bytes.span, after: line)
            if isContent(bytes[line..<next].drop { $0 <= ASCII.space }) { end = next }
            line = next
        }
        return end
    }

    private func reads(_ range: Range<Int>, as pair: MarkedPair) -> Bool {
        let text = String(decoding: bytes[range], as: UTF8.self)
        guard let pairs = try? YAMLFallback.compose(text, limits: limits).pairs else {
            return false
        }
        let only = pairs.first
        return pairs.count == 1 && only?.key.isSameText(as: pair.key) == true
            && only?.node.value.sameContent(as: pair.node.value) == true
    }
}
