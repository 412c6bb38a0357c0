#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// How random a value looks.
enum Strength {
    /// Shannon's entropy in bits a byte.
    static func entropy(_ bytes: ArraySlice<UInt8>) -> Double {
        var counts = [Int](repeating: 0, count: 256)
        for byte in bytes { counts[Int(byte)] += 1 }
        let total = Double(bytes.count)
        return counts.reduce(0) { sum, count in
            guard count > 0 else { return sum }
            let share = Double(count) / total
            return sum - share * log2(share)
        }
    }

    /// Letters of both cases and digits.
    static func isMixed(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.contains(where: ByteSet.upper.contains)
            && bytes.contains(where: ByteSet.lower.contains)
            && bytes.contains(where: ByteSet.digits.contains)
    }

    /// A letter and a digit.
    static func hasLetterAndDigit(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.contains(where: ByteSet.letters.contains)
            && bytes.contains(where: ByteSet.digits.contains)
    }
}
