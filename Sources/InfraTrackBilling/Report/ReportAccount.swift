import InfraTrack

/// What is counted for one row.
struct ReportAccount {
    let key: String?
    private(set) var sum: Int64 = 0
    private var union = SpanUnion()
    private(set) var billed: [(rule: Int, seconds: Int64)] = []
    private(set) var policies: [RoundingPolicy] = []
    /// The place of the currency of a row that bills nothing.
    private var currency = -1

    init(key: String?) { self.key = key }

    /// Counts raw seconds that lie on a span, or on no known one.
    mutating func add(seconds: Int64, on span: Range<Int64>?, _ currency: Int) {
        sum += seconds
        if let span { union.add(span) } else { union.add(loose: seconds) }
        if self.currency < 0 { self.currency = currency }
    }

    /// Counts billed seconds at a place on the rate card, −1 for none.
    mutating func bill(_ seconds: Int64, rule: Int) {
        guard seconds > 0 else { return }
        for index in billed.indices where billed[index].rule == rule {
            billed[index].seconds += seconds
            return
        }
        billed.append((rule, seconds))
    }

    /// Remembers how its seconds were rounded.
    mutating func note(_ policy: RoundingPolicy) {
        if policies.last != policy, !policies.contains(policy) { policies.append(policy) }
    }

    /// Takes in all that another counted, as the sum over a subtree does.
    mutating func add(_ other: ReportAccount) {
        sum += other.sum
        union.add(other.union)
        for (rule, seconds) in other.billed { bill(seconds, rule: rule) }
        for policy in other.policies { note(policy) }
        if currency < 0 { currency = other.currency }
    }

    /// The finished row; adds a warning when its amount cannot be told.
    func row(
        _ card: RateCard, _ currencies: [Currency], _ warnings: inout [Finding]
    ) -> TimeReport.Row {
        let charges = charges(card, &warnings)
        return TimeReport.Row(
            key: key, sumSeconds: sum, unionSeconds: union.seconds,
            billableSeconds: billed.reduce(0) { $0 + $1.seconds },
            amount: billed.isEmpty
                ? (currency >= 0 ? Money(minorUnits: 0, currency: currencies[currency]) : nil)
                : total(charges, &warnings),
            charges: charges ?? [], rounding: policies.map(\.explanation))
    }

    /// What each rate comes to; `nil` when one is missing or an amount is too large.
    private func charges(
        _ card: RateCard, _ warnings: inout [Finding]
    ) -> [TimeReport.Charge]? {
        var charges: [TimeReport.Charge] = []
        for (rule, seconds) in billed.sorted(by: { $0.rule < $1.rule }) {
            guard rule >= 0 else { return nil }
            do throws(LedgerError) {
                charges.append(
                    TimeReport.Charge(
                        rule: card.rules[rule], seconds: seconds,
                        amount: try card.rules[rule].rate.amount(seconds: seconds)))
            } catch {
                warn(error, &warnings)
                return nil
            }
        }
        return charges
    }

    private func total(
        _ charges: [TimeReport.Charge]?, _ warnings: inout [Finding]
    ) -> Money? {
        guard let charges, var sum = charges.first?.amount else { return nil }
        do throws(LedgerError) {
            for charge in charges.dropFirst() { sum = try sum.adding(charge.amount) }
            return sum
        } catch {
            warn(error, &warnings)
            return nil
        }
    }

    private func warn(_ error: LedgerError, _ warnings: inout [Finding]) {
        warnings.append(
            Finding(
                .warning, rule: "no-amount", path: "infratrack.yaml",
                message: "“\(printable(key ?? "(none)"))” has no amount: \(error.message)",
                cure: error.cure))
    }
}
