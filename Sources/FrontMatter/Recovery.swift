/// The slow way to read a file: for headers the scanner stopped at, good and bad.
struct Recovery {
    let bytes: [UInt8]
    let limits: Limits
    let stop: Scanner.Stop

    /// The document, if the full YAML reader takes it.
    func document() throws(FormatError) -> Document {
        let envelope = try envelope()
        try checkStop()
        let root = try compose(envelope)
        let pairs: [MarkedPair]
        switch root.content {
        case .map(let found): pairs = found
        case .leaf(.null): pairs = []
        case .leaf, .list: throw .notAMapping(root.place)
        }
        let layout = Layout(bytes: bytes, envelope: envelope, pairs: pairs, limits: limits)
        return Document(
            bytes: bytes, envelope: envelope, fields: layout.fields(), foreign: pairs,
            limits: limits)
    }

    private func place(_ offset: Int) -> Place { Place(of: offset, in: bytes) }

    private func envelope() throws(FormatError) -> Envelope {
        let span = bytes.span
        if let offset = ConflictMarkers.inHeader(span) { throw .conflict(place(offset)) }
        if let offset = Characters.null(span, from: 0) { throw .character("\0", place(offset)) }
        guard let header = Envelope.opening(span) else { throw Fences.missing(bytes) }
        guard let fence = Envelope.closing(span, from: header) else {
            throw Fences.unclosed(bytes, from: header)
        }
        guard fence - header <= limits.header else {
            throw .headerTooLarge(place(header + limits.header), limits)
        }
        if let offset = Characters.forbidden(span, in: header..<fence) {
            throw .character(Characters.scalar(span, at: offset), place(offset))
        }
        return Envelope(span, header: header, fence: fence)
    }

    private func checkStop() throws(FormatError) {
        switch stop.reason {
        case .foreign: return
        case .tooDeep: throw .tooDeep(place(stop.offset), limits)
        case .tooManyEntries: throw .tooManyEntries(place(stop.offset), limits)
        case .headerTooLarge: throw .headerTooLarge(place(stop.offset), limits)
        case .duplicate(let first):
            throw .duplicate(name(at: stop.offset), place(stop.offset), first: place(first))
        }
    }

    private func name(at offset: Int) -> String {
        let span = bytes.span
        var scanner = Scanner(from: offset, to: span.count, isFenced: false, limits: limits)
        let token = try? scanner.key(span)
        return token.map { Text.string($0, span) } ?? ""
    }

    /// Hands over the file up to the closing fence, so that the lines have their numbers.
    private func compose(_ envelope: Envelope) throws(FormatError) -> MarkedNode {
        let start = Envelope.markLength(bytes.span)
        let text = String(decoding: bytes[start..<envelope.fence], as: UTF8.self)
        do {
            return try YAMLFallback.compose(text, limits: limits)
        } catch {
            let diagnosis = Diagnosis(bytes: bytes, end: envelope.fence, limits: limits)
            throw diagnosis.explain(error, stop: stop.offset)
        }
    }
}
