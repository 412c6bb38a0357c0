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
    /// Sums over components that belong together, when they were asked for; by key.
    public let rollUp: [Row]
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
    ///   - rollUp: which components are summed up besides; none when `nil`.
    ///   - now: when running timers are taken to end.
    /// - Throws: `LedgerError` when the settings' rates, rounding or zones cannot be read.
    public init(
        snapshot: Snapshot, from: CalendarDate, to: CalendarDate, client: String? = nil,
        project: String? = nil, by grouping: Grouping, rollUp: RollUp? = nil, now: Timestamp
    ) throws(LedgerError) {
        guard from <= to else {
            throw LedgerError(
                .usage, "The range begins on \(from), after its end on \(to).",
                cure: "Exchange the two days.")
        }
        guard rollUp == nil || grouping == .component else {
            throw LedgerError(
                .usage, "Only components are summed up over their tree or dependencies.",
                cure: "Say “--by component”.")
        }
        let filter = ReportFilter(from: from, to: to, client: client, project: project, now: now)
        var builder = try ReportBuilder(snapshot, filter, grouping)
        try builder.addEntries()
        let accounts = builder.finished()
        var warnings = builder.findings.all(snapshot)
        let currencies = builder.currencies
        let rows = accounts.map { $0.row(builder.card, currencies, &warnings) }.sorted(
            by: Row.precedes)
        self.grouping = grouping
        self.rows = rows
        self.rollUp =
            rollUp.map { $0.rows(accounts, rows, builder.card, currencies, snapshot) } ?? []
        total = Row(total: rows, union: builder.totalUnion)
        self.warnings = warnings.sorted()
    }
}
