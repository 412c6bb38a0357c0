/// Whether a value whose key says little looks like a secret by itself.
enum WeakValue {
    private static let floor = 3.5
    private static let charset: ByteSet = "A-Za-z0-9+/=_.~!@#$%^&*-"

    /// How much of a long value is judged.
    static let judged = 256

    static func isSecret(_ whole: ArraySlice<UInt8>) -> Bool {
        let value = whole.prefix(judged)
        guard value.count >= 12, value.allSatisfy(charset.contains),
            Strength.hasLetterAndDigit(value), Strength.entropy(value) > floor
        else { return false }
        return !isDigest(value) && !isUUID(value) && !isDated(value) && !isDottedName(value)
    }

    /// 32, 40 or 64 hexadecimal digits: a checksum or a commit.
    private static func isDigest(_ value: ArraySlice<UInt8>) -> Bool {
        [32, 40, 64].contains(value.count) && value.allSatisfy(ByteSet.hex.contains)
    }

    private static func isUUID(_ value: ArraySlice<UInt8>) -> Bool {
        let parts = value.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        return parts.map(\.count) == [8, 4, 4, 4, 12]
            && parts.allSatisfy { $0.allSatisfy(ByteSet.hex.contains) }
    }

    private static func isDated(_ value: ArraySlice<UInt8>) -> Bool {
        let parts = value.split(separator: UInt8(ascii: "-"))
        return parts.count >= 3 && parts[0].count == 4 && parts[1].count == 2
            && parts[0].allSatisfy(ByteSet.digits.contains)
            && parts[1].allSatisfy(ByteSet.digits.contains)
    }

    /// Words joined by dots, hyphens or slashes, as in host names and image names.
    private static func isDottedName(_ value: ArraySlice<UInt8>) -> Bool {
        let parts = value.split { ".-/_".utf8.contains($0) }
        return parts.count >= 2 && !value.contains(where: ByteSet.upper.contains)
            && parts.allSatisfy { $0.count <= 12 }
    }
}
