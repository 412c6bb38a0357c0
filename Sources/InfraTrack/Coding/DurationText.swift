/// Durations as text: seconds with a decimal fraction, or units as in `1h30m`.
package enum DurationText {
    /// Reads seconds (`90`, `0.0421`) or units (`1h30m`, `45s`), in microseconds.
    package static func microseconds(_ text: String) -> Int64? {
        decimalSeconds(text) ?? units(text)
    }

    /// Writes seconds with as many decimals as needed.
    package static func seconds(microseconds: Int64) -> String {
        let sign = microseconds < 0 ? "-" : ""
        let magnitude = microseconds.magnitude
        let fraction = Int(magnitude % 1_000_000)
        guard fraction != 0 else { return "\(sign)\(magnitude / 1_000_000)" }
        var digits = padded(fraction, 6)
        while digits.hasSuffix("0") { digits.removeLast() }
        return "\(sign)\(magnitude / 1_000_000).\(digits)"
    }

    private static func decimalSeconds(_ text: String) -> Int64? {
        let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let whole = digits(parts[0]) else { return nil }
        guard parts.count == 2 else { return scaled(whole, by: 1_000_000) }
        guard (1...9).contains(parts[1].count), digits(parts[1]) != nil,
            let micros = digits((Array(parts[1]) + Array("00000".utf8)).prefix(6)),
            let seconds = scaled(whole, by: 1_000_000)
        else { return nil }
        return seconds + micros
    }

    private static func units(_ text: String) -> Int64? {
        var total: Int64 = 0
        var number: Int64?
        var lastUnit = Int64.max
        for byte in text.utf8 {
            if (0x30...0x39).contains(byte) {
                guard let next = scaled(number ?? 0, by: 10) else { return nil }
                number = next + Int64(byte - 0x30)
            } else {
                guard let count = number, let unit = unit(byte), unit < lastUnit,
                    let part = scaled(count, by: unit)
                else { return nil }
                let (sum, overflow) = total.addingReportingOverflow(part)
                guard !overflow else { return nil }
                (total, number, lastUnit) = (sum, nil, unit)
            }
        }
        return number == nil && lastUnit != .max ? total : nil
    }

    private static func unit(_ byte: UInt8) -> Int64? {
        switch byte {
        case UInt8(ascii: "d"): 86_400_000_000
        case UInt8(ascii: "h"): 3_600_000_000
        case UInt8(ascii: "m"): 60_000_000
        case UInt8(ascii: "s"): 1_000_000
        default: nil
        }
    }

    private static func digits(_ bytes: some Collection<UInt8>) -> Int64? {
        guard !bytes.isEmpty, bytes.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Int64(String(decoding: Array(bytes), as: UTF8.self))
    }

    private static func scaled(_ value: Int64, by factor: Int64) -> Int64? {
        let (product, overflow) = value.multipliedReportingOverflow(by: factor)
        return overflow || product > Int64.max / 2 ? nil : product
    }
}
