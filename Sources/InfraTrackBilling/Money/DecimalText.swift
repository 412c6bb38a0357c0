/// Decimal numbers as text, read exactly into scaled integers.
enum DecimalText {
    /// Reads `123`, `-123.45` into units of `10^-decimals`.
    ///
    /// - Returns: `nil` for anything else, for more decimals than fit, and on overflow.
    static func scaled(_ text: String, decimals: Int) -> Int64? {
        let isNegative = text.utf8.first == UInt8(ascii: "-")
        let digits = text.utf8.dropFirst(isNegative ? 1 : 0)
        let parts = digits.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), parts.allSatisfy({ !$0.isEmpty }) else { return nil }
        let fraction = parts.count == 2 ? Array(parts[1]) : []
        guard fraction.count <= decimals else { return nil }
        let zeros = [UInt8](repeating: UInt8(ascii: "0"), count: decimals - fraction.count)
        guard let magnitude = number(Array(parts[0]) + fraction + zeros) else { return nil }
        return isNegative ? -magnitude : magnitude
    }

    /// Writes units of `10^-decimals` with all their decimals.
    static func text(_ scaled: Int64, decimals: Int) -> String {
        let sign = scaled < 0 ? "-" : ""
        let digits = String(scaled.magnitude)
        guard decimals > 0 else { return sign + digits }
        let zeros = String(repeating: "0", count: max(0, decimals + 1 - digits.utf8.count))
        let all = zeros + digits
        return "\(sign)\(all.dropLast(decimals)).\(all.suffix(decimals))"
    }

    private static func number(_ digits: [UInt8]) -> Int64? {
        var value: Int64 = 0
        for byte in digits {
            guard (0x30...0x39).contains(byte) else { return nil }
            let (product, tooLarge) = value.multipliedReportingOverflow(by: 10)
            let (sum, overflow) = product.addingReportingOverflow(Int64(byte - 0x30))
            if tooLarge || overflow { return nil }
            value = sum
        }
        return value
    }
}
