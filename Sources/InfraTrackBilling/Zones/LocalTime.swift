public import InfraTrack

/// A day and a time on the wall, without a zone.
public struct LocalTime: Hashable, Sendable, LosslessStringConvertible {
    /// The day.
    public let date: CalendarDate
    /// Seconds since midnight, below 86,400.
    public let secondOfDay: Int

    /// Reads `YYYY-MM-DDTHH:MM` or `YYYY-MM-DDTHH:MM:SS`; a space may stand for `T`.
    public init?(_ description: String) {
        let bytes = Array(description.utf8)
        guard bytes.count == 16 || bytes.count == 19, [0x54, 0x74, 0x20].contains(bytes[10]),
            let date = CalendarDate(String(description.utf8.prefix(10)) ?? ""),
            let hour = Self.pair(bytes, 11, below: 24, after: nil),
            let minute = Self.pair(bytes, 14, below: 60, after: 13),
            let second = bytes.count == 16 ? 0 : Self.pair(bytes, 17, below: 60, after: 16)
        else { return nil }
        self.date = date
        secondOfDay = hour * 3600 + minute * 60 + second
    }

    private static func pair(
        _ bytes: [UInt8], _ index: Int, below limit: Int, after colon: Int?
    ) -> Int? {
        if let colon, bytes[colon] != UInt8(ascii: ":") { return nil }
        let digits = bytes[index..<index + 2]
        guard digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        let value = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
        return value < limit ? value : nil
    }

    /// `YYYY-MM-DDTHH:MM:SS`.
    public var description: String {
        String(Timestamp(seconds: seconds).description.dropLast())
    }

    private var seconds: Int64 { Int64(date.daysSinceEpoch) * 86_400 + Int64(secondOfDay) }

    /// The instant that the wall time means in a zone.
    ///
    /// - Throws: `LedgerError` when the clocks skip that time or show it twice; both readings
    ///   are named.
    public func resolve(in zone: ZoneRules) throws(LedgerError) -> Timestamp {
        let offsets = [zone.offset(at: seconds - 93_600), zone.offset(at: seconds + 93_600)]
        let readings = offsets.map { Timestamp(seconds: seconds - $0, offsetMinutes: Int($0 / 60)) }
        guard offsets[0] != offsets[1] else { return readings[0] }
        let valid = zip(readings, offsets).filter { zone.offset(at: $0.0.seconds) == $0.1 }.map(\.0)
        if valid.count == 1 { return valid[0] }
        let both = readings.map { zone.localized($0).description }.sorted().joined(
            separator: " or ")
        guard valid.isEmpty else {
            throw LedgerError(
                .invalid, "\(self) comes twice in \(zone.name): \(both).",
                cure: "Write one of the two, with its offset.")
        }
        throw LedgerError(
            .invalid, "\(self) does not exist in \(zone.name), where the clocks skip it.",
            cure: "Write what was meant with its offset: \(both).")
    }

    /// Reads RFC 3339, or a wall time in a zone.
    ///
    /// - Parameters:
    ///   - text: a time with offset, or `YYYY-MM-DDTHH:MM[:SS]`.
    ///   - zone: the IANA zone of times without offset; UTC when `nil`.
    /// - Throws: `LedgerError` for other text, an unknown zone, and times that are skipped or
    ///   come twice.
    public static func timestamp(
        _ text: String, zone: String? = nil
    ) throws(LedgerError) -> Timestamp {
        if let timestamp = Timestamp(text) { return timestamp }
        guard let local = LocalTime(text) else {
            throw LedgerError(
                .invalid, "“\(printable(text))” is no time.",
                cure: "Write a time such as 2026-11-23T09:00 or 2026-11-23T09:00:00+01:00.")
        }
        return try local.resolve(
            in: try zone.map { name throws(LedgerError) in
                try ZoneRules(name)
            } ?? .utc)
    }
}
