/// The scalars that stand for bytes which are no UTF-8: the last of the private plane.
enum ByteScalar {
    private static let base: UInt32 = 0x10FF00

    static func isOne(_ scalar: Unicode.Scalar) -> Bool { scalar.value >= base + 0x80 }

    private static let scalars = (base...base + 0xFF).compactMap(Unicode.Scalar.init)

    static func scalar(_ byte: UInt8) -> Unicode.Scalar { scalars[Int(byte)] }

    /// The bytes that a text stands for.
    static func bytes(of text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            if isOne(scalar) {
                bytes.append(UInt8(truncatingIfNeeded: scalar.value))
            } else {
                bytes += String(scalar).utf8
            }
        }
        return bytes
    }

    /// The text with U+FFFD in the places of such bytes.
    static func readable(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        scalars.append(contentsOf: text.unicodeScalars.map { isOne($0) ? "\u{FFFD}" : $0 })
        return String(scalars)
    }
}
