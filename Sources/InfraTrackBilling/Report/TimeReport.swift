public import InfraTrack

/// The time worked in a range of days, by one property: raw sum, union, billed seconds and amount.
///
/// Days are those of each client's zone, else UTC; what crosses the range's borders is clipped.
/// The sum counts overlapping work as often as it was done, the union counts each second once.
/// An entry with several components is divided by weight, and its shares lie one after another on
/// its span, so that no union is above its sum. A row's amount is rounded once for each rate, and
/// the total is the sum of the rows' amounts.
public struct TimeReport: Sendable {
    /// The property that the rows stand for.
    public let grouping: Grouping
    /// The rows, by key; work without the property comes last.
    public let rows: [Row]
    /// All rows together; its key is `nil`.
    public let total: Row
    /// What the reader should know: undeclared clients and projects, missing rates, overlaps,
    /// running timers.
    public let warnings: [Finding]

    /// Builds the report.
    ///
    /// - Parameters:
    ///   - snapshot: the records and the settings.
    ///   - from: the first day.
    ///   - to: the last day, inclusive.
    ///   - client: only work for this client; all when `nil`.
    ///   - project: only work for this project; all when `nil`.
    ///   - grouping: the property of the rows.
    ///   - now: when running timers are taken to end.
    /// - Throws: `LedgerError` when the settings' rates, rounding or zones cannot be read.
    public init(
        snapshot: Snapshot, from: CalendarDate, to: CalendarDate, client: String? = nil,
        project: String? = nil, by grouping: Grouping, now: Timestamp
    ) throws(LedgerError) {
        guard from <= to else {
            throw LedgerError(
                .usage, "The range begins on \(from), after its end on \(to).",
                cure: "Exchange the two days.")
        }
        let filter = ReportFilter(from: from, to: to, client: client, project: project, now: now)
        var builder = try ReportBuilder(snapshot, filter, grouping)
        try builder.addEntries()
        let accounts = builder.finished()
        var warnings = builder.warnings
        let rows = accounts.map { $0.row(builder.card, &warnings) }.sorted(by: Row.precedes)
        self.grouping = grouping
        self.rows = rows
        total = Row(total: rows, union: builder.totalUnion)
        self.warnings = warnings.sorted()
    }
}

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

        /// The currency of the amount.
        public var currency: Currency? { amount?.currency }
    }
}

extension TimeReport.Row {
    /// The sums over rows, with the union over everything.
    init(total rows: [TimeReport.Row], union: Int64) {
        key = nil
        sumSeconds = rows.reduce(0) { $0 + $1.sumSeconds }
        unionSeconds = union
        billableSeconds = rows.reduce(0) { $0 + $1.billableSeconds }
        amount = Self.sum(rows.filter { $0.billableSeconds > 0 || $0.amount != nil }.map(\.amount))
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
