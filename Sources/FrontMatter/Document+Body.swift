extension Document {
    /// Replaces the text after the header.
    ///
    /// In a file with CRLF line endings, line feeds are written as CRLF.
    ///
    /// - Throws: The fault of the new body: conflict markers, a NUL, too many bytes.
    package mutating func setBody(_ body: String) throws(FormatError) {
        var head = bytes[..<envelope.body]
        if !body.isEmpty, head.last != ASCII.lineFeed { head += envelope.lineEnding }
        let edited = head + native(body)
        guard edited[...] != bytes[...] else { return }
        self = try Document(parsing: Array(edited), limits: limits)
    }

    /// Adds text behind the body, with exactly one blank line between.
    ///
    /// The text ends with a line ending afterwards; nothing is added for an empty text.
    ///
    /// - Throws: As ``setBody(_:)`` does.
    package mutating func appendToBody(_ text: String) throws(FormatError) {
        guard !text.isEmpty else { return }
        var head = bytes[..<trimmedEnd]
        if head.last != ASCII.lineFeed { head += envelope.lineEnding }
        if envelope.body < bytes.count { head += envelope.lineEnding }
        var edited = head + native(text)
        if edited.last != ASCII.lineFeed { edited += envelope.lineEnding }
        self = try Document(parsing: Array(edited), limits: limits)
    }

    /// The end of the body's last line that is not blank.
    private var trimmedEnd: Int {
        var end = bytes.count
        while end > envelope.body {
            let start = max(envelope.body, Lines.start(bytes.span, of: end - 1))
            guard bytes[start..<end].allSatisfy({ $0 <= ASCII.space }) else { break }
            end = start
        }
        return end
    }

    /// Text with the line endings of this file.
    private func native(_ text: String) -> [UInt8] {
        guard envelope.isCRLF else { return Array(text.utf8) }
        var output: [UInt8] = []
        for byte in text.utf8 {
            if byte == ASCII.lineFeed, output.last != ASCII.carriageReturn {
                output.append(ASCII.carriageReturn)
            }
            output.append(byte)
        }
        return output
    }
}
