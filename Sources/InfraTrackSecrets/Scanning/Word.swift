/// A lower-case ASCII word that bytes are compared with.
struct Word: Sendable, Hashable, ExpressibleByStringLiteral {
    let bytes: [UInt8]

    init(stringLiteral text: String) { bytes = Array(text.utf8) }

    /// Whether bytes in lower case end with the word.
    func ends(_ text: ArraySlice<UInt8>) -> Bool {
        guard text.count >= bytes.count, text.last == bytes.last else { return false }
        return text.suffix(bytes.count).elementsEqual(bytes)
    }

    /// Whether the word stands somewhere in bytes in lower case.
    func occurs(in text: ArraySlice<UInt8>) -> Bool {
        guard text.count >= bytes.count else { return false }
        return (text.startIndex...text.endIndex - bytes.count).contains { start in
            text[start] == bytes.first && text[start...].starts(with: bytes)
        }
    }
}
