import InfraTrack
import InfraTrackBilling
import Testing

@Suite struct ParallelTimeTests {
    private func entry(
        _ task: Int, _ start: String, _ end: String, _ more: String = ""
    ) -> String {
        "task: a00000000\(task)\nclient: acme\nperson: marcus\nstart: 2026-11-04T\(start):00Z\n"
            + "end: 2026-11-04T\(end):00Z" + (more.isEmpty ? "" : "\n" + more)
    }

    private func billable(
        _ blocks: [String], _ settings: String = ""
    ) throws -> [String?: Int64] {
        let report = try Ledger.report(
            blocks, settings: Ledger.settings + settings, from: "2026-11-01", to: "2026-11-30",
            by: .task)
        return Dictionary(
            uniqueKeysWithValues: report.rows.map { ($0.key, $0.billableSeconds) })
    }

    @Test func `a background entry counts while nothing else goes on`() throws {
        let blocks = [
            entry(1, "09:00", "12:00", "background: true"), entry(3, "10:00", "11:00"),
        ]
        #expect(try billable(blocks) == ["a000000001": 7200, "a000000003": 3600])
    }

    @Test func `shared time is divided by weight, to the second`() throws {
        let blocks = [
            entry(1, "09:00", "10:00", "weight: 2"), entry(3, "09:30", "10:30"),
        ]
        #expect(try billable(blocks) == ["a000000001": 3600, "a000000003": 3600])
        let shared = try billable(blocks, "parallel: share\n")
        #expect(shared == ["a000000001": 3000, "a000000003": 2400])
        let full = try billable(blocks, "parallel: full\n")
        #expect(full == ["a000000001": 3600, "a000000003": 3600])
    }

    @Test func `shared time adds up over the days and months it is cut into`() throws {
        let blocks = [
            "task: a000000001\nclient: acme\nperson: marcus\nstart: 2026-10-31T20:00:01Z\nend: 2026-11-01T03:00:00Z\nweight: 7",
            "task: a000000003\nclient: acme\nperson: marcus\nstart: 2026-10-31T21:00:00Z\nend: 2026-11-01T04:30:00Z\nweight: 3",
        ]
        let settings = Ledger.settings + "parallel: share\n"
        func total(_ from: String, _ to: String, _ by: TimeReport.Grouping) throws -> Int64 {
            try Ledger.report(blocks, settings: settings, from: from, to: to, by: by).total
                .billableSeconds
        }
        let whole = try total("2026-10-01", "2026-11-30", .task)
        #expect(whole == 30_599)
        #expect(try total("2026-10-01", "2026-11-30", .day) == whole)
        let parts =
            try total("2026-10-01", "2026-10-31", .task) + total("2026-11-01", "2026-11-30", .task)
        #expect(parts == whole)
    }

    @Test func `an invoice bills what counts`() throws {
        let billing = try Billing([
            entry(1, "09:00", "12:00", "background: true"), entry(1, "10:00", "11:00"),
        ])
        let invoice = try billing.bill()
        #expect(invoice.entries.map(\.seconds) == [7200, 3600])
        #expect(invoice.totals?.net == "360.00")
        #expect(try InvoiceVerification.findings(invoice.id, in: billing.repository).isEmpty)
    }
}
