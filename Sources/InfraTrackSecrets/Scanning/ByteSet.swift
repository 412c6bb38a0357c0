/// A set of bytes with a constant-time test.
struct ByteSet: Sendable, ExpressibleByStringLiteral {
    private var words = SIMD4<UInt64>()

    /// Reads `a-z` as a range; a `-` at the end stands for itself.
    init(_ pattern: String) {
        let bytes = Array(pattern.utf8)
        var index = 0
        while index < bytes.count {
            let isRange = index + 2 < bytes.count && bytes[index + 1] == UInt8(ascii: "-")
            let last = isRange ? bytes[index + 2] : bytes[index]
            for byte in bytes[index]...max(bytes[index], last) { insert(byte) }
            index += isRange ? 3 : 1
        }
    }

    init(stringLiteral pattern: String) { self.init(pattern) }

    private mutating func insert(_ byte: UInt8) {
        words[Int(byte >> 6)] |= 1 << UInt64(byte & 63)
    }

    @inline(__always)
    func contains(_ byte: UInt8) -> Bool {
        words[Int(byte >> 6)] >> UInt64(byte & 63) & 1 == 1
    }

    static let digits: ByteSet = "0-9"
    static let upper: ByteSet = "A-Z"
    static let lower: ByteSet = "a-z"
    static let letters: ByteSet = "A-Za-z"
    static let alphanumeric: ByteSet = "A-Za-z0-9"
    static let word: ByteSet = "A-Za-z0-9_"
    static let hex: ByteSet = "A-Fa-f0-9"
    static let token: ByteSet = "A-Za-z0-9_-"
    static let dotted: ByteSet = "A-Za-z0-9_.-"
    static let base64: ByteSet = "A-Za-z0-9+/="
    static let blank: ByteSet = " \t"
    static let space: ByteSet = " \t\r\n\u{0B}\u{0C}"
}
