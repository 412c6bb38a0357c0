/// A Markdown file with a YAML header between `---` lines.
///
/// It keeps the file's bytes and knows which of them belong to which key: reading decodes a value
/// when asked, an edit replaces the bytes of its own field and no others.
package struct Document: Sendable {
    /// The bytes of the file, exactly.
    package internal(set) var bytes: [UInt8]
    var envelope: Envelope
    var fields: [Field]
    /// The fields as the full YAML reader saw them, if it was needed.
    var foreign: [MarkedPair]?
    let limits: Limits

    /// Reads a file.
    ///
    /// - Throws: What is wrong with it, where, and how to mend it. Values are not judged: any text
    ///   is a value.
    package init(parsing bytes: [UInt8], limits: Limits = .standard) throws(FormatError) {
        guard bytes.count <= limits.bytes else { throw .fileTooLarge(bytes.count, limits) }
        let isASCII = try Characters.check(bytes)
        do {
            self = try Document(scanning: bytes, isASCII: isASCII, limits: limits)
        } catch {
            self = try Recovery(bytes: bytes, limits: limits, stop: error).document()
        }
        try checkBody()
    }

    /// The quick way: fails on anything that the scanner doesn't know.
    private init(
        scanning bytes: [UInt8], isASCII: Bool, limits: Limits
    ) throws(Scanner.Stop) {
        let span = bytes.span
        guard let header = Envelope.opening(span) else {
            throw Scanner.Stop(reason: .foreign, offset: 0)
        }
        var scanner = Scanner(from: header, to: span.count, isFenced: true, limits: limits)
        let fields = try scanner.fields(span)
        if !isASCII, let offset = Characters.forbidden(span, in: header..<scanner.at) {
            throw scanner.foreign(offset)
        }
        let envelope = Envelope(span, header: header, fence: scanner.at)
        self.init(bytes: bytes, envelope: envelope, fields: fields, foreign: nil, limits: limits)
    }

    init(
        bytes: [UInt8], envelope: Envelope, fields: [Field], foreign: [MarkedPair]?, limits: Limits
    ) {
        self.bytes = bytes
        self.envelope = envelope
        self.fields = fields
        self.foreign = foreign
        self.limits = limits
    }

    private func checkBody() throws(FormatError) {
        let span = bytes.span
        if let offset = ConflictMarkers.inBody(span, from: envelope.body) {
            throw .conflict(Place(of: offset, in: bytes))
        }
        if let offset = Characters.null(span, from: envelope.body) {
            throw .character("\0", Place(of: offset, in: bytes))
        }
    }
}

extension Document {
    /// The file as text.
    package var text: String { String(decoding: bytes, as: UTF8.self) }

    /// The text after the closing fence's line, exactly.
    package var body: String { Text.copy(bytes.span.extracting(envelope.body..<bytes.count)) }

    /// The body without the one line break that sets it off from the header, decoded when it is
    /// asked for.
    package var framedBody: SharedText {
        let span = bytes.span
        let start = envelope.body
        guard start < span.count else { return SharedText("") }
        let first = span[start]
        // The line separators of other scripts are rare enough for the slow way.
        guard first < 0x80 else {
            return SharedText(body.first?.isNewline == true ? String(body.dropFirst()) : body)
        }
        guard first >= ASCII.lineFeed, first <= ASCII.carriageReturn else {
            return SharedText(bytes, from: start)
        }
        let isPair =
            first == ASCII.carriageReturn && start + 1 < span.count
            && span[start + 1] == ASCII.lineFeed
        return SharedText(bytes, from: start + (isPair ? 2 : 1))
    }

    /// Where the body starts.
    package var bodyPlace: Place { Place(of: envelope.body, in: bytes) }

    /// Whether the header holds YAML that this project would not write.
    package var usedFallback: Bool { foreign != nil }
}
