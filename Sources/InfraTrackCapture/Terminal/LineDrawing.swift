/// The characters of DEC's special graphics set, which programs draw boxes with.
enum LineDrawing {
    private static let characters = Array(
        "◆▒␉␌␍␊°±␤␋┘┐┌└┼⎺⎻─⎼⎽├┤┴┬│≤≥π≠£·".unicodeScalars)

    /// What a letter stands for while the set is chosen.
    static func character(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        guard (0x60...0x7E).contains(scalar.value) else { return scalar }
        return characters[Int(scalar.value) - 0x60]
    }
}
