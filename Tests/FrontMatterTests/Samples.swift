import FrontMatter
import Testing

/// Parses text that must be a document.
func document(_ text: String, limits: Limits = .standard) throws -> Document {
    try Document(parsing: Array(text.utf8), limits: limits)
}

/// The fault of text that must not be one.
func fault(_ bytes: [UInt8], limits: Limits = .standard) -> FormatError? {
    do {
        _ = try Document(parsing: bytes, limits: limits)
        return nil
    } catch {
        return error
    }
}

/// The fault of text that must not be one.
func fault(_ text: String, limits: Limits = .standard) -> FormatError? {
    fault(Array(text.utf8), limits: limits)
}

/// A header's text after an edit of it.
func edited(
    _ header: String, _ edit: (inout Document) throws(FormatError) -> Void
) throws -> String {
    var document = try document("---\n" + header + "---\nbody\n")
    try edit(&document)
    let text = document.text
    #expect(text.hasPrefix("---\n") && text.hasSuffix("---\nbody\n"))
    return String(text.dropFirst(4).dropLast(9))
}

/// A list of texts.
func list(_ texts: String...) -> Value { .list(texts.map(Value.scalar)) }
