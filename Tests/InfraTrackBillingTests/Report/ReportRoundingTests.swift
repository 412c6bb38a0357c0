import InfraTrack
import InfraTrackBilling
import Testing

@Suite struct ReportRoundingTests {
    private let blocks = [
        "task: a000000001\nstart: 2026-11-02T09:00:00Z\nend: 2026-11-02T09:10:00Z",
        "task: a000000001\nstart: 2026-11-02T10:00:00Z\nend: 2026-11-02T10:10:00Z",
        "task: a000000003\nclient: acme\nstart: 2026-11-03T10:00:00Z\nend: 2026-11-03T10:10:00Z",
        "task: a000000001\nbillable: false\nduration: 700\ndate: 2026-11-03",
    ]

    private func report(_ level: String, by: TimeReport.Grouping, _ blocks: [String]? = nil) throws
        -> [Int64]
    {
        let settings =
            Ledger.settings + "rounding: { acme: { level: \(level), mode: up, increment: 900 } }\n"
        let report = try Ledger.report(
            blocks ?? self.blocks, settings: settings, from: "2026-11-01", to: "2026-11-30", by: by)
        return report.rows.map(\.billableSeconds)
    }

    @Test func theLevelSaysWhatIsSummedFirst() throws {
        #expect(try report("entry", by: .task) == [1800, 900])
        #expect(try report("day", by: .task) == [1800, 900])
        #expect(try report("line", by: .task) == [1800, 900])
        #expect(try report("entry", by: .client) == [2700])
        #expect(try report("day", by: .client) == [1800 + 900])
        #expect(try report("line", by: .client) == [1800])
        #expect(try report("invoice", by: .task) == [1200, 600])
        #expect(try report("invoice", by: .day) == [1200, 600])
    }

    @Test func theDaysOfAnEntryShareItsRounding() throws {
        let night = ["task: a000000001\nstart: 2026-11-02T22:50:00Z\nend: 2026-11-02T23:10:00Z"]
        #expect(try report("entry", by: .day, night) == [900, 900])
        #expect(try report("day", by: .client, night) == [1800])
        #expect(try report("entry", by: .client, night) == [1800])
    }

    @Test func theComponentsOfAnEntryShareItsRounding() throws {
        let both =
            "task: a000000001\nduration: 100\ndate: 2026-11-02\ncomponents: [acme/prod/db-01, acme/test/web-01, acme/prod/web-01]"
        #expect(try report("entry", by: .component, [both]) == [300, 300, 300])
        #expect(try report("invoice", by: .component, [both]) == [306, 297, 297])
        #expect(try report("line", by: .component, [both]) == [900, 900, 900])
    }

    @Test func amountsAreOfTheBilledSeconds() throws {
        let settings = Ledger.settings + "rounding: { default: { mode: up, increment: 3600 } }\n"
        let report = try Ledger.report(
            blocks, settings: settings, from: "2026-11-01", to: "2026-11-30", by: .client)
        #expect(report.total.amount?.description == "335.00 EUR")
        #expect(report.total.sumSeconds == 2500)
    }

    @Test func missingRatesAreFoundAtEveryLevel() throws {
        let settings = "version: 1\nrounding: { default: { level: line } }\n"
        let report = try Ledger.report(
            blocks, settings: settings, from: "2026-11-01", to: "2026-11-30", by: .client)
        #expect(report.total.amount == nil)
        #expect(report.warnings.contains { $0.rule == "missing-rate" })
    }
}
