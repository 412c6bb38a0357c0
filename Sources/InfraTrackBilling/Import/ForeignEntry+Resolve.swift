import InfraTrack

/// When an entry was worked, once its zone is known.
enum ResolvedTime {
    case span(Timestamp, Timestamp)
    case day(CalendarDate, Int64)
}

extension ForeignEntry {
    /// Finds the instants that walls clocks showed.
    ///
    /// A time that comes twice is told apart by the length when that is known, and is refused with
    /// both readings when it is not.
    func resolve(in zone: ZoneRules) throws(LedgerError) -> ResolvedTime {
        switch time {
        case .day(let date, let seconds):
            guard seconds > 0 else { throw Self.noTime("It lasts no time.") }
            return .day(date, seconds)
        case .span(let start, let end):
            return try span(try start.single(in: zone), try end.single(in: zone))
        case .hinted(let start, let end, let seconds):
            if let pair = Self.pair(start.readings(in: zone), end.readings(in: zone), seconds) {
                return try span(pair.0, pair.1)
            }
            return try span(try start.single(in: zone), try end.single(in: zone))
        case .length(let start, let seconds, let end):
            guard let end else {
                let first = try start.single(in: zone)
                return try span(first, first.adding(seconds: seconds))
            }
            guard
                let pair = Self.pair(start.readings(in: zone), end.readings(in: zone), seconds)
            else {
                _ = try (start.single(in: zone), end.single(in: zone))
                throw Self.noTime("Its end does not agree with its duration.")
            }
            return try span(pair.0, pair.1)
        }
    }

    /// The only start and end that lie a number of seconds apart.
    private static func pair(
        _ starts: [Timestamp], _ ends: [Timestamp], _ seconds: Int64
    ) -> (Timestamp, Timestamp)? {
        let pairs = starts.flatMap { start in ends.map { (start, $0) } }
            .filter { $0.1.seconds - $0.0.seconds == seconds }
        return pairs.count == 1 ? pairs.first : nil
    }

    private func span(_ start: Timestamp, _ end: Timestamp) throws(LedgerError) -> ResolvedTime {
        guard end.seconds > start.seconds else {
            throw Self.noTime("It ends before it begins, or lasts no time.")
        }
        guard end.seconds - start.seconds <= 31 * 86_400 else {
            throw Self.noTime("It lasts longer than a month.")
        }
        return .span(start, end)
    }

    private static func noTime(_ message: String) -> LedgerError {
        LedgerError(.invalid, message, cure: "Correct its times.")
    }
}

extension ForeignEntry.Moment {
    /// The one instant that is meant.
    func single(in zone: ZoneRules) throws(LedgerError) -> Timestamp {
        switch self {
        case .instant(let time): time
        case .wall(let time): try time.resolve(in: zone)
        }
    }

    /// Every instant that may be meant; none for a time that the clocks skip.
    func readings(in zone: ZoneRules) -> [Timestamp] {
        switch self {
        case .instant(let time): return [time]
        case .wall(let time):
            let local = Int64(time.date.daysSinceEpoch) * 86_400 + Int64(time.secondOfDay)
            let offsets = Set([-93_600, 93_600].map { zone.offset(at: local + $0) })
            return offsets.sorted().filter { zone.offset(at: local - $0) == $0 }.map {
                Timestamp(seconds: local - $0, offsetMinutes: Int($0 / 60))
            }
        }
    }
}
