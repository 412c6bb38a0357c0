import InfraTrack
import InfraTrackBilling
import InfraTrackTesting

/// Steps that tests of invoices share.
struct Billing {
    let repository: Repository

    static let settings = """
        version: 1
        clients:
          acme: { name: ACME GmbH, zone: Europe/Berlin, currency: EUR, tax: "19", payment_days: 14 }
          globex: { name: Globex KK, zone: Asia/Tokyo, currency: JPY }
        projects:
          acme-ops: { client: acme, name: Operations }
          acme-dev: { client: acme, name: Development, tax: "7" }
        people:
          marcus: { name: Marcus Weber, email: marcus@example.org, zone: Europe/Berlin }
        rates:
          - { client: acme, rate: "95.00", from: 2026-01-01 }
          - { component: acme/prod/**, rate: "120.00", currency: EUR, from: 2026-07-01 }
          - { client: globex, rate: "9000" }

        """

    /// A store with the three tasks of ``Ledger`` and entries.
    init(_ blocks: [String], adding: String = "", now: String = "2026-12-01T12:00:00Z") throws {
        repository = try Ledger.repository(
            settings: Self.settings + adding, Ledger.entries(blocks), now: now)
    }

    init(_ repository: Repository) { self.repository = repository }

    var snapshot: Snapshot { repository.snapshot }

    func request(
        _ client: String = "acme", from: String = "2026-11-01", to: String = "2026-12-01",
        project: String? = nil, by grouping: TimeReport.Grouping = .component
    ) throws -> InvoiceRequest {
        InvoiceRequest(
            client: client, project: project, from: try Ledger.date(from),
            to: try Ledger.date(to), by: grouping)
    }

    @discardableResult
    func draft(
        _ client: String = "acme", from: String = "2026-11-01", to: String = "2026-12-01",
        project: String? = nil, by grouping: TimeReport.Grouping = .component
    ) throws -> Invoicing.Outcome {
        let request = try request(client, from: from, to: to, project: project, by: grouping)
        return try repository.commit { draft in try Invoicing.draft(request, in: &draft) }.value
    }

    @discardableResult
    func issue(_ number: String, branch: String? = "main") throws -> Invoicing.Outcome {
        try repository.commit { draft in
            try Invoicing.issue(number, branch: branch, in: &draft)
        }.value
    }

    /// Drafts and issues at once.
    @discardableResult
    func bill(
        _ client: String = "acme", from: String = "2026-11-01", to: String = "2026-12-01",
        project: String? = nil, by grouping: TimeReport.Grouping = .component
    ) throws -> InvoiceRecord {
        let drafted = try draft(client, from: from, to: to, project: project, by: grouping)
        return try issue(drafted.invoice.id).invoice
    }

    @discardableResult
    func void(_ number: String) throws -> InvoiceRecord {
        try repository.commit { draft in
            try Invoicing.void(number, branch: "main", in: &draft)
        }.value.invoice
    }

    @discardableResult
    func log(
        _ task: String, _ start: String, _ end: String, late: Bool = false
    ) throws -> TimeTracking.Outcome {
        let (id, from, to) = try (Ledger.id(task), Ledger.time(start), Ledger.time(end))
        return try repository.commit { draft in
            try TimeTracking.log(
                id, start: from, end: to, TimeTracking.Details(isLate: late), in: &draft)
        }.value
    }
}
