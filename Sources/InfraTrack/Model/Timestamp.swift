/// An instant in microseconds with the offset it was written with (RFC 3339).
public struct Timestamp: Hashable, Sendable, LosslessStringConvertible {
    /// Microseconds since 1970-01-01T00:00:00Z.
    public let microseconds: Int64
    /// Minutes east of UTC, −1439 to 1439.
    public let offsetMinutes: Int

    /// Makes an instant from microseconds since the epoch.
    public init(microseconds: Int64, offsetMinutes: Int = 0) {
        self.microseconds = microseconds
        self.offsetMinutes = offsetMinutes
    }

    /// Makes an instant from whole seconds since the epoch.
    public init(seconds: Int64, offsetMinutes: Int = 0) {
        self.init(microseconds: seconds * 1_000_000, offsetMinutes: offsetMinutes)
    }

    /// Reads RFC 3339 with `Z` or an offset; a space may stand for `T`, the offset's colon may be
    /// absent, and fractions beyond microseconds are dropped.
    public init?(_ description: String) {
        if let usual = Timestamp(usual: description.utf8.span) {
            self = usual
            return
        }
        var scanner = DigitScanner(description)
        guard let date = Self.date(&scanner), scanner.take("Tt "),
            let clock = Self.clock(&scanner), let offset = Self.offset(&scanner), scanner.isAtEnd
        else { return nil }
        let local = Int64(date.daysSinceEpoch) * 86_400 + clock.seconds
        self.init(
            microseconds: (local - Int64(offset) * 60) * 1_000_000 + clock.micros,
            offsetMinutes: offset)
    }

    /// Whole seconds since the epoch, rounded towards the past.
    public var seconds: Int64 {
        microseconds / 1_000_000 - (microseconds % 1_000_000 < 0 ? 1 : 0)
    }

    /// The same instant with another offset.
    public func with(offsetMinutes: Int) -> Timestamp {
        Timestamp(microseconds: microseconds, offsetMinutes: offsetMinutes)
    }

    /// The instant a number of seconds later.
    public func adding(seconds: Int64) -> Timestamp {
        Timestamp(microseconds: microseconds + seconds * 1_000_000, offsetMinutes: offsetMinutes)
    }

    /// The day at the given offset; the timestamp's own unless told otherwise.
    public func date(offsetMinutes: Int? = nil) -> CalendarDate {
        let local = seconds + Int64(offsetMinutes ?? self.offsetMinutes) * 60
        return CalendarDate(
            daysSinceEpoch: Int(local >= 0 ? local / 86_400 : (local - 86_399) / 86_400))
    }

    /// RFC 3339, `Z` for UTC, with a fraction only when there is one.
    public var description: String { text(fraction: microseconds % 1_000_000 != 0) }

    /// RFC 3339 with six fraction digits, as commands are stamped.
    public var preciseDescription: String { text(fraction: true) }

    private func text(fraction: Bool) -> String {
        let local = seconds + Int64(offsetMinutes) * 60
        let clock = Int((local % 86_400 + 86_400) % 86_400)
        let time =
            "\(padded(clock / 3600, 2)):\(padded(clock / 60 % 60, 2)):\(padded(clock % 60, 2))"
        let micros = Int(microseconds - seconds * 1_000_000)
        return "\(date())T\(time)\(fraction ? "." + padded(micros, 6) : "")\(zone)"
    }

    private var zone: String {
        guard offsetMinutes != 0 else { return "Z" }
        let minutes = abs(offsetMinutes)
        return
            "\(offsetMinutes < 0 ? "-" : "+")\(padded(minutes / 60, 2)):\(padded(minutes % 60, 2))"
    }
}

extension Timestamp: Comparable {
    /// Orders by instant, then by offset.
    public static func < (left: Timestamp, right: Timestamp) -> Bool {
        (left.microseconds, left.offsetMinutes) < (right.microseconds, right.offsetMinutes)
    }
}

extension Timestamp {
    private static func date(_ scanner: inout DigitScanner) -> CalendarDate? {
        guard let year = scanner.digits(4), scanner.take("-"), let month = scanner.digits(2),
            scanner.take("-"), let day = scanner.digits(2)
        else { return nil }
        return CalendarDate(year: year, month: month, day: day)
    }

    private static func clock(_ scanner: inout DigitScanner) -> (seconds: Int64, micros: Int64)? {
        guard let hour = scanner.digits(2), scanner.take(":"), let minute = scanner.digits(2),
            scanner.take(":"), let second = scanner.digits(2),
            hour < 24, minute < 60, second <= 60
        else { return nil }
        var micros = 0
        if scanner.take(".,") {
            guard let fraction = scanner.millionths() else { return nil }
            micros = fraction
        }
        // A leap second is read as the last microsecond before it, so that order holds.
        let seconds = Int64(hour * 3600 + minute * 60 + min(second, 59))
        return (seconds, second == 60 ? 999_999 : Int64(micros))
    }

    private static func offset(_ scanner: inout DigitScanner) -> Int? {
        if scanner.take("Zz") { return 0 }
        let west = scanner.next == UInt8(ascii: "-")
        guard scanner.take("+-"), let hours = scanner.digits(2) else { return nil }
        _ = scanner.take(":")
        guard let minutes = scanner.digits(2), hours < 24, minutes < 60 else { return nil }
        return (west ? -1 : 1) * (hours * 60 + minutes)
    }
}
