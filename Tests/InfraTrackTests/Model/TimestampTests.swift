import InfraTrack
import TestSupport
import Testing

@Suite struct TimestampTests {
    @Test func textRoundTrips() {
        var generator = SeededGenerator(seed: 11)
        for round in 0..<3000 {
            let time = Timestamp(
                microseconds: Int64.random(in: -62_000_000_000_000_000...253_000_000_000_000_000, using: &generator),
                offsetMinutes: Int.random(in: -1439...1439, using: &generator))
            #expect(Timestamp(time.description) == time, "seed 11, round \(round): \(time)")
            #expect(Timestamp(time.preciseDescription) == time)
            let whole = Timestamp(seconds: time.seconds, offsetMinutes: time.offsetMinutes)
            #expect(Timestamp(whole.description) == whole)
            #expect(time.microseconds - whole.microseconds < 1_000_000 && whole <= time)
        }
    }

    @Test(arguments: [
        ("2026-11-23T03:04:05Z", "2026-11-23T03:04:05Z"),
        ("2026-11-23t03:04:05z", "2026-11-23T03:04:05Z"),
        ("2026-11-23 03:04:05+00:00", "2026-11-23T03:04:05Z"),
        ("2026-11-23T03:04:05-00:00", "2026-11-23T03:04:05Z"),
        ("2026-11-23T03:04:05+0100", "2026-11-23T03:04:05+01:00"),
        ("2026-11-23T03:04:05.5-01:30", "2026-11-23T03:04:05.500000-01:30"),
        ("2026-11-23T03:04:05,123456789Z", "2026-11-23T03:04:05.123456Z"),
        ("2016-12-31T23:59:60Z", "2016-12-31T23:59:59.999999Z"),
        ("0000-01-01T00:00:00Z", "0000-01-01T00:00:00Z"),
        ("9999-12-31T23:59:59+23:59", "9999-12-31T23:59:59+23:59"),
        ("1969-12-31T23:59:59.999999Z", "1969-12-31T23:59:59.999999Z"),
    ]) func readsLeniently(text: String, written: String) {
        #expect(Timestamp(text)?.description == written)
    }

    @Test(arguments: [
        "", "2026-11-23", "2026-11-23T03:04:05", "2026-11-23T03:04Z", "2026-11-23T24:00:00Z",
        "2026-11-23T03:60:00Z", "2026-11-23T03:04:61Z", "2026-11-23T03:04:05.Z",
        "2026-11-23T03:04:05+24:00", "2026-11-23T03:04:05+01:60", "2026-11-23T03:04:05+1:00",
        "2026-13-23T03:04:05Z", "2026-02-30T03:04:05Z", "2026-11-23T03:04:05Zx", "x",
        "2026-1-23T03:04:05Z", "2026-11-23_03:04:05Z", "2026/11/23T03:04:05Z", "2026-11-23T3:04:05Z",
    ]) func refuses(text: String) {
        #expect(Timestamp(text) == nil)
    }

    @Test func knowsItsDayAtAnyOffset() {
        let time = Timestamp(seconds: -1)
        #expect(time.date().description == "1969-12-31")
        #expect(time.date(offsetMinutes: 1).description == "1970-01-01")
        #expect(time.seconds == -1)
        #expect(time.with(offsetMinutes: 60).description == "1970-01-01T00:59:59+01:00")
        #expect(time.adding(seconds: 2).description == "1970-01-01T00:00:01Z")
        #expect(time.preciseDescription == "1969-12-31T23:59:59.000000Z")
        #expect(Timestamp(microseconds: -1).seconds == -1)
    }

    @Test func ordersByInstantThenOffset() {
        let (early, late) = (Timestamp(seconds: 1), Timestamp(seconds: 1, offsetMinutes: 60))
        #expect(early < late && !(late < early))
        #expect(Timestamp(seconds: 0, offsetMinutes: 60) < early)
    }
}

@Suite struct MomentTests {
    @Test func isADayOrAnInstant() {
        #expect(Moment("2026-11-23")?.description == "2026-11-23")
        #expect(Moment("2026-11-23T01:00:00+01:00")?.description == "2026-11-23T01:00:00+01:00")
        #expect(Moment("tomorrow") == nil)
        #expect(Moment("1970-01-02")?.interval == 86_400_000_000..<172_800_000_000)
        #expect(Moment("1970-01-01T00:00:01Z")?.interval == 1_000_000..<1_000_001)
    }
}
