import InfraTrack
import InfraTrackBilling
import TestSupport
import Testing

@Suite struct InvoicePropertyTests {
    private static let begin: Int64 = 1_793_491_200  // 2026-11-01T00:00:00Z

    /// Entries within November, by offset and length in seconds.
    private func blocks(
        _ generator: inout SeededGenerator, _ count: Int, weighted: Bool = true
    ) -> [String] {
        (0..<count).map { _ in
            let start = Self.begin + Int64.random(in: 7200..<2_400_000, using: &generator)
            let end = start + Int64.random(in: 1...30_000, using: &generator)
            let weights = (0..<2).map { _ in Int.random(in: 1...9, using: &generator) }
            let shares = """
                components:
                  - component: acme/prod/db-01
                    weight: \(weights[0])
                  - component: acme/test/web-01
                    weight: \(weights[1])
                """
            let own = Bool.random(using: &generator) && weighted
            return "task: a000000001\nperson: p\(Int.random(in: 1...2, using: &generator))\n"
                + "start: \(Timestamp(seconds: start))\nend: \(Timestamp(seconds: end))"
                + (own ? "\n\(shares)" : "")
        }
    }

    private static let policies = [
        "{ level: entry }",
        "{ level: entry, mode: up, increment: 900, minimum: 900 }",
        "{ level: day, mode: nearest-half-even, increment: 360 }",
        "{ level: line, mode: nearest-half-up, increment: 600 }",
        "{ level: invoice, mode: down, increment: 3600 }",
        "{ level: invoice, mode: nearest-half-down, increment: 360, minimum: 720 }",
    ]

    private func billing(_ blocks: [String], _ policy: String) throws -> Billing {
        try Billing(blocks, adding: "rounding: { default: \(policy) }\n")
    }

