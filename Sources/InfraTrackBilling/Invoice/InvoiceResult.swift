public import InfraTrack

/// What an invoice comes to, and why.
struct InvoiceResult {
    var entries: [InvoiceRecord.Entry] = []
    var lines: [InvoiceRecord.Line] = []
    var totals: InvoiceRecord.Totals
    var policy: InvoiceRecord.Policy
    var currency: Currency
    var explanations: [InvoiceExplanation] = []
}

/// Why a line of an invoice comes to its amount.
public struct InvoiceExplanation: Hashable, Sendable, CustomStringConvertible {
    /// The line's description.
    public let line: String
    /// What it comes to, with the currency.
    public let amount: String
    /// The calculation and the rate that won, or the fee.
    public let rate: String
    /// How the seconds were rounded; empty for fees.
    public let rounding: String
    /// What each entry gave: its id, raw seconds and billed seconds.
    public let entries: [Share]

    /// What one entry gave to a line.
    public struct Share: Hashable, Sendable {
        /// The time entry.
        public let id: RecordID
        /// Raw seconds.
        public let seconds: Int64
        /// Billed seconds.
        public let billedSeconds: Int64
    }

    /// One line for the amount, then one for each entry.
    public var description: String {
        let head = "\(line): \(amount) = \(rate)\(rounding.isEmpty ? "" : "; \(rounding)")"
        let shares = entries.map {
            "  \($0.id): \($0.seconds) s worked, \($0.billedSeconds) s billed"
        }
        return ([head] + shares).joined(separator: "\n")
    }
}

extension RoundingPolicy {
    /// The policy in words, such as `entry, up to 900 s, at least 900 s`.
    var explanation: String {
        guard !isExact else { return "not rounded" }
        var words = ["rounded by \(level.rawValue)"]
        if increment > 1 { words.append("\(mode.rawValue) to \(increment) s") }
        if minimum > 0 { words.append("at least \(minimum) s") }
        if isCumulative { words.append("counting earlier invoices") }
        return words.joined(separator: ", ")
    }
}

extension InvoiceRecord.Policy {
    init(_ policy: RoundingPolicy, by grouping: TimeReport.Grouping) {
        self.init(
            level: policy.level.rawValue, mode: policy.mode.rawValue, increment: policy.increment,
            minimum: policy.minimum)
        isCumulative = policy.isCumulative
        self.grouping = grouping == .component ? nil : grouping.rawValue
    }
}
