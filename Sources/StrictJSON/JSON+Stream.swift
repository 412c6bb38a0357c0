extension JSON {
    /// Reads values that follow each other, as programs print one page after the other.
    ///
    /// White space may stand between them, also none; a text without a value gives none.
    ///
    /// - Parameters:
    ///   - limit: The most bytes that are read.
    ///   - depth: The deepest nesting that is read.
    /// - Throws: ``JSONError`` with the place, for malformed text and for what is beyond a bound.
    package static func readStream(
        _ bytes: [UInt8], limit: Int, depth: Int = 64
    ) throws(JSONError) -> [JSON] {
        try check(bytes, limit)
        return try JSONReader.readStream(bytes, depth: depth)
    }

    static func check(_ bytes: [UInt8], _ limit: Int) throws(JSONError) {
        guard bytes.count > limit else { return }
        throw JSONError(
            "The text is larger than \(limit) bytes.", cure: "Send less at once.", at: nil,
            isTooLarge: true)
    }
}
