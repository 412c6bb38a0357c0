import InfraTrack
import InfraTrackBilling
import Testing

@Suite struct ZoneRulesTests {
    private static let year: Range<Int64> = 1_767_225_600..<1_798_761_600

    @Test(arguments: [
        "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Africa/Casablanca",
        "Australia/Lord_Howe",
    ])
    func rememberedOffsetsAreTheZonesOwn(name: String) throws {
        let asked = try ZoneRules(name)
        let remembered = try ZoneRules(name, covering: Self.year)
        for seconds in stride(
            from: Self.year.lowerBound - 90_000, to: Self.year.upperBound + 90_000, by: 1800)
        {
            #expect(
                remembered.offset(at: seconds) == asked.offset(at: seconds), "\(name) at \(seconds)"
            )
        }
    }

    @Test func theChangeIsFoundToTheSecond() throws {
        let rules = try ZoneRules("Europe/Berlin", covering: Self.year)
        let change = try Ledger.time("2026-03-29T01:00:00Z").seconds
        #expect(rules.offset(at: change - 1) == 3600)
        #expect(rules.offset(at: change) == 7200)
    }

    @Test(arguments: [
        ("Europe/Berlin", "2026-10-25", "2026-10-24T22:00:00Z"),
        ("Europe/Berlin", "2026-10-26", "2026-10-25T23:00:00Z"),
        ("Europe/Berlin", "2026-03-29", "2026-03-28T23:00:00Z"),
        ("Europe/Berlin", "2026-03-30", "2026-03-29T22:00:00Z"),
        ("UTC", "2026-11-01", "2026-11-01T00:00:00Z"),
        ("Asia/Tokyo", "2026-11-01", "2026-10-31T15:00:00Z"),
        // Midnight is skipped in Beirut: the day begins at one.
        ("Asia/Beirut", "2026-03-29", "2026-03-28T22:00:00Z"),
        ("Asia/Beirut", "2026-03-28", "2026-03-27T22:00:00Z"),
    ])
    func daysBeginAtTheZonesMidnight(name: String, day: String, start: String) throws {
        let rules = try ZoneRules(name, covering: Self.year)
        #expect(rules.start(of: try Ledger.date(day)) == (try Ledger.time(start)).seconds)
    }

    @Test func instantsAreWrittenInTheZone() throws {
        let time = try Ledger.time("2026-11-23T12:00:00Z")
        #expect(
            try ZoneRules("America/New_York").localized(time).description
                == "2026-11-23T07:00:00-05:00")
        #expect(try ZoneRules("Etc/UTC").localized(time).description == "2026-11-23T12:00:00Z")
    }
}
