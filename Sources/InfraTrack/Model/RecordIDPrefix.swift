/// The beginning of an id as a person types it: any unique prefix names a record, as in git.
///
/// `i` and `l` are read as `1` and `o` as `0`, as Crockford's base 32 allows.
public struct RecordIDPrefix: Hashable, Sendable, LosslessStringConvertible {
    /// The characters that were typed, in lower case.
    public let description: String
    package let range: ClosedRange<UInt64>

    /// Reads one to ten characters of an id; anything else is `nil`.
    public init?(_ text: String) {
        let typed = text.lowercased()
        guard (1...RecordID.length).contains(typed.utf8.count) else { return nil }
        var bits: UInt64 = 0
        for byte in typed.utf8 {
            guard let digit = RecordID.digit(Self.corrected(byte)) else { return nil }
            bits = bits << 5 | digit
        }
        let missing = UInt64(5 * (RecordID.length - typed.utf8.count))
        range = (bits << missing)...(bits << missing | (1 << missing - 1))
        description = typed
    }

    private static func corrected(_ byte: UInt8) -> UInt8 {
        switch byte {
        case UInt8(ascii: "i"), UInt8(ascii: "l"): UInt8(ascii: "1")
        case UInt8(ascii: "o"): UInt8(ascii: "0")
        default: byte
        }
    }
}
