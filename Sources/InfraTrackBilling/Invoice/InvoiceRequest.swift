public import InfraTrack

/// What an invoice is to bill.
public struct InvoiceRequest: Hashable, Sendable {
    /// Who pays.
    public var client: String
    /// The only project; all of the client's when `nil`.
    public var project: String?
    /// The first day.
    public var from: CalendarDate
    /// The day after the last.
    public var to: CalendarDate
    /// What a line stands for; not `client`.
    public var grouping: TimeReport.Grouping
    /// What the client reads above the lines.
    public var note: String

    /// Makes a request; `to` is the day after the last day billed.
    public init(
        client: String, project: String? = nil, from: CalendarDate, to: CalendarDate,
        by grouping: TimeReport.Grouping = .component, note: String = ""
    ) {
        self.client = client
        self.project = project
        self.from = from
        self.to = to
        self.grouping = grouping
        self.note = note
    }

    /// What a drafted or issued invoice billed; `nil` without a period.
    init?(_ invoice: InvoiceRecord) {
        guard let from = invoice.from, let to = invoice.to else { return nil }
        self.init(
            client: invoice.client, project: invoice.project, from: from, to: to,
            by: invoice.policy?.grouping.flatMap(TimeReport.Grouping.init(rawValue:))
                ?? .component, note: invoice.body)
    }

    /// Instants that lie in the period in some zone, in seconds since the epoch.
    var widest: Range<Int64> {
        Int64(from.daysSinceEpoch - 1) * 86_400..<Int64(to.daysSinceEpoch + 2) * 86_400
    }

    func validate() throws(LedgerError) {
        guard from < to else {
            throw LedgerError(
                .usage, "The period begins on \(from) and ends before \(to).",
                cure: "Exchange the two days.")
        }
        guard grouping != .client else {
            throw LedgerError(
                .usage, "An invoice has one client, so its lines cannot be by client.",
                cure: "Use component, project, task, person or day.")
        }
    }
}
