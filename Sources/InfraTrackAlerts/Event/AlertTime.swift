import InfraTrack

/// Times as monitors write them.
enum AlertTime {
    /// Reads RFC 3339, seconds, milliseconds, microseconds or nanoseconds since the epoch, and days
    /// with a clock and no zone.
    ///
    /// - Parameter offsetMinutes: the zone of times that name none.
    /// - Returns: `nil` for anything else and for the year 1, which means unset.
    static func read(_ text: String, offsetMinutes: Int = 0) -> Timestamp? {
        let text = text.filter { $0 != " " || !text.contains("T") }
        let time = epoch(text) ?? Timestamp(text) ?? zoneless(text, offsetMinutes)
        return time.flatMap { $0.date(offsetMinutes: 0).year <= 1 ? nil : $0 }
    }

    /// Whether a time is written that means none.
    static func isUnset(_ text: String) -> Bool { text.hasPrefix("0001-01-01") || text == "0" }

    /// The last second of the year 9999.
    private static let latest: Int64 = 253_402_300_799

    /// A number, taken for the unit that makes it a time of our days.
    private static func epoch(_ text: String) -> Timestamp? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let whole = digits(parts[0], limit: 19) else {
            return nil
        }
        guard parts.count == 1 else {
            guard whole > 0, whole <= latest, digits(parts[1], limit: 12) != nil,
                let micros = Int64((parts[1] + "00000").prefix(6))
            else { return nil }
            return Timestamp(microseconds: whole * 1_000_000 + micros)
        }
        switch whole {
        case 1..<100_000_000_000: return Timestamp(seconds: whole)
        case 100_000_000_000..<100_000_000_000_000: return Timestamp(microseconds: whole * 1000)
        case 100_000_000_000_000..<100_000_000_000_000_000: return Timestamp(microseconds: whole)
        case 100_000_000_000_000_000...: return Timestamp(microseconds: whole / 1000)
        default: return nil
        }
    }

    private static func digits(_ text: Substring, limit: Int) -> Int64? {
        let isNumber = text.utf8.allSatisfy { (0x30...0x39).contains($0) }
        return isNumber && (1...limit).contains(text.utf8.count) ? Int64(text) : nil
    }

    /// `2024-10-26 23:20:39`, or `2024.10.26 23:20:39` as Zabbix writes it.
    private static func zoneless(_ text: String, _ offsetMinutes: Int) -> Timestamp? {
        let utc = Timestamp(text.replacing(".", with: "-", maxReplacements: 2) + "Z")
        return (utc ?? Timestamp(text + "Z"))?.adding(seconds: -60 * Int64(offsetMinutes))
    }
}
