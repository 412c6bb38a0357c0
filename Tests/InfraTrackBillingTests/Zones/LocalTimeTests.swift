import InfraTrack
import InfraTrackBilling
import Testing

@Suite struct LocalTimeTests {
    @Test(arguments: [
        ("2026-01-15T09:00", "2026-01-15T09:00:00+01:00"),
        ("2026-07-15 09:00:30", "2026-07-15T09:00:30+02:00"),
        ("2026-03-29T01:59:59", "2026-03-29T01:59:59+01:00"),
        ("2026-03-29T03:00", "2026-03-29T03:00:00+02:00"),
        ("2026-10-25T01:59", "2026-10-25T01:59:00+02:00"),
        ("2026-10-25T03:00", "2026-10-25T03:00:00+01:00"),
    ])
    func wallTimesAreResolved(text: String, expected: String) throws {
        #expect(try LocalTime.timestamp(text, zone: "Europe/Berlin").description == expected)
    }

    @Test func aTimeThatComesTwiceNamesBothReadings() {
        let error = failure {
            _ = try LocalTime.timestamp("2026-10-25T02:30", zone: "Europe/Berlin")
        }
        #expect(error?.code == .invalid)
        #expect(
            error?.message == "2026-10-25T02:30:00 comes twice in Europe/Berlin: "
                + "2026-10-25T02:30:00+01:00 or 2026-10-25T02:30:00+02:00.")
    }

    @Test func aSkippedTimeNamesBothReadings() {
        let error = failure {
            _ = try LocalTime.timestamp("2026-03-29T02:30", zone: "Europe/Berlin")
        }
        #expect(
            error?.message
                == "2026-03-29T02:30:00 does not exist in Europe/Berlin, where the clocks skip it.")
        #expect(
            error?.cure == "Write what was meant with its offset: "
                + "2026-03-29T01:30:00+01:00 or 2026-03-29T03:30:00+02:00.")
    }

    @Test func timesWithOffsetNeedNoZone() throws {
        let text = "2026-10-25T02:30:00+02:00"
        #expect(try LocalTime.timestamp(text, zone: "Europe/Berlin").description == text)
        #expect(try LocalTime.timestamp("2026-10-25T02:30").description == "2026-10-25T02:30:00Z")
    }

    @Test(arguments: [
        "", "2026-10-25", "2026-10-25T24:00", "2026-10-25T10:60", "2026-10-25T10.00",
        "2026-10-25T1a:00", "2026-02-30T10:00", "2026-10-25X10:00", "2026-10-25T10:00:60",
    ])
    func otherTextIsNoTime(text: String) {
        let error = failure { _ = try LocalTime.timestamp(text) }
        #expect(error?.message == "“\(text)” is no time.")
    }

    @Test(arguments: ["Berlin", "CEST", "Mars/Olympus", ""])
    func otherNamesAreNoZones(name: String) {
        let error = failure { _ = try LocalTime.timestamp("2026-10-25T10:00", zone: name) }
        #expect(error?.cure == "Write an IANA name such as Europe/Berlin, or UTC.")
    }

    @Test func textComesBack() throws {
        #expect(
            try Ledger.value(LocalTime("2026-10-25 02:30")).description == "2026-10-25T02:30:00")
    }
}
