/// Whether a word may start somewhere.
enum Boundary {
    /// Whether what stands before is no part of the same word.
    ///
    /// The letter of an escape such as `\n` or `%3D` is none.
    static func isBefore(_ line: Line, _ start: Int) -> Bool {
        let before = line[start - 1]
        guard ByteSet.word.contains(before) else { return true }
        if line[start - 2] == UInt8(ascii: "\\"), "nrtbf".utf8.contains(before) { return true }
        return line[start - 3] == UInt8(ascii: "%") && ByteSet.hex.contains(line[start - 2])
            && ByteSet.hex.contains(before)
    }
}
