import InfraTrack

/// What is counted for one row.
struct ReportAccount {
    let key: String?
    private(set) var sum: Int64 = 0
    private var union = SpanUnion()
    private var billed: [(rule: Int, seconds: Int64)] = []
    /// The currency of a row that bills nothing.
    private var fallback: Currency?

    init(key: String?) { self.key = key }

    /// Counts raw seconds that lie on a span, or on no known one.
    mutating func add(seconds: Int64, on span: Range<Int64>?, _ currency: Currency?) {
        sum += seconds
        if let span { union.add(span) } else { union.add(loose: seconds) }
        if fallback == nil { fallback = currency }
    }

    /// Counts billed seconds at a place on the rate card, −1 for none.
    mutating func bill(_ seconds: Int64, rule: Int) {
        guard seconds > 0 else { return }
        if let index = billed.firstIndex(where: { $0.rule == rule }) {
            billed[index].seconds += seconds
        } else {
            billed.append((rule, seconds))
        }
    }

    /// The finished row; adds a warning when its amount cannot be told.
    func row(_ card: RateCard, _ warnings: inout [Finding]) -> TimeReport.Row {
        TimeReport.Row(
            key: key, sumSeconds: sum, unionSeconds: union.seconds,
            billableSeconds: billed.reduce(0) { $0 + $1.seconds }, amount: amount(card, &warnings))
    }

    private func amount(_ card: RateCard, _ warnings: inout [Finding]) -> Money? {
        guard !billed.isEmpty else { return fallback.map { Money(minorUnits: 0, currency: $0) } }
        guard billed.allSatisfy({ $0.rule >= 0 }) else { return nil }
        do throws(LedgerError) {
            var parts: [Money] = []
            for (rule, seconds) in billed {
                parts.append(try card.rules[rule].rate.amount(seconds: seconds))
            }
            return try parts.sum
        } catch {
            warnings.append(
                Finding(
                    .warning, rule: "no-amount", path: "infratrack.yaml",
                    message: "“\(key ?? "(none)")” has no amount: \(error.message)",
                    cure: error.cure))
            return nil
        }
    }
}

extension [Money] {
    /// The sum, or `nil` of nothing.
    fileprivate var sum: Money? {
        get throws(LedgerError) {
            guard var sum = first else { return nil }
            for amount in dropFirst() { sum = try sum.adding(amount) }
            return sum
        }
    }
}
