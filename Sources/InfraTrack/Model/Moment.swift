/// A day, or an instant on it: what a due date may be.
public enum Moment: Hashable, Sendable, LosslessStringConvertible {
    /// A whole day.
    case date(CalendarDate)
    /// One instant.
    case instant(Timestamp)

    /// Reads `YYYY-MM-DD` or RFC 3339.
    public init?(_ description: String) {
        if let date = CalendarDate(description) {
            self = .date(date)
        } else if let instant = Timestamp(description) {
            self = .instant(instant)
        } else {
            return nil
        }
    }

    /// The text it was read from, normalised.
    public var description: String {
        switch self {
        case .date(let date): date.description
        case .instant(let instant): instant.description
        }
    }

    /// The instants it covers, half open: a day in UTC, or one microsecond.
    public var interval: Range<Int64> {
        switch self {
        case .date(let date):
            let start = Int64(date.daysSinceEpoch) * 86_400_000_000
            return start..<start + 86_400_000_000
        case .instant(let instant): return instant.microseconds..<instant.microseconds + 1
        }
    }
}
