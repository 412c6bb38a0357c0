/// A secret that is known by how it starts.
struct PrefixRule: Sendable {
    let id: String
    let prefix: String
    let charset: ByteSet
    let length: ClosedRange<Int>
    /// Whether a letter or digit before the prefix makes it another word.
    var needsBoundary = false
    /// Whether what follows must hold letters and digits, because words could start like this.
    var needsDigit = false
    /// Whether the prefix stays readable, as in the address of a web hook.
    var keepsPrefix = false

    init(
        _ id: String, _ prefix: String, _ charset: ByteSet, _ length: ClosedRange<Int>,
        boundary: Bool = false, digit: Bool = false, keepsPrefix: Bool = false
    ) {
        self.id = id
        self.prefix = prefix
        self.charset = charset
        self.length = length
        needsBoundary = boundary
        needsDigit = digit
        self.keepsPrefix = keepsPrefix
    }

    /// At least so many characters after the prefix, and all that follow.
    init(
        _ id: String, _ prefix: String, _ charset: ByteSet, atLeast length: Int,
        boundary: Bool = false, digit: Bool = false, keepsPrefix: Bool = false
    ) {
        self.init(
            id, prefix, charset, length...Int.max, boundary: boundary, digit: digit,
            keepsPrefix: keepsPrefix)
    }

    /// The match of this rule where its prefix stands.
    ///
    /// - Parameter reached: where the last run of this rule ended; no run is read twice.
    func match(_ line: Line, at start: Int, reached: inout Int) -> SecretMatch? {
        guard start >= reached, !needsBoundary || Boundary.isBefore(line, start) else { return nil }
        let from = start + prefix.utf8.count
        var end = line.end(of: charset, from: from)
        reached = end
        while end > from, line[end - 1] == UInt8(ascii: ".") { end -= 1 }
        let body = line.bytes[from..<end]
        guard length.contains(body.count), !Placeholder.isRepeated(body),
            !needsDigit || Strength.hasLetterAndDigit(body)
        else { return nil }
        return SecretMatch((keepsPrefix ? from : start)..<end, id, isSpecific: true)
    }
}
