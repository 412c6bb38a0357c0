import InfraTrack

/// Finds the work of an export, cuts and prices it.
struct ExportBuilder {
    private let snapshot: Snapshot
    private let filter: ReportFilter
    private let needs: ExportNeeds
    private let format: String?
    private var pricing: ExportPricing
    private var zones: [String?: ExportZone] = [:]
    /// The next free instant of a day for work without a start, by person and day.
    private var free: [String: Int64] = [:]
    /// What was taken of entries that were not taken whole.
    private var partial: [RecordID: Range<Int64>] = [:]
    var findings = ExportFindings()

    init(
        _ snapshot: Snapshot, _ filter: ReportFilter, needs: ExportNeeds, leavingOut format: String?
    ) throws(LedgerError) {
        self.snapshot = snapshot
        self.filter = filter
        self.needs = needs
        self.format = format
        pricing = try ExportPricing(snapshot)
    }

    /// The work by start; what has a duration only comes first.
    mutating func items() throws(LedgerError) -> [ExportItem] {
        var work: [ExportEntry] = []
        for stored in snapshot.timeTable.all {
            if let entry = try entry(stored) { work.append(entry) }
        }
        work.sort { ($0.start, $0.end, $0.entry.id) < ($1.start, $1.end, $1.entry.id) }
        try pricing.price(&work)
        var items: [ExportItem] = []
        for entry in work {
            for var item in entry.items(byDay: needs.contains(.days)) where keep(item) {
                if needs.contains(.starts), item.span == nil { place(&item) }
                items.append(item)
            }
        }
        // Work that was given a start takes its place; the order is otherwise as it was.
        guard needs.contains(.starts) else { return items }
        return items.sorted {
            ($0.span?.lowerBound ?? .min, $0.entry.id) < ($1.span?.lowerBound ?? .min, $1.entry.id)
        }
    }

    /// What was taken of the entries of these items.
    func parts(of items: [ExportItem]) -> [ExportPart] {
        var seen: Set<RecordID> = []
        return items.filter { seen.insert($0.entry.id).inserted }.map {
            ExportPart(id: $0.entry.id, span: partial[$0.entry.id])
        }
    }

    private mutating func zone(_ name: String?) throws(LedgerError) -> ExportZone {
        if let known = zones[name] { return known }
        let made = try ExportZone(name, filter)
        zones[name] = made
        return made
    }

    private mutating func entry(_ stored: Stored<TimeEntry>) throws(LedgerError) -> ExportEntry? {
        let entry = stored.record
        let context = ExportContext(entry, snapshot)
        guard filter.wants(client: context.client?.id, project: nil) else { return nil }
        let zone = try zone(context.zone)
        if let start = entry.start?.seconds {
            guard let end = entry.end?.seconds else {
                if zone.range.upperBound > start { findings.running(stored) }
                return nil
            }
            let whole = start..<max(start, end)
            let spans = unmarked(entry, zone.clipped(start, end))
            guard !spans.isEmpty else { return nil }
            if spans != [whole], let first = spans.first, let last = spans.last {
                partial[entry.id] = first.lowerBound..<last.upperBound
            }
            return ExportEntry(entry, context, zone.rules, whole: whole, spans: spans)
        }
        guard entry.durationSeconds != nil, let date = entry.date,
            filter.days.contains(date.daysSinceEpoch), !isMarked(entry)
        else { return nil }
        if needs.contains(.starts) { findings.placed(stored) }
        return ExportEntry(entry, context, zone.rules)
    }

    /// The parts of a span that no earlier export of the form took.
    private func unmarked(_ entry: TimeEntry, _ span: Range<Int64>) -> [Range<Int64>] {
        var rest = span.isEmpty ? [] : [span]
        for mark in entry.exported where mark.format == format {
            let low = mark.from?.seconds ?? .min
            let high = max(low, mark.to?.seconds ?? .max)
            rest = rest.flatMap { [$0.clamped(to: .min..<low), $0.clamped(to: high..<(.max))] }
                .filter { !$0.isEmpty }
        }
        return rest
    }

    private func isMarked(_ entry: TimeEntry) -> Bool {
        entry.exported.contains { $0.format == format }
    }

    /// Gives work without a start the next free time of its day, from midnight on.
    private mutating func place(_ item: inout ExportItem) {
        let day = item.zone.start(of: item.day)
        let key = "\(item.day) \(item.person?.id ?? "")"
        let start = max(day, free[key] ?? day)
        item.span = start..<start + item.seconds
        free[key] = start + item.seconds
    }

    private mutating func keep(_ item: ExportItem) -> Bool {
        if needs.contains(.billableOnly), !item.entry.billable { return false }
        let isUnpriced = item.shares.contains { $0.billed > 0 && $0.amount == nil }
        if needs.contains(.amounts), isUnpriced {
            findings.missingRate(item)
            if needs.contains(.prices) { return false }
        }
        if needs.contains(.prices), item.shares.contains(where: { $0.amount == nil }) {
            findings.missingCurrency(item)
            return false
        }
        if needs.contains(.billableOnly),
            let invoice = snapshot.invoice(locking: item.entry.id)
        {
            findings.billed(item, by: invoice.id)
        }
        if needs.contains(.addresses), item.email == nil { findings.missingAddress(item) }
        return true
    }
}

/// A client's zone with the range of the export in it.
struct ExportZone: Sendable {
    let rules: ZoneRules
    /// The export's instants in seconds since the epoch.
    let range: Range<Int64>

    init(_ name: String?, _ filter: ReportFilter) throws(LedgerError) {
        rules =
            try name.map { name throws(LedgerError) in
                try ZoneRules(name, covering: filter.widest)
            } ?? .utc
        range = rules.start(of: filter.from)..<rules.start(of: filter.to.adding(days: 1))
    }

    /// The part of a span that is exported; empty when there is none.
    func clipped(_ start: Int64, _ end: Int64) -> Range<Int64> {
        let low = max(start, range.lowerBound)
        return low..<max(low, min(end, range.upperBound))
    }
}
