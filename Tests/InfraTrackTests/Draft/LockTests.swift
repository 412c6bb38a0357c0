import InfraTrack
import InfraTrackTesting
import Testing

/// What an issued invoice locks.
@Suite struct LockTests {
    private static let files = [
        "tasks/2026-11/01/a000000001-x.md": "---\nid: a000000001\ntitle: X\nstatus: open\n---\n",
        "time/2026-11/01/e000000001.md":
            "---\nid: e000000001\ntask: a000000001\nduration: 60\ndate: 2026-11-01\n---\n",
    ]

    private func repository(_ status: String, voids: String? = nil) throws -> Repository {
        let invoice = """
            ---
            number: A-2026-1
            client: acme
            status: \(status)
            entries:
              - id: e000000001
                blob: 0000000000000000000000000000000000000000
                seconds: 60
                billed_seconds: 60
            \(voids.map { "voids: \($0)\n" } ?? "")---

            """
        return try Repository.inMemory(
            files: Self.files.merging(["invoices/2026/A-2026-1.md": invoice]) { $1 })
    }

    private func edit(_ repository: Repository) throws {
        guard var entry = repository.snapshot.entry(id("e000000001")) else { return }
        entry.labels = ["x"]
        try repository.put(entry)
    }

    @Test func anIssuedInvoiceLocksItsEntries() throws {
        let repository = try repository("issued")
        let message =
            "Time entry e000000001 is locked: it is billed by invoice A-2026-1. Take the invoice back with “infratrack invoice void A-2026-1”, or record the difference as a new entry."
        #expect(failure { try edit(repository) } == message)
        #expect(
            failure { try repository.commit { try $0.deleteEntry(id("e000000001")) } } == message)
        #expect(repository.snapshot.invoice(locking: id("e000000001"))?.id == "A-2026-1")
        #expect(repository.snapshot.check().map(\.rule) == ["changed-entry"])
    }

    @Test(arguments: ["draft", "void"])
    func othersLockNothing(_ status: String) throws {
        let repository = try repository(status)
        try edit(repository)
        #expect(repository.snapshot.entry(id("e000000001"))?.labels == ["x"])
        #expect(!repository.snapshot.check().contains { $0.rule == "changed-entry" })
        let credit = try self.repository("issued", voids: "A-2026-0")
        try edit(credit)
    }

    @Test func anIssuedInvoiceBecomesVoidAndNothingElse() throws {
        let repository = try repository("issued")
        var invoice = try #require(repository.snapshot.invoice("A-2026-1"))
        invoice.currency = "EUR"
        #expect(
            failure { try repository.put(invoice) }
                == "The invoice A-2026-1 was issued and cannot change. Take it back with “infratrack invoice void A-2026-1”.")
        invoice.currency = nil
        invoice.status = .draft
        #expect(failure { try repository.put(invoice) } != nil)
        invoice.status = .void
        invoice.voidedBy = "A-2026-2"
        #expect(try repository.put(invoice).voidedBy == "A-2026-2")
    }

    @Test func onlyDraftsAreRemoved() throws {
        let issued = try repository("issued")
        #expect(failure { try issued.commit { try $0.deleteDraftInvoice("A-2026-1") } } != nil)
        let draft = try repository("draft")
        try draft.commit { try $0.deleteDraftInvoice("A-2026-1") }
        #expect(draft.snapshot.count(.invoice) == 0)
        #expect(
            failure { try draft.commit { try $0.deleteDraftInvoice("A-2026-1") } }
                == "There is no invoice “A-2026-1”. See “infratrack invoice list”.")
        #expect(try draft.branch() == "main")
    }
}
