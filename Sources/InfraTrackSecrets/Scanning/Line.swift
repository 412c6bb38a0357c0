/// Text as bytes, with the small looks that every matcher takes.
///
/// Reading outside gives 0, which no set contains, so that matchers need no bounds of their own.
struct Line: Sendable {
    let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }
    init(_ text: String) { bytes = Array(text.utf8) }

    var count: Int { bytes.count }

    @inline(__always)
    subscript(index: Int) -> UInt8 {
        index >= 0 && index < bytes.count ? bytes[index] : 0
    }

    func text(_ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }

    /// Where a run of a set's bytes ends.
    func end(of set: ByteSet, from start: Int, limit: Int = .max) -> Int {
        guard start >= 0 else { return start }
        var index = start
        while index < bytes.count, index - start < limit, set.contains(bytes[index]) { index += 1 }
        return index
    }

    /// Whether one of several texts stands here.
    func hasAny(_ texts: [String], at index: Int) -> Bool {
        texts.contains { has($0, at: index) }
    }

    /// What follows blanks, and line breaks that a backslash continues.
    func afterBlanks(from start: Int) -> Int {
        var index = end(of: .blank, from: start)
        while self[index] == UInt8(ascii: "\\"), self[index + 1] == 0x0A {
            index = end(of: .blank, from: index + 2)
        }
        return index
    }

    /// Where a run of a set's bytes that ends here begins.
    func start(of set: ByteSet, before end: Int, limit: Int = .max) -> Int {
        guard end <= bytes.count else { return end }
        var index = end
        while index > 0, end - index < limit, set.contains(bytes[index - 1]) { index -= 1 }
        return index
    }

    /// Whether a text stands here.
    func has(_ text: String, at index: Int) -> Bool {
        guard index >= 0, index + text.utf8.count <= bytes.count else { return false }
        return bytes[index...].starts(with: text.utf8)
    }

    /// Whether a word ends here that is exactly the given one.
    func endsWord(_ word: String, at end: Int) -> Bool {
        let start = end - word.utf8.count
        return has(word, at: start) && (start == 0 || ByteSet.space.contains(self[start - 1]))
    }

    /// Whether a lower-case text stands here in any letter case.
    func hasFolded(_ text: String, at index: Int) -> Bool {
        guard index >= 0, index + text.utf8.count <= bytes.count else { return false }
        return zip(bytes[index...], text.utf8).allSatisfy { Self.fold($0) == $1 }
    }

    /// The first place of a text in a range.
    func first(_ text: String, in range: Range<Int>) -> Int? {
        guard let head = text.utf8.first else { return nil }
        var index = range.lowerBound
        while index + text.utf8.count <= range.upperBound {
            if bytes[index] == head, has(text, at: index) { return index }
            index += 1
        }
        return nil
    }

    /// ASCII in lower case.
    static func fold(_ byte: UInt8) -> UInt8 {
        ByteSet.upper.contains(byte) ? byte | 0x20 : byte
    }
}
