/// Why a query cannot be read or cannot run: what, where in its text, and how to mend it.
public struct QueryError: Error, Hashable, Sendable {
    /// What is wrong, a full sentence.
    public let message: String
    /// How to mend it, full sentences.
    public let cure: String
    /// The query's text; the canonical text when the query was not read from any.
    public let text: String
    /// The place in the text, in UTF-8 bytes; empty where something is missing.
    public let span: Range<Int>

    /// Makes an error; a span beyond the text is cut to it.
    public init(_ message: String, cure: String, text: String, span: Range<Int>) {
        self.message = message
        self.cure = cure
        self.text = text
        self.span = span.clamped(to: 0..<text.utf8.count)
    }

    init(_ issue: QueryIssue, text: String, span: Range<Int>) {
        self.init(issue.message, cure: issue.cure, text: text, span: span)
    }
}

extension QueryError: CustomStringConvertible {
    /// The message, the text with carets under the place, and the cure, a line each.
    public var description: String {
        guard !text.isEmpty else { return "\(message)\n\(cure)" }
        let before = columns(0..<span.lowerBound)
        let marked = max(1, columns(span))
        let carets = String(repeating: " ", count: before) + String(repeating: "^", count: marked)
        return "\(message)\n  \(shownText)\n  \(carets)\n\(cure)"
    }

    /// The text on one line.
    private var shownText: String {
        String(text.map { $0.unicodeScalars.contains { $0.value < 0x20 } ? " " : $0 })
    }

    /// The characters in a range of bytes.
    private func columns(_ range: Range<Int>) -> Int {
        String(decoding: text.utf8.dropFirst(range.lowerBound).prefix(range.count), as: UTF8.self)
            .count
    }
}

/// What is wrong with a part of a query, before its place is known.
struct QueryIssue: Error {
    let message: String
    let cure: String

    init(_ message: String, cure: String) {
        self.message = message
        self.cure = cure
    }
}

/// Text in quotation marks for a message, cut when it is long.
func quotedForMessage(_ text: String) -> String {
    text.count > 60 ? "\"\(text.prefix(60))…\"" : "\"\(text)\""
}
