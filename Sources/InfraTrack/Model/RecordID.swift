/// The identity of a record: ten characters of lower-case Crockford base 32, the first a letter.
///
/// Forty-nine random bits, final at creation. YAML readers take `1234567890` and `12e4567890`
/// for numbers, hence the letter. See the file format, "Ids".
public struct RecordID: Hashable, Comparable, Sendable, LosslessStringConvertible {
    /// The ten characters as 5-bit digits, most significant first.
    package let bits: UInt64

    package static let length = 10
    private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)
    private static let firstLetter: UInt64 = 10
    private static let letters: UInt64 = 22

    package init(bits: UInt64) { self.bits = bits }

    /// Reads an id in any letter case; anything else is `nil`.
    public init?(_ description: String) {
        var bits: UInt64 = 0
        guard description.utf8.count == Self.length else { return nil }
        for byte in description.utf8 {
            guard let digit = Self.digit(byte) else { return nil }
            bits = bits << 5 | digit
        }
        guard bits >> 45 >= Self.firstLetter else { return nil }
        self.bits = bits
    }

    /// Makes an id of 64 random or hashed bits.
    public init(entropy: UInt64) {
        let letter = entropy % Self.letters + Self.firstLetter
        bits = letter << 45 | (entropy / Self.letters) & (1 << 45 - 1)
    }

    /// The ten characters.
    public var description: String {
        String(unsafeUninitializedCapacity: Self.length) { buffer in
            for index in 0..<Self.length {
                buffer[index] = Self.alphabet[Int(bits >> UInt64(45 - 5 * index) & 31)]
            }
            return Self.length
        }
    }

    /// Orders ids as their text is ordered.
    public static func < (left: RecordID, right: RecordID) -> Bool { left.bits < right.bits }

    private static let digits: [UInt8] = {
        var table = [UInt8](repeating: 255, count: 256)
        for (value, byte) in alphabet.enumerated() {
            table[Int(byte)] = UInt8(value)
            if byte >= 0x61 { table[Int(byte) - 0x20] = UInt8(value) }
        }
        return table
    }()

    package static func digit(_ byte: UInt8) -> UInt64? {
        let value = digits[Int(byte)]
        return value == 255 ? nil : UInt64(value)
    }
}
