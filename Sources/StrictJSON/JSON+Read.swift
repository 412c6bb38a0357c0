extension JSON {
    /// Reads one value that fills the text.
    ///
    /// Strict RFC 8259 in UTF-8, a byte order mark allowed; numbers stay as they were written.
    ///
    /// - Parameters:
    ///   - limit: The most bytes that are read.
    ///   - depth: The deepest nesting that is read.
    /// - Throws: ``JSONError`` with the place, for malformed text and for what is beyond a bound.
    package static func read(
        _ bytes: [UInt8], limit: Int, depth: Int = 64
    ) throws(JSONError) -> JSON {
        try check(bytes, limit)
        return try JSONReader.read(bytes, depth: depth)
    }
}
