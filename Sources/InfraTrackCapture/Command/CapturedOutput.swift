/// What a command printed, as text that can be searched for secrets.
struct CapturedOutput: Sendable {
    /// How the bytes are to be read.
    enum Form: Hashable, Sendable {
        /// Text in UTF-8.
        case text
        /// Text with some bytes that are no UTF-8.
        case mixed
        /// No text.
        case binary
    }

    /// The text a terminal showed; of binary output the bytes as they are.
    ///
    /// Bytes that are no UTF-8 stand as ``ByteScalar``.
    var text: String
    let form: Form

    init(_ bytes: [UInt8], on terminal: TerminalSize? = nil) {
        let bytes = Self.transcoded(bytes) ?? bytes
        form = Self.form(of: bytes)
        if form == .binary {
            text = Self.decoded(bytes).text
        } else {
            var replay = TerminalReplay(size: terminal, keepsInvalid: form == .mixed)
            replay.feed(bytes)
            text = replay.finish()
        }
    }

    /// The bytes that the text stands for.
    var bytes: [UInt8] { form == .text ? Array(text.utf8) : ByteScalar.bytes(of: text) }

    /// Lines, counting a last one without a line break.
    var lines: Int {
        let breaks = text.utf8.count { $0 == 0x0A }
        return breaks + (text.isEmpty || text.utf8.last == 0x0A ? 0 : 1)
    }

    /// A terminal ignores NUL, so a recording may hold it; elsewhere it means binary.
    private static func form(of bytes: [UInt8]) -> Form {
        let isValid = String(validating: bytes, as: UTF8.self) != nil
        if isValid, !bytes.contains(0) { return .text }
        let invalid = isValid ? 0 : decoded(bytes).invalid
        let hasEscapes = bytes.contains(0x1B)
        if (bytes.contains(0) && (!hasEscapes || invalid > 0)) || invalid * 10 > bytes.count {
            return .binary
        }
        return invalid == 0 ? .text : .mixed
    }

    private static func decoded(_ bytes: [UInt8]) -> (text: String, invalid: Int) {
        var decoder = UTF8Decoder(keepsInvalid: true)
        var scalars: [Unicode.Scalar] = []
        for byte in bytes { decoder.decode(byte, into: &scalars) }
        decoder.finish(into: &scalars)
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return (String(view), decoder.invalid)
    }

    /// UTF-16 with a byte order mark, as Windows programs print it, in UTF-8.
    private static func transcoded(_ bytes: [UInt8]) -> [UInt8]? {
        guard bytes.count >= 2, bytes.count % 2 == 0 else { return nil }
        let isLittle = bytes[0] == 0xFF && bytes[1] == 0xFE
        guard isLittle || (bytes[0] == 0xFE && bytes[1] == 0xFF) else { return nil }
        let units = stride(from: 2, to: bytes.count, by: 2).map { index in
            let low = UInt16(bytes[isLittle ? index : index + 1])
            return UInt16(bytes[isLittle ? index + 1 : index]) << 8 | low
        }
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }
}
