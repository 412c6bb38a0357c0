import InfraTrack
import InfraTrackBilling
import Testing

@Suite struct TimeReportTests {
    /// The measured set of the field: DST, midnight, overlap, a manual entry.
    static let golden = [
        "task: a000000001\nperson: marcus\nstart: 2026-10-25T01:30:00+02:00\nend: 2026-10-25T03:30:00+01:00",
        "task: a000000001\nperson: marcus\nstart: 2026-10-31T23:30:00+01:00\nend: 2026-11-01T00:45:00+01:00\ncomponents: [acme/prod/web-01]",
        "task: a000000001\nperson: marcus\nstart: 2026-11-03T09:00:00+01:00\nend: 2026-11-03T09:06:30+01:00",
        "task: a000000001\nperson: marcus\nstart: 2026-11-04T10:00:00+01:00\nend: 2026-11-04T12:00:00+01:00\ncomponents: [acme/prod/web-01]",
        "task: a000000001\nperson: marcus\nstart: 2026-11-04T11:00:00+01:00\nend: 2026-11-04T11:30:00+01:00\ncomponents: [acme/test/web-01]",
        "task: a000000001\nperson: marcus\nduration: 3000\ndate: 2026-11-05\ncomponents: [acme/test/web-01]",
        "task: a000000001\nperson: marcus\nstart: 2026-03-29T01:30:00+01:00\nend: 2026-03-29T03:30:00+02:00",
    ]

    private func rows(_ report: TimeReport) -> [String] {
        report.rows.map {
            "\($0.key ?? "-") \($0.sumSeconds) \($0.unionSeconds) \($0.billableSeconds) \($0.amount?.description ?? "-")"
        }
    }

    private func total(_ report: TimeReport) -> [Int64] {
        [report.total.sumSeconds, report.total.unionSeconds, report.total.billableSeconds]
    }

