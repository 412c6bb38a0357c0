import InfraTrack

/// Walks over the entries once and counts them into rows.
struct ReportBuilder {
    let snapshot: Snapshot
    let filter: ReportFilter
    let grouping: TimeReport.Grouping
    let card: RateCard
    let policies: RoundingPolicies
    let hasEntryRates: Bool

    var zones: [ReportZone] = []
    var zoneIndex: [String?: Int] = [:]
    var accounts: [ReportAccount] = []
    var accountIndex: [String?: Int] = [:]
    var dayAccounts: [Int: Int] = [:]
    var contexts: [RecordID: [ReportContext]] = [:]
    var groups: [GroupKey: PolicyGroup] = [:]
    var slots: [String: Int] = [:]
    var findings = ReportFindings()
    private var union = SpanUnion()

    init(
        _ snapshot: Snapshot, _ filter: ReportFilter, _ grouping: TimeReport.Grouping
    ) throws(LedgerError) {
        self.snapshot = snapshot
        self.filter = filter
        self.grouping = grouping
        card = try RateCard(settings: snapshot.settings)
        policies = try RoundingPolicies(settings: snapshot.settings)
        hasEntryRates = card.rules.contains { $0.entry != nil }
    }

    var warnings: [Finding] { findings.all }
    var totalUnion: Int64 { union.seconds }

    /// Counts every entry of the snapshot that the report is about, by start.
    ///
    /// The order makes the result the same whatever the files are called.
    mutating func addEntries() throws(LedgerError) {
        for candidate in candidates() { try add(candidate) }
    }

    private func candidates() -> [Candidate] {
        let wide = filter.widest
        let now = filter.now.seconds
        var candidates: [Candidate] = []
        candidates.reserveCapacity(snapshot.timeTable.count)
        for stored in snapshot.timeTable.all {
            if let start = stored.record.start?.seconds {
                let end = stored.record.end?.seconds ?? max(start, now)
                guard start < wide.upperBound, end > wide.lowerBound else { continue }
                candidates.append(Candidate(stored, start: start, end: end))
            } else if let day = stored.record.date?.daysSinceEpoch, filter.days.contains(day) {
                candidates.append(Candidate(stored, start: .min, end: .min))
            }
        }
        candidates.sort { ($0.start, $0.end, $0.id) < ($1.start, $1.end, $1.id) }
        return candidates
    }

    private mutating func add(_ candidate: Candidate) throws(LedgerError) {
        let entry = candidate.stored.record
        let context = try context(of: entry)
        guard context.isWanted, let work = counted(candidate, context) else { return }
        for piece in work.pieces {
            if let span = piece.span { union.add(span) } else { union.add(loose: piece.seconds) }
        }
        findings.noteUndeclared(context, snapshot.settings)
        if entry.start != nil { try findings.note(candidate, context, snapshot) }
        count(work, context)
    }

    /// The pieces of an entry that lie in the report's range; `nil` when there are none.
    private func counted(_ candidate: Candidate, _ context: ReportContext) -> Counted? {
        let entry = candidate.stored.record
        let zone = zones[context.zone]
        let day: Int
        let pieces: [Counted.Piece]
        if let seconds = entry.durationSeconds, let date = entry.date {
            day = date.daysSinceEpoch
            pieces = [Counted.Piece(day: day, seconds: seconds, span: nil)]
        } else {
            let span = zone.clipped(candidate.start, candidate.end)
            guard !span.isEmpty else { return nil }
            day = zone.rules.day(at: candidate.start)
            let byDay = grouping == .day || context.policy.level == .day
            pieces = zone.rules.cut(span, at: byDay ? .everyDay : .days(card.borders))
        }
        return Counted(
            pieces: pieces, rules: rules(candidate.id, context, entry.task, on: day),
            isBillable: entry.billable)
    }
}

/// An entry that may lie in the report's range, with its span in seconds.
struct Candidate {
    let stored: Stored<TimeEntry>
    let start: Int64
    let end: Int64
    let id: RecordID

    init(_ stored: Stored<TimeEntry>, start: Int64, end: Int64) {
        self.stored = stored
        self.start = start
        self.end = end
        id = stored.record.id
    }
}
