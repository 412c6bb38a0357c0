import InfraTrack
import InfraTrackBilling
import InfraTrackTesting
import Testing

@Suite struct InvoiceVerificationTests {
    /// The store of a billing with one file changed by hand.
    private func tampered(
        _ billing: Billing, _ kind: RecordKind, _ name: String,
        _ change: (String) -> String
    ) throws -> Repository {
        let snapshot = billing.snapshot
        var files: [String: String] = ["infratrack.yaml": Billing.settings]
        for task in try snapshot.tasks() { files.add(.task, task.name, snapshot) }
        for component in try snapshot.components() {
            files.add(.component, component.name, snapshot)
        }
        for entry in try snapshot.entries() { files.add(.time, entry.name, snapshot) }
        for invoice in try snapshot.invoices() { files.add(.invoice, invoice.name, snapshot) }
        let path = try Ledger.value(snapshot.path(kind, name))
        files[path] = change(try Ledger.value(files[path]))
        return try Repository.inMemory(files: files)
    }

    @Test func `an untouched invoice verifies, and so does its credit note`() throws {
        let billing = try Billing(InvoicingTests.work)
        let issued = try billing.bill()
        #expect(try InvoiceVerification.findings(issued.id, in: billing.repository).isEmpty)
        let credit = try billing.void(issued.id)
        #expect(try InvoiceVerification.findings(issued.id, in: billing.repository).isEmpty)
        #expect(try InvoiceVerification.findings(credit.id, in: billing.repository).isEmpty)
        #expect(
            failure { _ = try InvoiceVerification.findings("ACME-2026-9", in: billing.repository) }?
                .code == .missing)
    }

    @Test func `a draft verifies against the records as they are`() throws {
        let billing = try Billing(InvoicingTests.work)
        let draft = try billing.draft().invoice
        #expect(try InvoiceVerification.findings(draft.id, in: billing.repository).isEmpty)
        let explanations = try InvoiceVerification.explanations(draft.id, in: billing.repository)
        #expect(explanations.map(\.amount) == ["217.50 EUR", "9.90 EUR"])
        #expect(
            explanations[1].description == """
                acme/test/web-01: 9.90 EUR = 375 s at 95.00 EUR/h for client acme from 2026-01-01 (rate 1); not rounded
                  e000000002: 375 s worked, 375 s billed
                """)
    }

    @Test(arguments: [
        ("217.50", "117.50", ["Line 1 is"], ["invoice-line", "invoice-totals"]),
        ("gross: \"270.61\"", "gross: \"970.61\"", ["The gross is 970.61"], ["invoice-totals"]),
        ("billed_seconds: 1500", "billed_seconds: 9500", ["bills 9500 seconds"], []),
        ("level: entry", "level: day", ["The rounding policy differs."], []),
        ("tax: \"19\"", "tax: \"7\"", ["Line 1 is"], ["invoice-totals"]),
        ("currency: EUR", "currency: USD", ["The currency is USD"], []),
        ("currency: EUR", "currency: ABC", ["The currency is ABC"], ["invoice-currency"]),
        ("- id: e000000002", "- id: e000000009", ["e000000009 is not in"], []),
        ("client: acme", "client: initech", ["cannot be derived"], []),
        ("amount: \"9.90\"", "amount: \"many\"", ["Line 2"], ["invoice-line", "invoice-totals"]),
    ])
    func `hand edits are found`(
        _ old: String, _ new: String, _ differences: [String], _ rules: [String]
    ) throws {
        let billing = try Billing(InvoicingTests.work)
        let issued = try billing.bill()
        let repository = try tampered(billing, .invoice, issued.id) {
            $0.replacing(old, with: new, maxReplacements: 1)
        }
        let findings = try InvoiceVerification.findings(issued.id, in: repository)
        for text in differences {
            #expect(findings.contains { $0.message.contains(text) }, "\(findings)")
        }
        let checked = Set(BillingCheck.findings(repository.snapshot).map(\.rule))
        #expect(checked.isSuperset(of: rules), "\(checked)")
    }

    @Test func `a changed entry is found by check and by verify`() throws {
        let billing = try Billing(InvoicingTests.work)
        let issued = try billing.bill()
        let repository = try tampered(billing, .time, "e000000001") {
            $0.replacing("T10:30", with: "T10:45")
        }
        let messages = try InvoiceVerification.findings(issued.id, in: repository).map(\.message)
        #expect(messages.contains { $0.contains("e000000001 has blob") })
        #expect(messages.contains { $0.contains("5400 seconds, the records 6300") })
        #expect(repository.snapshot.check().contains { $0.rule == "changed-entry" })
    }

    @Test func `what two clones did at once is found`() throws {
        let billing = try Billing(InvoicingTests.work)
        let issued = try billing.bill()
        let text = try Ledger.value(billing.snapshot.text(.invoice, issued.id))
        let twin = text.replacing("ACME-2026-0001", with: "ACME-2026-0003")
        let marked = "<<<<<<< ours\n\(text)=======\n\(text)>>>>>>> theirs\n"
        let entry = try Ledger.value(billing.snapshot.text(.time, "e000000001"))
        let repository = try Repository.inMemory(
            files: [
                "infratrack.yaml": Billing.settings,
                "time/2026-11/01/e000000001.md": entry,
                "invoices/2026/ACME-2026-0001.md": text,
                "invoices/2026/ACME-2026-0003.md": twin,
                "invoices/2026/ACME-2026-0004.md": marked,
            ])
        let findings = BillingCheck.findings(repository.snapshot)
        #expect(
            Set(findings.map(\.rule)) == ["billed-twice", "number-gap", "number-taken"],
            "\(findings)")
        #expect(findings.contains { $0.cure.contains("git checkout --ours") })
        let next = failure {
            try repository.commit { draft in
                _ = try Invoicing.void("ACME-2026-0001", branch: nil, in: &draft)
            }
        }
        #expect(next?.code == .refused)
        #expect(next?.message.contains("The next number of ACME-2026 is not known") == true)
    }

    @Test func `an invoice and its credit note must name each other`() throws {
        let billing = try Billing(InvoicingTests.work)
        let issued = try billing.bill()
        let void = try tampered(billing, .invoice, issued.id) {
            $0.replacing("status: issued", with: "status: void")
        }
        #expect(BillingCheck.findings(void.snapshot).map(\.rule) == ["invoice-voids"])
        let credit = try tampered(billing, .invoice, issued.id) {
            $0.replacing("policy:", with: "voids: ACME-2025-0001\npolicy:")
        }
        #expect(BillingCheck.findings(credit.snapshot).map(\.rule) == ["invoice-voids"])
        let messages = try InvoiceVerification.findings(issued.id, in: credit).map(\.message)
        #expect(messages.count == 1 && messages[0].contains("ACME-2025-0001 is not in"))
    }

    @Test func `a changed credit note is found`() throws {
        let billing = try Billing(InvoicingTests.work)
        let issued = try billing.bill()
        let credit = try billing.void(issued.id)
        let repository = try tampered(billing, .invoice, credit.id) {
            $0.replacing("217.50", with: "217.51").replacing("270.61", with: "270.62")
        }
        let messages = try InvoiceVerification.findings(credit.id, in: repository).map(\.message)
        #expect(
            messages == [
                "Its lines are not those of ACME-2026-0001.",
                "Its totals are not those of ACME-2026-0001.",
            ])
    }
}

extension [String: String] {
    fileprivate mutating func add(_ kind: RecordKind, _ name: String, _ snapshot: Snapshot) {
        guard let path = snapshot.path(kind, name) else { return }
        self[path] = snapshot.text(kind, name)
    }
}
