public import InfraTrack

extension ZoneRules {
    private static let day: Int64 = 86_400

    /// The day that it is in the zone at an instant, as days since 1970-01-01.
    func day(at seconds: Int64) -> Int {
        let local = seconds + offset(at: seconds)
        return Int(local >= 0 ? local / Self.day : (local - Self.day + 1) / Self.day)
    }

    /// The first instant of a day in the zone, in seconds since the epoch.
    ///
    /// Where midnight is skipped, that is the instant of the change.
    public func start(of date: CalendarDate) -> Int64 { start(ofDay: date.daysSinceEpoch) }

    func start(ofDay number: Int) -> Int64 {
        let midnight = Int64(number) * Self.day
        let before = offset(at: midnight - Self.day)
        let after = offset(at: midnight + Self.day)
        guard before != after else { return midnight - before }
        var low = midnight - max(before, after) - 1
        var high = midnight - min(before, after)
        while high - low > 1 {
            let middle = low + (high - low) / 2
            if middle + offset(at: middle) >= midnight { high = middle } else { low = middle }
        }
        return high
    }

    /// The same instant, written with the zone's offset.
    public func localized(_ time: Timestamp) -> Timestamp {
        time.with(offsetMinutes: Int(offset(at: time.seconds) / 60))
    }
}
