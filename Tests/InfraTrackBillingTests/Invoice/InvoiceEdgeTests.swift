import InfraTrack
import InfraTrackBilling
import Testing

@Suite struct InvoiceEdgeTests {
    @Test func `an entry that came after the draft is named when it is issued`() throws {
        let billing = try Billing(InvoicingTests.work)
        let draft = try billing.draft().invoice
        try billing.log(
            "a000000001", "2026-11-05T09:00:00+01:00", "2026-11-05T10:00:00+01:00")
        let outcome = try billing.issue(draft.id)
        #expect(outcome.warnings.map(\.rule) == ["unbilled"])
        #expect(outcome.invoice.entries.count == 2)
    }

    @Test func `what another invoice billed meanwhile is not issued again`() throws {
        let billing = try Billing(InvoicingTests.work)
        let draft = try billing.draft().invoice
        var twin = InvoiceRecord(id: "DRAFT-2026-TWIN", client: "acme")
        twin.from = draft.from
        twin.to = draft.to
        twin.currency = draft.currency
        twin.entries = draft.entries
        twin.lines = draft.lines
        twin.totals = draft.totals
        twin.policy = draft.policy
        let copy = twin
        try billing.repository.commit { try $0.put(copy) }
        #expect(Set(BillingCheck.findings(billing.snapshot).map(\.rule)) == ["billed-twice"])
        try billing.issue(draft.id)
        let error = failure { try billing.issue("DRAFT-2026-TWIN") }
        #expect(error?.message == "The entry e000000001 is billed by ACME-2026-0001 already.")
    }

