import InfraTrack
import Testing

@Suite struct CalendarDateTests {
    @Test func daysFollowEachOther() throws {
        var expected = try #require(CalendarDate("1890-12-30"))
        let start = expected.daysSinceEpoch
        for day in 0..<60_000 {
            let date = CalendarDate(daysSinceEpoch: start + day)
            guard date == expected, date.daysSinceEpoch == start + day else {
                Issue.record("\(date) is not \(expected)")
                return
            }
            expected = try #require(Self.successor(of: expected))
        }
    }

    /// The next day, by trial of what a calendar may have.
    private static func successor(of date: CalendarDate) -> CalendarDate? {
        CalendarDate(year: date.year, month: date.month, day: date.day + 1)
            ?? CalendarDate(year: date.year, month: date.month + 1, day: 1)
            ?? CalendarDate(year: date.year + 1, month: 1, day: 1)
    }

    @Test func knowsLeapYears() {
        for year in [2000, 2024, 1600, 0] { #expect(CalendarDate(year: year, month: 2, day: 29) != nil) }
        for year in [1900, 2023, 2100] { #expect(CalendarDate(year: year, month: 2, day: 29) == nil) }
        #expect(CalendarDate(year: 2026, month: 4, day: 31) == nil)
        #expect(CalendarDate(year: 2026, month: 12, day: 31) != nil)
        #expect(CalendarDate(year: 10_000, month: 1, day: 1) == nil)
        #expect(CalendarDate(year: 2026, month: 0, day: 1) == nil)
        #expect(CalendarDate(year: 2026, month: 1, day: 0) == nil)
    }

    @Test(arguments: ["", "2026-1-01", "2026-01-1", "2026-01-01x", "20260101", "2026-13-01", "-026-01-01"])
    func refuses(text: String) { #expect(CalendarDate(text) == nil) }

    @Test func countsFromTheEpoch() {
        #expect(CalendarDate(daysSinceEpoch: 0).description == "1970-01-01")
        #expect(CalendarDate(daysSinceEpoch: -1).description == "1969-12-31")
        #expect(CalendarDate(daysSinceEpoch: .max).description == "9999-12-31")
        #expect(CalendarDate(daysSinceEpoch: .min).description == "0000-01-01")
        #expect(CalendarDate("2024-02-28")?.adding(days: 2).description == "2024-03-01")
        #expect(CalendarDate("2024-03-01")?.adding(days: -1).description == "2024-02-29")
        #expect(CalendarDate("0001-02-03")?.description == "0001-02-03")
    }

    @Test func ordersInTime() {
        let dates = ["2025-12-31", "2026-01-30", "2026-02-01", "2026-02-02"].compactMap { CalendarDate($0) }
        #expect(dates.reversed().sorted() == dates)
    }
}
