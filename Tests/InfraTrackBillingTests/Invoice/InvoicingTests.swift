import InfraTrack
import InfraTrackBilling
import Testing

@Suite struct InvoicingTests {
    static let work = [
        """
        task: a000000001
        person: marcus
        start: 2026-11-02T09:00:00+01:00
        end: 2026-11-02T10:30:00+01:00
        """,
        """
        task: a000000001
        person: marcus
        duration: 1500
        date: 2026-11-03
        components:
          - component: acme/prod/db-01
            weight: 3
          - component: acme/test/web-01
            weight: 1
        """,
    ]

    @Test func `a draft lists entries, lines, sums and the policy`() throws {
        let billing = try Billing(Self.work)
        let invoice = try billing.draft().invoice
        #expect(invoice.id.hasPrefix("DRAFT-2026-"))
        #expect(invoice.status == .draft)
        #expect(invoice.entries.map(\.seconds) == [5400, 1500])
        #expect(invoice.lines.map(\.description) == ["acme/prod/db-01", "acme/test/web-01"])
        #expect(invoice.lines.map(\.seconds) == [6525, 375])
        #expect(invoice.lines.map(\.amount) == ["217.50", "9.90"])
        #expect(invoice.totals == .init(net: "227.40", tax: "43.21", gross: "270.61"))
        #expect(invoice.policy?.level == "entry")
        let text = try Ledger.value(billing.snapshot.text(.invoice, invoice.id))
        #expect(
            text == """
                ---
                number: \(invoice.id)
                client: acme
                status: draft
                currency: EUR
                period:
                  from: 2026-11-01
                  to: 2026-12-01
                entries:
                  - id: e000000001
                    blob: \(invoice.entries[0].blob)
                    seconds: 5400
                    billed_seconds: 5400
                  - id: e000000002
                    blob: \(invoice.entries[1].blob)
                    seconds: 1500
                    billed_seconds: 1500
                lines:
                  - description: acme/prod/db-01
                    component: acme/prod/db-01
                    seconds: 6525
                    rate: "120.00"
                    amount: "217.50"
                    tax: "19"
                  - description: acme/test/web-01
                    component: acme/test/web-01
                    seconds: 375
                    rate: "95.00"
                    amount: "9.90"
                    tax: "19"
                totals:
                  net: "227.40"
                  tax: "43.21"
                  gross: "270.61"
                policy:
                  level: entry
                  mode: nearest-half-up
                  increment: 1
                  minimum: 0
                ---

                """)
    }

    @Test func `a draft reserves its entries and issuing locks them`() throws {
        let billing = try Billing(Self.work)
        let draft = try billing.draft().invoice
        #expect(failure { try billing.draft() }?.code == .missing)
        let issued = try billing.issue(draft.id).invoice
        #expect(issued.id == "ACME-2026-0001")
        #expect(issued.issued?.description == "2026-12-01")
        #expect(issued.due?.description == "2026-12-15")
        #expect(billing.snapshot.invoice(draft.id) == nil)
        let id = try Ledger.id("e000000001")
        let edit = failure {
            try billing.repository.commit { draft in
                try TimeTracking.edit(id, in: &draft) { entry throws(LedgerError) in
                    entry.billable = false
                }
            }
        }
        #expect(edit?.code == .refused)
        #expect(edit?.message.contains("ACME-2026-0001") == true)
        let removal = failure { try billing.repository.commit { try $0.deleteEntry(id) } }
        #expect(removal?.code == .refused)
        #expect(failure { try billing.issue(issued.id) }?.code == .refused)
        #expect(
            failure {
                try billing.repository.commit { try $0.deleteDraftInvoice(issued.id) }
            }?.code == .refused)
    }

    @Test func `numbers have no gaps and count by series and year`() throws {
        let billing = try Billing(Self.work, adding: "invoice_series: INV\n")
        let first = try billing.bill(to: "2026-11-03")
        let second = try billing.bill(from: "2026-11-03")
        #expect([first.id, second.id] == ["INV-2026-0001", "INV-2026-0002"])
    }

    @Test func `invoices are issued on the branch that the settings name`() throws {
        let billing = try Billing(Self.work, adding: "invoice_branch: main\n")
        let draft = try billing.draft().invoice
        let error = failure { try billing.issue(draft.id, branch: "topic") }
        #expect(error?.code == .refused)
        #expect(error?.message.contains("“main”, not on “topic”") == true)
        #expect(
            failure { try billing.issue(draft.id, branch: nil) }?.message.contains("detached")
                == true)
        #expect(try billing.issue(draft.id).invoice.id == "ACME-2026-0001")
    }

    @Test func `voiding makes a credit note and frees entries and period`() throws {
        let billing = try Billing(Self.work)
        let issued = try billing.bill()
        let credit = try billing.void(issued.id)
        #expect(credit.id == "ACME-2026-0002")
        #expect(credit.voids == issued.id)
        #expect(credit.lines == issued.lines)
        #expect(credit.entries.isEmpty)
        let voided = try Ledger.value(billing.snapshot.invoice(issued.id))
        #expect(voided.status == .void)
        #expect(voided.voidedBy == credit.id)
        #expect(failure { try billing.void(issued.id) }?.code == .refused)
        #expect(failure { try billing.void(credit.id) }?.code == .refused)
        #expect(try billing.bill().id == "ACME-2026-0003")
        #expect(BillingCheck.findings(billing.snapshot).isEmpty)
    }

    @Test func `a draft whose entries changed is not issued`() throws {
        let billing = try Billing(Self.work)
        let draft = try billing.draft().invoice
        let id = try Ledger.id("e000000001")
        try billing.repository.commit { draft in
            _ = try TimeTracking.edit(id, in: &draft) { entry throws(LedgerError) in
                entry.labels = ["late"]
            }
        }
        let error = failure { try billing.issue(draft.id) }
        #expect(error?.code == .refused)
        #expect(error?.message.contains("e000000001 has blob") == true)
        try billing.repository.commit { try Invoicing.redraft(draft.id, in: &$0) }
        #expect(try billing.issue(draft.id).invoice.id == "ACME-2026-0001")
    }

    @Test func `a closed period takes late work as a correction only`() throws {
        let billing = try Billing(Self.work)
        try billing.bill()
        let (start, end) = ("2026-11-05T09:00:00+01:00", "2026-11-05T10:00:00+01:00")
        let error = failure { try billing.log("a000000001", start, end) }
        #expect(error?.code == .refused)
        #expect(error?.message.contains("ACME-2026-0001") == true)
        try billing.log("a000000003", start, end)
        try billing.log("a000000001", start, end, late: true)
        let next = try billing.bill(from: "2026-12-01", to: "2027-01-01")
        #expect(next.entries.map(\.isCorrection) == [true])
        #expect(next.lines.map(\.description) == ["Correction: acme/prod/db-01"])
        #expect(next.lines.map(\.amount) == ["120.00"])
        #expect(try InvoiceVerification.findings(next.id, in: billing.repository).isEmpty)
    }

    @Test func `an entry over the cut-off is billed in two parts that add up`() throws {
        let billing = try Billing(
            [
                """
                task: a000000001
                start: 2026-11-30T23:30:00+01:00
                end: 2026-12-01T00:40:00+01:00
                """
            ], adding: "rounding: { default: { level: entry, mode: up, increment: 900 } }\n")
        let first = try billing.bill()
        let second = try billing.bill(from: "2026-12-01", to: "2027-01-01")
        #expect(first.entries.map(\.seconds) == [1800])
        #expect(first.entries[0].end?.description == "2026-12-01T00:00:00+01:00")
        #expect(second.entries.map(\.seconds) == [2400])
        #expect(second.entries[0].start?.description == "2026-12-01T00:00:00+01:00")
        #expect((first.entries + second.entries).map(\.billedSeconds) == [1800, 2700])
        for number in [first.id, second.id] {
            #expect(try InvoiceVerification.findings(number, in: billing.repository).isEmpty)
        }
    }

    @Test func `what cannot be billed is refused`() throws {
        let billing = try Billing(
            Self.work + ["task: a000000002\nduration: 60\ndate: 2026-11-04\nclient: initech"])
        #expect(failure { try billing.draft("initech") }?.code == .missing)
        #expect(failure { try billing.draft(from: "2026-12-01", to: "2026-11-01") }?.code == .usage)
        #expect(failure { try billing.draft(by: .client) }?.code == .usage)
        #expect(failure { try billing.issue("ACME-2026-0009") }?.code == .missing)
        let unpriced = try Billing(
            ["task: a000000003\nclient: acme\nduration: 60\ndate: 2025-11-04"])
        let error = failure { try unpriced.draft(from: "2025-11-01", to: "2025-12-01") }
        #expect(error?.code == .invalid)
        #expect(error?.message == "1 time entries have no rate: e000000001.")
        let mixed = try Billing(
            Self.work,
            adding:
                "fees: { id: x, client: acme, amount: \"5\", currency: USD, from: 2026-11-01 }\n")
        #expect(failure { try mixed.draft() }?.message == "The invoice would mix EUR and USD.")
    }

    @Test func `a running timer is named and left out`() throws {
        let billing = try Billing(
            Self.work + ["task: a000000001\nperson: marcus\nstart: 2026-11-09T09:00:00+01:00"])
        let outcome = try billing.draft()
        #expect(outcome.warnings.map(\.rule) == ["running-timer"])
        #expect(outcome.invoice.entries.count == 2)
    }
}