    @Test func `a draft without a period, or of an entry that is gone, is refused`() throws {
        let billing = try Billing(InvoicingTests.work)
        let bare = InvoiceRecord(id: "DRAFT-2026-BARE", client: "acme")
        try billing.repository.commit { try $0.put(bare) }
        #expect(failure { try billing.issue(bare.id) }?.code == .invalid)
        #expect(
            failure { try billing.repository.commit { try Invoicing.redraft(bare.id, in: &$0) } }?
                .code == .invalid)
        #expect(failure { try billing.void(bare.id) }?.code == .refused)
        let draft = try billing.draft().invoice
        let id = try Ledger.id("e000000002")
        try billing.repository.commit { try $0.deleteEntry(id) }
        let error = failure { try billing.issue(draft.id) }
        #expect(error?.message.contains("The entry e000000002 is not there.") == true)
    }

    @Test func `a client without currency cannot be billed`() throws {
        let settings = "version: 1\nclients:\n  acme: { name: ACME }\n"
        let repository = try Ledger.repository(
            settings: settings,
            Ledger.entries(["task: a000000001\nduration: 60\ndate: 2026-11-05"]))
        let billing = Billing(repository)
        #expect(failure { try billing.draft() }?.code == .invalid)
        let rates = settings + "rates:\n  - { client: acme, rate: \"0\", currency: EUR }\n"
        let free = Billing(
            try Ledger.repository(
                settings: rates,
                Ledger.entries(["task: a000000001\nduration: 60\ndate: 2026-11-05"])))
        let invoice = try free.bill()
        #expect(invoice.totals == .init(net: "0.00", tax: "0.00", gross: "0.00"))
        #expect(invoice.due == nil)
    }

    @Test func `an invoice that is not committed yet verifies against the records`() throws {
        let billing = try Billing(InvoicingTests.work)
        let draft = try billing.draft().invoice
        let issued = try billing.repository.commit(options: CommitOptions(mode: .write)) {
            try Invoicing.issue(draft.id, branch: "main", in: &$0).invoice
        }.value
        #expect(try InvoiceVerification.findings(issued.id, in: billing.repository).isEmpty)
    }

    @Test func `yen have no decimals, and dinars three`() throws {
        let yen = try Billing(["task: a000000002\nduration: 5000\ndate: 2026-11-05"])
        let invoice = try yen.bill("globex", by: .task)
        #expect(invoice.lines.map(\.amount) == ["12500"])
        #expect(invoice.lines.map(\.description) == ["Work"])
        #expect(invoice.totals?.gross == "12500")
        let settings = """
            version: 1
            clients: { acme: { currency: BHD, tax: "10" } }
            rates:
              - { client: acme, rate: "12.345" }

            """
        let dinar = Billing(
            try Ledger.repository(
                settings: settings,
                Ledger.entries(["task: a000000001\nduration: 1000\ndate: 2026-11-05"])))
        let totals = try dinar.draft().invoice.totals
        #expect(totals == .init(net: "3.429", tax: "0.343", gross: "3.772"))
    }

    @Test func `projects are billed by themselves, with their own tax and rounding`() throws {
        let blocks = [
            "task: a000000001\nproject: acme-dev\nduration: 100\ndate: 2026-11-05",
            "task: a000000001\nduration: 100\ndate: 2026-11-05",
        ]
        let billing = try Billing(
            blocks, adding: "rounding: { acme-dev: { level: line, mode: up, increment: 3600 } }\n")
        let dev = try billing.bill(project: "acme-dev", by: .project)
        #expect(dev.project == "acme-dev")
        #expect(dev.lines.map(\.description) == ["Development"])
        #expect(dev.totals == .init(net: "120.00", tax: "8.40", gross: "128.40"))
        #expect(dev.policy?.level == "line")
        try billing.log(
            "a000000001", "2026-11-06T09:00:00+01:00", "2026-11-06T10:00:00+01:00")
        let rest = try billing.bill(by: .project)
        #expect(rest.entries.count == 2)
        for number in [dev.id, rest.id] {
            #expect(try InvoiceVerification.findings(number, in: billing.repository).isEmpty)
        }
    }

    @Test func `the document has what the client reads`() throws {
        let billing = try Billing(InvoicingTests.work)
        let issued = try billing.bill()
        let settings = billing.snapshot.settings
        let text = issued.markdown(settings)
        #expect(text.hasPrefix("# Invoice ACME-2026-0001\n\n- **client**: ACME GmbH\n"))
        #expect(text.contains("| 1 | acme/prod/db-01 | 1:48:45 | 120.00 | 19 % | 217.50 |\n"))
        #expect(text.contains("| | **total EUR** | | | | **270.61** |\n"))
        let credit = try billing.void(issued.id)
        #expect(
            credit.markdown(settings).hasPrefix("# Credit note ACME-2026-0002 for ACME-2026-0001\n")
        )
        let void = try Ledger.value(billing.snapshot.invoice(issued.id))
        #expect(void.markdown(settings).hasPrefix("# Invoice ACME-2026-0001 (void)\n"))
        #expect(void.markdown(settings).contains("- **taken back by**: ACME-2026-0002\n"))
        let draft = try billing.draft(project: "acme-ops").invoice
        #expect(draft.markdown(settings).hasPrefix("# Draft DRAFT-2026-"))
    }

    @Test func `lines stand for days and people`() throws {
        let billing = try Billing(InvoicingTests.work)
        let days = try billing.draft(by: .day).invoice
        #expect(days.lines.map(\.description) == ["2026-11-02", "2026-11-03", "2026-11-03"])
        #expect(days.policy?.grouping == "day")
        try billing.repository.commit { try $0.deleteDraftInvoice(days.id) }
        let people = try billing.bill(by: .person)
        #expect(people.lines.map(\.description) == ["Marcus Weber", "Marcus Weber"])
        #expect(try InvoiceVerification.findings(people.id, in: billing.repository).isEmpty)
    }

    @Test func `an imported entry obeys the same rules`() throws {
        let billing = try Billing(InvoicingTests.work)
        try billing.bill()
        var entry = TimeEntry(id: try Ledger.id("e000000042"), task: try Ledger.id("a000000001"))
        entry.durationSeconds = 60
        entry.date = try Ledger.date("2026-11-20")
        let late = entry
        let error = failure {
            try billing.repository.commit { _ = try TimeTracking.record(late, in: &$0) }
        }
        #expect(error?.code == .refused)
        let warnings = try billing.repository.commit {
            try TimeTracking.record(late, isLate: true, in: &$0).warnings
        }.value
        #expect(warnings.map(\.rule) == ["late-entry"])
        let next = try billing.bill(from: "2026-12-01", to: "2027-01-01")
        #expect(next.lines.map(\.isCorrection) == [true])
    }

    @Test func `an export may mark what is billed, and nothing else changes`() throws {
        let billing = try Billing(InvoicingTests.work)
        let issued = try billing.bill()
        let id = try Ledger.id("e000000001")
        let at = try Ledger.time("2026-12-02T08:00:00Z")
        for format in ["csv", "toggl"] {
            try billing.repository.commit { draft in
                guard var entry = draft.snapshot.entry(id) else { return }
                entry.exported.append(TimeEntry.Export(format: format, at: at))
                try draft.put(entry)
            }
            #expect(billing.snapshot.check().isEmpty)
            #expect(try InvoiceVerification.findings(issued.id, in: billing.repository).isEmpty)
        }
        let error = failure {
            try billing.repository.commit { draft in
                guard var entry = draft.snapshot.entry(id) else { return }
                entry.exported = []
                try draft.put(entry)
            }
        }
        #expect(error?.code == .refused)
    }

    @Test func `overlaps are named when they are billed twice`() throws {
        let block = { (start: String, end: String) in
            "task: a000000001\nperson: marcus\nstart: 2026-11-04T\(start):00Z\nend: 2026-11-04T\(end):00Z"
        }
        let billing = try Billing([block("09:00", "11:00"), block("10:00", "10:30")])
        #expect(try billing.draft().warnings.map(\.rule) == ["time-overlap"])
    }
}
