extension TimeReport {
    /// The property that rows stand for.
    public enum Grouping: String, Hashable, Sendable, CaseIterable {
        /// The infrastructure worked on.
        case component
        /// Who is billed.
        case client
        /// What it is billed to.
        case project
        /// The task worked on.
        case task
        /// Who worked.
        case person
        /// The day in the client's zone.
        case day
    }

    /// Billed seconds at one rate.
    public struct Charge: Hashable, Sendable {
        /// The rate that won.
        public let rule: RateRule
        /// Billed seconds.
        public let seconds: Int64
        /// What they cost.
        public let amount: Money

        /// The calculation with the rate and what it is for.
        public var explanation: String { "\(amount) = \(seconds) s at \(rule.explanation)" }
    }

    /// One row of the report.
    public struct Row: Hashable, Sendable {
        /// The value of the property; `nil` for work that has none.
        public let key: String?
        /// Raw seconds, overlaps counted as often as they were worked.
        public let sumSeconds: Int64
        /// Seconds of the clock that were worked, overlaps counted once.
        public let unionSeconds: Int64
        /// Seconds billed after the rounding policies.
        public let billableSeconds: Int64
        /// What the billed seconds cost; `nil` when a rate is missing or currencies differ.
        public let amount: Money?
        /// What each rate comes to, for rows of the report; empty when one is missing.
        public let charges: [Charge]
        /// How the seconds were rounded, in words.
        public let rounding: [String]

        /// The currency of the amount.
        public var currency: Currency? { amount?.currency }

        /// Why the row comes to its amount: a sentence for each rate and each rounding.
        public var explanations: [String] { charges.map(\.explanation) + rounding }
    }
}

extension TimeReport.Row {
    /// The sums over rows, with the union over everything.
    init(key: String? = nil, total rows: [TimeReport.Row], union: Int64) {
        self.key = key
        sumSeconds = rows.reduce(0) { $0 + $1.sumSeconds }
        unionSeconds = union
        billableSeconds = rows.reduce(0) { $0 + $1.billableSeconds }
        amount = Self.sum(rows.filter { $0.billableSeconds > 0 || $0.amount != nil }.map(\.amount))
        charges = []
        rounding = []
    }

    private static func sum(_ amounts: [Money?]) -> Money? {
        guard var sum = amounts.first ?? nil else { return nil }
        for amount in amounts.dropFirst() {
            guard let amount, let next = try? sum.adding(amount) else { return nil }
            sum = next
        }
        return sum
    }

    static func precedes(_ left: TimeReport.Row, _ right: TimeReport.Row) -> Bool {
        guard let rightKey = right.key else { return left.key != nil }
        return left.key.map { $0 < rightKey } ?? false
    }
}
