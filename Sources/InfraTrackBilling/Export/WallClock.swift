import InfraTrack

/// What the clock on the wall shows at an instant.
struct WallClock: Sendable {
    let date: CalendarDate
    let secondOfDay: Int
    let offsetMinutes: Int

    init(_ instant: Int64, in zone: ZoneRules) {
        let offset = zone.offset(at: instant)
        let day = zone.day(at: instant)
        date = CalendarDate(daysSinceEpoch: day)
        secondOfDay = Int(instant + offset - Int64(day) * 86_400)
        offsetMinutes = Int(offset / 60)
    }

    private var hour: Int { secondOfDay / 3600 }

    /// `09:05:00`.
    var time: String { "\(minutes):\(two(secondOfDay % 60))" }

    /// `09:05`.
    var minutes: String { "\(two(hour)):\(two(secondOfDay / 60 % 60))" }

    /// `09:05:00 AM`.
    var twelveHours: String {
        let shown = hour % 12 == 0 ? 12 : hour % 12
        return "\(two(shown)):\(two(secondOfDay / 60 % 60)):\(two(secondOfDay % 60)) "
            + (hour < 12 ? "AM" : "PM")
    }
}

/// A number with two digits at least.
func two(_ number: some BinaryInteger) -> String { number < 10 ? "0\(number)" : "\(number)" }

extension CalendarDate {
    /// `12/31/2026`.
    var monthFirst: String { "\(two(month))/\(two(day))/\(description.prefix(4))" }

    /// `31/12/2026`.
    var dayFirst: String { "\(two(day))/\(two(month))/\(description.prefix(4))" }
}

/// Durations as texts.
enum DurationForm {
    /// `26:05:09`, hours with two digits at least.
    static func clock(_ seconds: Int64) -> String {
        "\(two(seconds / 3600)):\(two(seconds / 60 % 60)):\(two(seconds % 60))"
    }

    /// Hours as a decimal number, rounded half up; exact when the decimals suffice.
    static func hours(_ seconds: Int64, decimals: Int) -> String {
        let scale = (0..<decimals).reduce(Int128(1)) { units, _ in units * 10 }
        let units = Rounding.divide(Int128(seconds) * scale, by: 3600, .nearestHalfUp)
        return DecimalText.text(Int64(clamping: units), decimals: decimals)
    }
}