    @Test func theMonthOfTheField() throws {
        let report = try Ledger.report(
            Self.golden, from: "2026-11-01", to: "2026-11-30", by: .component)
        #expect(
            rows(report) == [
                "acme/prod/db-01 390 390 390 13.00 EUR",
                "acme/prod/web-01 9900 9900 9900 330.00 EUR",
                "acme/test/web-01 4800 4800 4800 126.67 EUR",
            ])
        #expect(total(report) == [15_090, 13_290, 15_090])
        #expect(report.total.amount?.description == "469.67 EUR")
        #expect(report.warnings.map(\.rule) == ["time-overlap"])
    }

    @Test func theYearOfTheField() throws {
        let report = try Ledger.report(
            Self.golden, from: "2026-01-01", to: "2026-12-31", by: .client)
        #expect(total(report)[0] == 28_290 + 3000)
    }

    @Test func daylightSavingIsCountedInSeconds() throws {
        let autumn = try Ledger.report(Self.golden, from: "2026-10-25", to: "2026-10-25", by: .day)
        #expect(rows(autumn) == ["2026-10-25 10800 10800 10800 360.00 EUR"])
        let spring = try Ledger.report(Self.golden, from: "2026-03-29", to: "2026-03-29", by: .day)
        #expect(rows(spring) == ["2026-03-29 3600 3600 3600 95.00 EUR"])
    }

    @Test func daysAreThoseOfTheClientsZone() throws {
        let report = try Ledger.report(Self.golden, from: "2026-10-31", to: "2026-11-01", by: .day)
        #expect(
            rows(report) == [
                "2026-10-31 1800 1800 1800 60.00 EUR", "2026-11-01 2700 2700 2700 90.00 EUR",
            ])
        let late = "task: a000000003\nstart: 2026-10-31T23:30:00Z\nend: 2026-11-01T00:30:00Z"
        let utc = try Ledger.report([late], from: "2026-10-31", to: "2026-10-31", by: .day)
        #expect(rows(utc) == ["2026-10-31 1800 1800 1800 -"])
    }

    @Test func aDayOfTwentyFiveHoursIsOneDay() throws {
        let long = "task: a000000001\nstart: 2026-10-24T12:00:00Z\nend: 2026-10-27T12:00:00Z"
        let report = try Ledger.report([long], from: "2026-10-25", to: "2026-10-26", by: .day)
        #expect(report.rows.map(\.sumSeconds) == [90_000, 86_400])
    }

    @Test func eachGroupingHasItsKeys() throws {
        let blocks =
            Self.golden.suffix(2) + [
                "task: a000000002\nperson: lena\nstart: 2026-11-05T10:00:00Z\nend: 2026-11-05T11:00:00Z",
                "task: a000000003\nstart: 2026-11-05T10:00:00Z\nend: 2026-11-05T10:30:00Z",
            ]
        let expected: [(TimeReport.Grouping, [String?])] = [
            (.client, ["acme", "globex", nil]), (.project, ["acme-ops", nil]),
            (.task, ["a000000001", "a000000002", "a000000003"]),
            (.person, ["lena", "marcus", nil]),
            (.day, ["2026-03-29", "2026-11-05"]),
            (.component, ["acme/prod/db-01", "acme/test/web-01", nil]),
        ]
        for (grouping, keys) in expected {
            let report = try Ledger.report(
                Array(blocks), from: "2026-01-01", to: "2026-12-31", by: grouping)
            #expect(report.rows.map(\.key) == keys)
            #expect(report.total.sumSeconds == 12_000)
        }
    }

    @Test func clientAndProjectFilter() throws {
        let blocks = [
            "task: a000000001\nduration: 60\ndate: 2026-11-05",
            "task: a000000002\nduration: 600\ndate: 2026-11-05",
            "task: a000000003\nclient: acme\nduration: 6000\ndate: 2026-11-05",
        ]
        let acme = try Ledger.report(
            blocks, from: "2026-11-01", to: "2026-11-30", client: "acme", by: .client)
        #expect(rows(acme) == ["acme 6060 6060 6060 160.33 EUR"])
        let project = try Ledger.report(
            blocks, from: "2026-11-01", to: "2026-11-30", project: "acme-ops", by: .project)
        #expect(rows(project) == ["acme-ops 60 60 60 2.00 EUR"])
    }

    @Test func anEntryIsSharedByWeightToTheSecond() throws {
        let block = """
            task: a000000001
            start: 2026-11-05T10:00:00Z
            end: 2026-11-05T10:00:10Z
            components:
              - { component: acme/prod/db-01, weight: 2 }
              - acme/prod/web-01
              - acme/test/web-01
            """
        let report = try Ledger.report(
            [block], from: "2026-11-05", to: "2026-11-05", by: .component)
        #expect(report.rows.map(\.sumSeconds) == [5, 3, 2])
        #expect(report.rows.map(\.unionSeconds) == [5, 3, 2])
        #expect(total(report) == [10, 10, 10])
    }

    @Test func runningTimersCountUntilNow() throws {
        let block = "task: a000000001\nstart: 2026-11-23T11:00:00Z"
        let report = try Ledger.report([block], from: "2026-11-23", to: "2026-11-23", by: .task)
        #expect(rows(report) == ["a000000001 3600 3600 3600 120.00 EUR"])
        #expect(
            report.warnings.map(\.message) == [
                "The timer e000000001 is still running and counted until now."
            ])
        let before = try Ledger.report(
            [block], from: "2026-11-23", to: "2026-11-23", by: .task, now: "2026-11-23T10:00:00Z")
        #expect(before.rows.isEmpty)
        #expect(before.total.amount == nil)
    }

    @Test func whatIsNotBillableCostsNothing() throws {
        let block = "task: a000000001\nbillable: false\nduration: 60\ndate: 2026-11-05"
        let report = try Ledger.report([block], from: "2026-11-05", to: "2026-11-05", by: .client)
        #expect(rows(report) == ["acme 60 60 0 0.00 EUR"])
    }

    @Test func warningsSayWhatIsMissing() throws {
        let blocks = [
            "task: a000000003\nclient: initech\nproject: tps\nduration: 60\ndate: 2026-11-05",
            "task: a000000003\nclient: initech\nproject: tps\nduration: 60\ndate: 2026-11-06",
        ]
        let report = try Ledger.report(blocks, from: "2026-11-05", to: "2026-11-06", by: .client)
        #expect(rows(report) == ["initech 120 120 120 -"])
        #expect(report.total.amount == nil)
        #expect(
            report.warnings.map { "\($0.rule): \($0.message)" } == [
                "missing-rate: Work for client “initech”, project “tps” has no rate.",
                "undeclared-client: The client “initech” is not declared.",
                "undeclared-project: The project “tps” is not declared.",
            ])
    }

    @Test func currenciesAreNotMixed() throws {
        let blocks = [
            "task: a000000001\nduration: 3600\ndate: 2026-11-05",
            "task: a000000002\nduration: 3600\ndate: 2026-11-05",
        ]
        let day = try Ledger.report(blocks, from: "2026-11-05", to: "2026-11-05", by: .day)
        #expect(rows(day) == ["2026-11-05 7200 7200 7200 -"])
        #expect(day.warnings.map(\.rule) == ["no-amount"])
        let clients = try Ledger.report(blocks, from: "2026-11-05", to: "2026-11-05", by: .client)
        #expect(clients.rows.map(\.amount?.description) == ["120.00 EUR", "9000 JPY"])
        #expect(clients.rows.map(\.currency?.description) == ["EUR", "JPY"])
        #expect(clients.total.amount == nil)
    }

    @Test func anEntryIsCutWhereARateChangesInTheClientsZone() throws {
        // Half past midnight in Berlin, still the day before in UTC.
        let block = "task: a000000001\nstart: 2026-06-30T22:30:00Z\nend: 2026-06-30T23:30:00Z"
        let report = try Ledger.report([block], from: "2026-07-01", to: "2026-07-01", by: .task)
        #expect(report.total.amount?.description == "120.00 EUR")
        let earlier = "task: a000000001\nstart: 2026-06-30T21:30:00Z\nend: 2026-06-30T23:00:00Z"
        let both = try Ledger.report([earlier], from: "2026-06-30", to: "2026-07-01", by: .task)
        #expect(rows(both) == ["a000000001 5400 5400 5400 167.50 EUR"])
        let old = try Ledger.report([earlier], from: "2026-07-01", to: "2026-07-01", by: .task)
        #expect(rows(old) == ["a000000001 3600 3600 3600 120.00 EUR"])
    }

    @Test func ratesOfSingleEntriesAreFound() throws {
        let settings = Ledger.settings.replacing(
            "rates:\n", with: "rates:\n  - { entry: e000000001, rate: \"1\", currency: EUR }\n")
        let block = "task: a000000001\nduration: 3600\ndate: 2026-11-05"
        let report = try Ledger.report(
            [block, block], settings: settings, from: "2026-11-05", to: "2026-11-05", by: .client)
        #expect(report.total.amount?.description == "121.00 EUR")
    }

    @Test func unreadableRangesAndZonesAreErrors() throws {
        let range = failure {
            _ = try Ledger.report([], from: "2026-11-05", to: "2026-11-04", by: .day)
        }
        #expect(range?.code == .usage)
        let settings = "version: 1\nclients:\n  acme: { zone: Berlin }\n"
        let block = "task: a000000001\nduration: 3600\ndate: 2026-11-05"
        let zone = failure {
            _ = try Ledger.report(
                [block], settings: settings, from: "2026-11-05", to: "2026-11-05", by: .day)
        }
        #expect(zone?.message == "“Berlin” is no time zone.")
    }
}
