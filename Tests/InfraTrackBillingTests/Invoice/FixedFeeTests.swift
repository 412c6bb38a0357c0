import InfraTrack
import InfraTrackBilling
import Testing

@Suite struct FixedFeeTests {
    private func billing(_ fees: String) throws -> Billing {
        try Billing(InvoicingTests.work, adding: "fees:\n\(fees)\n")
    }

    @Test func `fees are charged on the days they are due, once`() throws {
        let billing = try billing(
            """
              - { id: retainer, client: acme, description: On call, amount: "250.00", each: month, from: 2026-01-31, to: 2026-12-31 }
              - { id: setup, project: acme-dev, amount: "1000", from: 2026-11-15 }
              - { id: yearly, client: acme, amount: "12.50", each: year, from: 2024-11-30, tax: "0" }
              - { id: other, client: globex, amount: "100", from: 2026-11-15 }
            """)
        let first = try billing.bill()
        let fees = first.lines.filter { $0.fee != nil }
        #expect(fees.map(\.fee) == ["retainer", "setup", "yearly"])
        #expect(fees.map { $0.day?.description } == ["2026-11-30", "2026-11-15", "2026-11-30"])
        #expect(fees.map(\.tax) == ["19", "7", "0"])
        #expect(first.totals == .init(net: "1489.90", tax: "160.71", gross: "1650.61"))
        #expect(failure { try billing.draft() }?.code == .missing)
        // The last day it is due lies outside: `to` is the first day it is no longer due.
        #expect(
            failure { try billing.draft(from: "2026-12-01", to: "2027-02-01") }?.code == .missing)
    }

    @Test func `a month that is too short has the fee on its last day`() throws {
        let billing = try billing(
            "  - { id: r, client: acme, amount: \"1\", each: month, from: 2026-01-31 }")
        let lines = try billing.draft(from: "2026-02-01", to: "2026-05-01").invoice.lines
        #expect(lines.map { $0.day?.description } == ["2026-02-28", "2026-03-31", "2026-04-30"])
    }

    @Test(arguments: [
        ("- retainer", "The fee is not a mapping."),
        (
            "- { id: x, client: acme, amount: \"1\", from: 2026-01-01, color: red }",
            "A fee knows no “color”."
        ),
        ("- { client: acme, amount: \"1\", from: 2026-01-01 }", "The fee has no “id”."),
        ("- { id: x, amount: \"1\", from: 2026-01-01 }", "The fee has no client."),
        ("- { id: x, client: acme, amount: \"1\" }", "The fee does not say when it is due."),
        (
            "- { id: x, client: acme, amount: \"1.005\", from: 2026-01-01 }",
            "The fee has no amount in EUR."
        ),
        (
            "- { id: x, client: acme, amount: \"-1\", from: 2026-01-01 }",
            "The fee has no amount in EUR."
        ),
        (
            "- { id: x, client: acme, currency: XXX, amount: \"1\", from: 2026-01-01 }",
            "The fee has no currency of ISO 4217."
        ),
        (
            "- { id: x, client: acme, amount: \"1\", from: 2026-01-01, tax: \"101\" }",
            "“101” is not per cent from 0 to 100."
        ),
        (
            "- { id: x, client: acme, amount: \"1\", from: 2026-01-01 }\n  - { id: x, client: acme, amount: \"1\", from: 2026-01-01 }",
            "There are two fees “x”."
        ),
    ])
    func `fees that cannot be read are errors`(_ fee: String, _ message: String) throws {
        let billing = try billing("  " + fee)
        #expect(failure { try billing.draft() }?.message == message)
    }

    @Test(arguments: [
        ("invoice_series: acme\n", "“acme” cannot begin an invoice number."),
        ("rounding: { default: { cumulative: perhaps } }\n", "“perhaps” is not true or false."),
        ("parallel: halves\n", "“halves” is not one of full, share."),
        ("timers: { limit: soon }\n", "“soon” is no duration above zero."),
    ])
    func `settings that cannot be read are errors`(_ text: String, _ message: String) throws {
        let billing = try Billing(InvoicingTests.work, adding: text)
        let error = failure {
            try billing.draft()
            try billing.repository.commit { draft in
                _ = try TimeTracking.start(try Ledger.id("a000000001"), in: &draft)
            }
        }
        #expect(error?.message == message)
    }
}
