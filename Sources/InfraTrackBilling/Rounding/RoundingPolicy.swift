/// How raw seconds become billed seconds: a view, never a change of what was recorded.
public struct RoundingPolicy: Hashable, Sendable {
    /// What is summed before it is rounded.
    public var level: Level
    /// Which way.
    public var mode: Mode
    /// The step in seconds, at least 1.
    public var increment: Int64
    /// The least that is billed for anything above zero, in seconds.
    public var minimum: Int64
    /// Whether what was billed by earlier invoices counts when this is rounded.
    public var isCumulative = false

    /// Makes a policy; without arguments, one that changes nothing.
    public init(
        level: Level = .entry, mode: Mode = .nearestHalfUp, increment: Int64 = 1,
        minimum: Int64 = 0
    ) {
        self.level = level
        self.mode = mode
        self.increment = max(1, increment)
        self.minimum = max(0, minimum)
    }

    /// The seconds billed for raw seconds: the minimum first, then the step.
    ///
    /// Zero and less bill nothing.
    public func billed(_ seconds: Int64) -> Int64 {
        guard seconds > 0 else { return 0 }
        let least = max(seconds, minimum)
        guard increment > 1 else { return least }
        let steps = Rounding.divide(Int128(least), by: Int128(increment), mode)
        return Int64(clamping: steps * Int128(increment))
    }

    /// The seconds billed for a part of an entry, given where the part lies in it.
    ///
    /// The parts of an entry always add up to what the whole would bill.
    func billed(from start: Int64, to end: Int64) -> Int64 { billed(end) - billed(start) }

    /// Whether it bills exactly what was worked.
    var isExact: Bool { increment == 1 && minimum == 0 }
}

extension RoundingPolicy {
    /// What is summed before it is rounded.
    public enum Level: String, Hashable, Sendable, CaseIterable {
        /// Each time entry.
        case entry
        /// All entries of one row on one day.
        case day
        /// All entries of one row.
        case line
        /// Everything of the client or project.
        case invoice
    }

    /// Which way a policy rounds.
    public enum Mode: String, Hashable, Sendable, CaseIterable {
        /// To the next step, away from zero.
        case up
        /// To the step before, towards zero.
        case down
        /// To the nearest step, a half away from zero.
        case nearestHalfUp = "nearest-half-up"
        /// To the nearest step, a half towards zero.
        case nearestHalfDown = "nearest-half-down"
        /// To the nearest step, a half to the even one.
        case nearestHalfEven = "nearest-half-even"
    }
}
