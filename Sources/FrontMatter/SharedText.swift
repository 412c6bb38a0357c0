/// Text that may lie at the end of a file's bytes, which it shares, until somebody asks for it.
///
/// Most programs that read a store never look at most bodies: a copy of each would cost more than
/// everything else that is kept of a small record.
package struct SharedText: Sendable {
    private enum Form {
        case text(String)
        case bytes([UInt8], from: Int)
    }

    private let form: Form

    /// Holds a text of its own.
    package init(_ text: String) { form = .text(text) }

    /// Shares the bytes of a file that was found to be UTF-8, from the start of a character on.
    init(_ bytes: [UInt8], from start: Int) {
        form = start < bytes.count ? .bytes(bytes, from: start) : .text("")
    }

    /// The text.
    package var string: String {
        switch form {
        case .text(let text): text
        case .bytes(let bytes, let start):
            Text.copy(bytes.span.extracting(start..<bytes.count))
        }
    }
}

extension SharedText: Hashable {
    /// Compares the texts.
    package static func == (left: SharedText, right: SharedText) -> Bool {
        left.string == right.string
    }

    /// Hashes the text.
    package func hash(into hasher: inout Hasher) { hasher.combine(string) }
}
