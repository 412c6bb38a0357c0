public import InfraTrack

/// A fixed fee of `infratrack.yaml`: an amount that is due on days, whatever was worked.
public struct FixedFee: Hashable, Sendable {
    /// Its name among the fees.
    public let id: String
    /// The client who pays.
    public let client: String
    /// The project it belongs to.
    public let project: String?
    /// What the client reads.
    public let text: String
    /// What it comes to each time.
    public let amount: Money
    /// How often it is due.
    public let interval: Interval
    /// The first day it is due.
    public let from: CalendarDate
    /// The first day it is no longer due; never when absent.
    public let to: CalendarDate?
    /// Its own rate of tax; the project's or client's when absent.
    public let tax: Percentage?

    /// How often a fee is due.
    public enum Interval: String, Hashable, Sendable, CaseIterable {
        /// On its first day only.
        case once
        /// Each month on the day of the first.
        case month
        /// Each year on the day of the first.
        case year
    }

    /// The days from a first to before a last on which it is due.
    ///
    /// A month that is too short has it on its last day.
    public func days(from first: CalendarDate, to last: CalendarDate) -> [CalendarDate] {
        var days: [CalendarDate] = []
        var step = 0
        while let day = day(step), day < last {
            if let to, day >= to { break }
            if day >= first { days.append(day) }
            step += 1
        }
        return days
    }

    private func day(_ step: Int) -> CalendarDate? {
        let months: Int
        switch interval {
        case .once: return step == 0 ? from : nil
        case .month: months = step
        case .year: months = step * 12
        }
        let month = from.month - 1 + months
        let (year, number) = (from.year + month / 12, month % 12 + 1)
        for day in stride(from: from.day, through: 28, by: -1) {
            if let date = CalendarDate(year: year, month: number, day: day) { return date }
        }
        return CalendarDate(year: year, month: number, day: from.day)
    }
}