    @Test func `an invoice adds up to the second and to the cent`() throws {
        let seed: UInt64 = 21
        var generator = SeededGenerator(seed: seed)
        for round in 0..<24 {
            let policy = Self.policies[round % Self.policies.count]
            let billing = try billing(blocks(&generator, 12), policy)
            let invoice = try billing.draft(by: round % 2 == 0 ? .component : .person).invoice
            let billed = invoice.entries.reduce(0) { $0 + $1.billedSeconds }
            let lines = invoice.lines.reduce(0) { $0 + ($1.seconds ?? 0) }
            #expect(billed == lines, "seed \(seed), round \(round), \(policy)")
            let euro = try Ledger.currency("EUR")
            let cents = invoice.lines.reduce(Int64(0)) {
                $0 + (Money($1.amount, currency: euro)?.minorUnits ?? 0)
            }
            #expect(
                Money(invoice.totals?.net ?? "", currency: euro)?.minorUnits == cents,
                "seed \(seed), round \(round), \(policy)")
        }
    }

    @Test func `an invoice by component agrees with the report`() throws {
        let seed: UInt64 = 22
        var generator = SeededGenerator(seed: seed)
        for round in 0..<18 {
            let policy = Self.policies[round % Self.policies.count]
            let billing = try billing(blocks(&generator, 10), policy)
            let invoice = try billing.draft().invoice
            let report = try TimeReport(
                snapshot: billing.snapshot, from: try Ledger.date("2026-11-01"),
                to: try Ledger.date("2026-11-30"), client: "acme", by: .component,
                now: try Ledger.time("2026-12-01T12:00:00Z"))
            let lines = Dictionary(grouping: invoice.lines) { $0.component?.description }
            let seconds = lines.mapValues { $0.reduce(0) { $0 + ($1.seconds ?? 0) } }
            for row in report.rows {
                #expect(
                    seconds[row.key] ?? 0 == row.billableSeconds,
                    "seed \(seed), round \(round), \(policy)")
            }
            #expect(report.total.amount?.decimal == invoice.totals?.net, "\(policy)")
        }
    }

    @Test func `partial invoices with cumulative rounding lose nothing`() throws {
        let seed: UInt64 = 23
        var generator = SeededGenerator(seed: seed)
        for level in ["invoice", "line"] {
            for round in 0..<6 {
                let blocks = blocks(&generator, 14)
                let policy =
                    "{ level: \(level), mode: nearest-half-up, increment: 360, cumulative: true }"
                let whole = try billing(blocks, policy).draft().invoice
                let parts = try billing(blocks, policy)
                var invoices: [InvoiceRecord] = []
                let borders = [
                    "2026-11-01", "2026-11-08", "2026-11-15", "2026-11-22", "2026-12-01",
                ]
                for (from, to) in zip(borders, borders.dropFirst()) {
                    do {
                        invoices.append(try parts.bill(from: from, to: to))
                    } catch let error as LedgerError where error.code == .missing {}
                }
                let billed = invoices.flatMap(\.entries).reduce(0) { $0 + $1.billedSeconds }
                let expected = whole.entries.reduce(0) { $0 + $1.billedSeconds }
                #expect(billed == expected, "seed \(seed), round \(round), \(level)")
                if level == "line" {
                    #expect(net(invoices) == net([whole]), "seed \(seed), round \(round)")
                }
                for invoice in invoices {
                    let findings = try InvoiceVerification.findings(
                        invoice.id, in: parts.repository)
                    #expect(findings.isEmpty, "\(findings)")
                }
                #expect(BillingCheck.findings(parts.snapshot).isEmpty)
            }
        }
    }

    private func seconds(_ invoice: InvoiceRecord) -> Int64 {
        invoice.lines.reduce(0) { $0 + ($1.seconds ?? 0) }
    }

    private func net(_ invoices: [InvoiceRecord]) -> Int64 {
        invoices.reduce(0) { sum, invoice in
            let euro = Currency("EUR").flatMap { Money(invoice.totals?.net ?? "", currency: $0) }
            return sum + (euro?.minorUnits ?? 0)
        }
    }

    @Test func `the order of entries does not matter`() throws {
        let seed: UInt64 = 24
        var generator = SeededGenerator(seed: seed)
        for policy in Self.policies {
            let blocks = blocks(&generator, 12)
            let lines = try billing(blocks, policy).draft().invoice.lines
            for _ in 0..<3 {
                let shuffled = blocks.shuffled(using: &generator)
                #expect(
                    try billing(shuffled, policy).draft().invoice.lines == lines, "seed \(seed)")
            }
        }
    }

    @Test func `splitting and merging conserve seconds and cents`() throws {
        let seed: UInt64 = 25
        var generator = SeededGenerator(seed: seed)
        for round in 0..<10 {
            let blocks = blocks(&generator, 3, weighted: round >= 5)
            let billing = try billing(blocks, "{ level: line }")
            let before = try billing.draft().invoice
            try billing.repository.commit { try $0.deleteDraftInvoice(before.id) }
            let text = billing.snapshot.text(.time, "e000000001")
            let id = try Ledger.id("e000000001")
            var parts = [id]
            for _ in 0..<3 {
                let target = parts.randomElement(using: &generator) ?? id
                let entry = try Ledger.value(billing.snapshot.entry(target))
                let start = try Ledger.value(entry.start)
                let length = try Ledger.value(entry.end).seconds - start.seconds
                guard length > 1 else { continue }
                let at = start.adding(seconds: Int64.random(in: 1..<length, using: &generator))
                parts.append(
                    try billing.repository.commit { draft in
                        try TimeTracking.split(target, at: at, in: &draft).id
                    }.value)
            }
            let split = try billing.draft().invoice
            // Shares by weight are made for each entry, so only their sum stays to the second.
            #expect(seconds(split) == seconds(before), "seed \(seed), round \(round)")
            #expect(
                split.lines == before.lines || round >= 5, "seed \(seed), round \(round)")
            try billing.repository.commit { try $0.deleteDraftInvoice(split.id) }
            guard parts.count > 1 else { continue }
            let shuffled = parts.shuffled(using: &generator)
            try billing.repository.commit { draft in
                _ = try TimeTracking.merge(shuffled, in: &draft)
            }
            #expect(billing.snapshot.text(.time, "e000000001") == text, "round \(round)")
        }
    }
}
