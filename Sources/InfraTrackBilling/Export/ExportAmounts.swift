import InfraTrack

/// Prices what is billed of a component at a rate as a whole, and shares that out.
enum ExportAmounts {
    private struct Lot: Hashable {
        let component: ComponentKey?
        let rule: RateRule
    }

    static func set(in work: inout [ExportEntry]) throws(LedgerError) {
        var lots: [Lot: [(leaf: ExportGroups.Leaf, billed: Int64)]] = [:]
        for index in work.indices {
            for place in work[index].atoms.indices {
                let entry = work[index]
                let atom = entry.atoms[place]
                let rules = entry.rules[atom.piece]
                work[index].atoms[place].amounts = rules.map { rule in
                    (rule?.rate.currency ?? entry.context.currency).map {
                        Money(minorUnits: 0, currency: $0)
                    }
                }
                for (share, billed) in atom.billed.enumerated() where billed > 0 {
                    let leaf = ExportGroups.Leaf(entry: index, atom: place, share: share)
                    if let rule = rules[share] {
                        lots[Lot(component: entry.component(share), rule: rule), default: []]
                            .append((leaf, billed))
                    } else {
                        work[index].atoms[place].amounts[share] = nil
                    }
                }
            }
        }
        for (lot, members) in lots {
            let total = try lot.rule.rate.amount(seconds: members.reduce(0) { $0 + $1.billed })
            for (leaf, amount) in zip(
                members.map(\.leaf), total.split(weights: members.map(\.billed)))
            {
                work[leaf.entry].atoms[leaf.atom].amounts[leaf.share] = amount
            }
        }
    }
}
