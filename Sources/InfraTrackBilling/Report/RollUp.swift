import InfraTrack

/// Which components a sum is made over.
public enum RollUp: String, Hashable, Sendable, CaseIterable {
    /// Each level of the keys: `acme/prod/**` has all that lies below it.
    case tree
    /// Each component with all that it depends on, directly or not.
    ///
    /// What several depend on counts for each of them, so these sums do not add up to the total.
    case dependencies

    /// The sums, by key; amounts are the sums of the rows' amounts.
    func rows(
        _ accounts: [ReportAccount], _ rows: [TimeReport.Row], _ card: RateCard,
        _ currencies: [Currency], _ snapshot: Snapshot
    ) -> [TimeReport.Row] {
        let base = Dictionary(rows.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
        var sums: [String: (account: ReportAccount, rows: [TimeReport.Row])] = [:]
        for account in accounts {
            guard let key = account.key.flatMap({ ComponentKey($0) }), let row = base[account.key]
            else { continue }
            for name in names(above: key, snapshot) {
                var sum = sums[name] ?? (ReportAccount(key: name), [])
                sum.account.add(account)
                sum.rows.append(row)
                sums[name] = sum
            }
        }
        var ignored: [Finding] = []
        return sums.sorted { $0.key < $1.key }.map { name, sum in
            let union = sum.account.row(card, currencies, &ignored).unionSeconds
            return TimeReport.Row(key: name, total: sum.rows, union: union)
        }
    }

    /// The sums that a component is part of.
    private func names(above key: ComponentKey, _ snapshot: Snapshot) -> [String] {
        switch self {
        case .tree:
            let segments = key.description.split(separator: "/")
            return (1...segments.count).map {
                segments.prefix($0).joined(separator: "/") + "/**"
            }
        case .dependencies:
            return ([key] + snapshot.impact(of: key).map(\.component.id)).map(\.description)
        }
    }
}
