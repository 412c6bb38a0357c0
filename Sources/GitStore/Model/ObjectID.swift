import Crypto

/// The SHA-1 name of a git object.
package struct ObjectID: Hashable, Sendable, CustomStringConvertible {
    private let first: UInt64
    private let second: UInt64
    private let third: UInt32

    init(first: UInt64, second: UInt64, third: UInt32) {
        self.first = first
        self.second = second
        self.third = third
    }

    /// Reads 20 bytes that start at a position.
    ///
    /// The bytes must be there: the caller checks the length.
    init(bytes: Span<UInt8>, at offset: Int = 0) {
        var words: (UInt64, UInt64, UInt64) = (0, 0, 0)
        for index in 0..<8 { words.0 = words.0 << 8 | UInt64(bytes[offset + index]) }
        for index in 8..<16 { words.1 = words.1 << 8 | UInt64(bytes[offset + index]) }
        for index in 16..<20 { words.2 = words.2 << 8 | UInt64(bytes[offset + index]) }
        self.init(first: words.0, second: words.1, third: UInt32(truncatingIfNeeded: words.2))
    }

    /// Reads 40 hexadecimal digits, or fails.
    package init?(hex: String) {
        let digits = Array(hex.utf8)
        guard digits.count == 40 else { return nil }
        var bytes: [UInt8] = []
        for index in stride(from: 0, to: 40, by: 2) {
            guard let high = Self.value(digits[index]), let low = Self.value(digits[index + 1])
            else { return nil }
            bytes.append(high << 4 | low)
        }
        self.init(bytes: bytes.span)
    }

    /// The name git gives to a blob with these bytes; no repository is needed.
    package static func blob(_ bytes: borrowing [UInt8]) -> ObjectID {
        object("blob", bytes)
    }

    static func object(_ kind: String, _ bytes: borrowing [UInt8]) -> ObjectID {
        var hash = Insecure.SHA1()
        let header = Array("\(kind) \(bytes.count)\0".utf8)
        unsafe header.withUnsafeBytes { unsafe hash.update(bufferPointer: $0) }
        unsafe bytes.withUnsafeBytes { unsafe hash.update(bufferPointer: $0) }
        return ObjectID(bytes: Array(hash.finalize()).span)
    }

    /// The 20 bytes as git stores them in trees and indexes.
    var bytes: [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(20)
        for shift in stride(from: 56, through: 0, by: -8) {
            result.append(UInt8(truncatingIfNeeded: first >> UInt64(shift)))
        }
        for shift in stride(from: 56, through: 0, by: -8) {
            result.append(UInt8(truncatingIfNeeded: second >> UInt64(shift)))
        }
        for shift in stride(from: 24, through: 0, by: -8) {
            result.append(UInt8(truncatingIfNeeded: third >> UInt32(shift)))
        }
        return result
    }

    /// The 40 hexadecimal digits.
    package var description: String { Hex.text(bytes) }

    /// Hashes eight bytes: they are evenly spread already.
    package func hash(into hasher: inout Hasher) { hasher.combine(first) }

    private static func value(_ digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}

/// Lower-case hexadecimal text.
enum Hex {
    static func text(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count * 2)
        for byte in bytes {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }
}
