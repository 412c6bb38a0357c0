/// Bech32 of BIP 173 without its limit of length, as age writes its keys.
enum Bech32 {
    private static let alphabet = Array("qpzry9x8gf2tvdw0s3jn54khce6mua7l".utf8)
    private static let longest = 4096

    /// Writes bytes under a prefix, in lower case.
    static func encode(_ bytes: [UInt8], prefix: String) -> String {
        let head = Array(prefix.utf8)
        let values = regroup(bytes, from: 8, to: 5, isPadded: true) ?? []
        let check = checksum(head, values)
        let text = head + [UInt8(ascii: "1")] + (values + check).map { alphabet[Int($0)] }
        return String(decoding: text, as: UTF8.self)
    }

    /// The prefix in lower case and the bytes; `nil` when it is not one, or of mixed case.
    static func decode(_ text: String) -> (prefix: String, bytes: [UInt8])? {
        let given = Array(text.utf8)
        let isMixed =
            given.contains(where: ByteSet.upper.contains)
            && given.contains(where: ByteSet.lower.contains)
        let bytes = given.map(Line.fold)
        guard !isMixed, bytes.count <= longest, bytes.allSatisfy({ $0 > 0x20 && $0 < 0x7F }),
            let separator = bytes.lastIndex(of: UInt8(ascii: "1")), separator > 0,
            bytes.count - separator > 6
        else { return nil }
        let head = Array(bytes[..<separator])
        var values: [UInt8] = []
        for byte in bytes[(separator + 1)...] {
            guard let value = alphabet.firstIndex(of: byte) else { return nil }
            values.append(UInt8(value))
        }
        guard polymod(expanded(head) + values) == 1,
            let data = regroup(values.dropLast(6), from: 5, to: 8, isPadded: false)
        else { return nil }
        return (String(decoding: head, as: UTF8.self), data)
    }

    private static func checksum(_ head: [UInt8], _ values: [UInt8]) -> [UInt8] {
        let sum = polymod(expanded(head) + values + [UInt8](repeating: 0, count: 6)) ^ 1
        return (0..<6).map { UInt8(sum >> UInt32(5 * (5 - $0)) & 31) }
    }

    private static func expanded(_ head: [UInt8]) -> [UInt8] {
        head.map { $0 >> 5 } + [0] + head.map { $0 & 31 }
    }

    private static let generator: [UInt32] = [
        0x3B6A_57B2, 0x2650_8E6D, 0x1EA1_19FA, 0x3D42_33DD, 0x2A14_62B3,
    ]

    private static func polymod(_ values: [UInt8]) -> UInt32 {
        values.reduce(UInt32(1)) { sum, value in
            let top = sum >> 25
            let next = (sum & 0x1FF_FFFF) << 5 ^ UInt32(value)
            return generator.indices.reduce(next) {
                top >> UInt32($1) & 1 == 1 ? $0 ^ generator[$1] : $0
            }
        }
    }

    /// The same bits in groups of another width; `nil` when bits are left that are not zero.
    private static func regroup(
        _ values: some Sequence<UInt8>, from width: Int, to target: Int, isPadded: Bool
    ) -> [UInt8]? {
        var result: [UInt8] = []
        var bits: UInt32 = 0
        var count = 0
        for value in values {
            bits = (bits << UInt32(width) | UInt32(value)) & 0xFFFF
            count += width
            while count >= target {
                count -= target
                result.append(UInt8(bits >> UInt32(count) & (1 << UInt32(target) - 1)))
            }
        }
        let rest = bits & (1 << UInt32(count) - 1)
        if isPadded {
            if count > 0 { result.append(UInt8(rest << UInt32(target - count))) }
            return result
        }
        return count < width && rest == 0 ? result : nil
    }
}
