import InfraTrack
import InfraTrackBilling
import Testing

@Suite struct RollUpTests {
    private func report(_ rollUp: RollUp) throws -> TimeReport {
        let files = Ledger.entries(TimeReportTests.golden).merging([
            "components/acme/prod/web-01.md":
                "---\nkind: server\ndepends_on:\n  - acme/prod/db-01\n---\n"
        ]) { $1 }
        return try TimeReport(
            snapshot: try Ledger.repository(files).snapshot, from: try Ledger.date("2026-11-01"),
            to: try Ledger.date("2026-11-30"), by: .component, rollUp: rollUp,
            now: try Ledger.time("2026-11-30T12:00:00Z"))
    }

    private func lines(_ rows: [TimeReport.Row]) -> [String] {
        rows.map {
            "\($0.key ?? "-") \($0.sumSeconds) \($0.unionSeconds) \($0.amount?.description ?? "-")"
        }
    }

    @Test func `the tree sums up every level`() throws {
        #expect(
            lines(try report(.tree).rollUp) == [
                "acme/** 15090 13290 469.67 EUR", "acme/prod/** 10290 10290 343.00 EUR",
                "acme/prod/db-01/** 390 390 13.00 EUR",
                "acme/prod/web-01/** 9900 9900 330.00 EUR",
                "acme/test/** 4800 4800 126.67 EUR",
                "acme/test/web-01/** 4800 4800 126.67 EUR",
            ])
    }

    @Test func `dependencies count for what depends on them`() throws {
        let report = try report(.dependencies)
        #expect(
            lines(report.rollUp) == [
                "acme/prod/db-01 390 390 13.00 EUR", "acme/prod/web-01 10290 10290 343.00 EUR",
                "acme/test/web-01 4800 4800 126.67 EUR",
            ])
        #expect(report.markdown.contains("| summed up | sum |"))
        #expect(report.jsonLines.contains("\"rolled_up\":true"))
        #expect(report.csv.split(separator: "\r\n").count == 1 + 3 + 3)
    }

    @Test func `every amount is explained`() throws {
        let report = try report(.tree)
        #expect(
            report.rows[0].explanations == [
                "13.00 EUR = 390 s at 120.00 EUR/h for component acme/prod/** from 2026-07-01 (rate 2)",
                "not rounded",
            ])
        #expect(
            report.markdown(explaining: true).contains("- acme/prod/db-01\n  - 13.00 EUR = 390 s"))
        #expect(report.jsonLines(explaining: true).contains("\"explain\":[\"13.00 EUR = 390 s"))
    }
}
