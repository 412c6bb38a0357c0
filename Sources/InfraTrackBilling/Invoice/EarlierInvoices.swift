import InfraTrack

/// What earlier invoices of a client billed, for rounding that goes on from there.
struct EarlierInvoices {
    private let invoices: [InvoiceRecord]
    private let snapshot: Snapshot
    private let policies: RoundingPolicies

    init(
        _ snapshot: Snapshot, client: String, besides number: String?, _ policies: RoundingPolicies
    ) {
        self.snapshot = snapshot
        self.policies = policies
        invoices = snapshot.invoiceTable.all.map(\.record).filter {
            $0.client == client && $0.id != number && $0.locksEntries
        }.sorted { $0.id < $1.id }
    }

    /// Raw and billed seconds of a row at level `line`.
    func seconds(of row: InvoiceRow) -> (worked: Int64, billed: Int64) {
        lines(of: row).reduce((0, 0)) { sum, line in
            let billed = line.seconds ?? 0
            return (sum.0 + (line.worked ?? billed), sum.1 + billed)
        }
    }

    /// Raw and billed seconds of everything that is rounded together at level `invoice`.
    func seconds(inScope scope: String) -> (worked: Int64, billed: Int64) {
        var sum: (worked: Int64, billed: Int64) = (0, 0)
        for item in invoices.lazy.flatMap(\.entries) {
            guard let entry = snapshot.entry(item.id) else { continue }
            let owner = EntryOwner(entry, in: snapshot)
            guard policies.choice(client: owner.client, project: owner.project).scope == scope
            else { continue }
            sum.worked += item.seconds
            sum.billed += item.billedSeconds
        }
        return sum
    }

    /// Billed seconds and amount of a row at a rate.
    func amount(of row: InvoiceRow, at rate: Rate) -> (seconds: Int64, minorUnits: Int64) {
        lines(of: row).filter { $0.rate == rate.decimal }.reduce((0, 0)) { sum, line in
            let money = Money(line.amount, currency: rate.currency)
            return (sum.0 + (line.seconds ?? 0), sum.1 + (money?.minorUnits ?? 0))
        }
    }

    private func lines(of row: InvoiceRow) -> [InvoiceRecord.Line] {
        invoices.flatMap(\.lines).filter { InvoiceRow($0) == row }
    }
}
