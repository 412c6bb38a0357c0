import InfraTrack

/// Walks over the entries once and counts them into rows.
///
/// What many entries have in common, such as a task's client or the rates of a component, is worked
/// out once and kept in tables of small numbers, so that an entry costs a few comparisons.
struct ReportBuilder {
    let snapshot: Snapshot
    let filter: ReportFilter
    let grouping: TimeReport.Grouping
    let card: RateCard
    let policies: RoundingPolicies
    var parallel: ParallelTime

    var zones: [ReportZone] = []
    var zoneIndex: [String?: Int] = [:]
    var accounts: [ReportAccount] = []
    var accountIndex: [String?: Int] = [:]
    var dayAccounts: [Int: Int] = [:]
    var currencies: [Currency] = []
    var places = ReportPlaces()
    var groups: [GroupKey: PolicyGroup] = [:]
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
        parallel = try ParallelTime(snapshot, now: nil, hasBackground: false)
        places.componentRows.append(grouping == .component ? account(nil) : -1)
    }

    var totalUnion: Int64 { union.seconds }

    /// Counts every entry of the snapshot that the report is about, by start.
    ///
    /// The order makes the result the same whatever the files are called.
    mutating func addEntries() throws(LedgerError) {
        var candidates = try candidates()
        parallel = try ParallelTime(
            snapshot, now: filter.now.seconds, hasBackground: candidates.hasBackground)
        candidates.sort()
        for candidate in candidates.dated { add(dated: candidate) }
        for candidate in candidates.spans { try add(candidate) }
    }

    /// The entries that may lie in the range, each looked at once.
    private mutating func candidates() throws(LedgerError) -> Candidates {
        let wide = filter.widest
        let now = filter.now.seconds
        var candidates = Candidates()
        var failure: LedgerError?
        candidates.reserve(snapshot.count(.time))
        addTasks()
        snapshot.forEachEntry { stored in
            var flags: Candidate.Flags = stored.record.billable ? [.billable] : []
            let (first, last): (Int64, Int64)
            if let start = stored.record.start?.seconds {
                let end = stored.record.end?.seconds ?? max(start, now)
                guard start < wide.upperBound, end > wide.lowerBound else { return }
                flags.insert(.hasSpan)
                if stored.record.isRunning { flags.insert(.running) }
                (first, last) = (start, end)
            } else {
                guard let day = stored.record.date?.daysSinceEpoch, filter.days.contains(day),
                    let seconds = stored.record.durationSeconds
                else { return }
                (first, last) = (Int64(day), seconds)
            }
            if !stored.record.components.isEmpty { flags.insert(.ownComponents) }
            do throws(LedgerError) {
                let place = try place(of: stored)
                guard places.owners[place.owner].isWanted else { return }
                candidates.add(
                    Candidate(
                        id: stored.record.id, start: first, end: last, task: Int32(place.task),
                        owner: Int32(place.owner), person: Int32(place.person), flags: flags),
                    isBackground: stored.record.isBackground)
            } catch {
                failure = failure ?? error
            }
        }
        if let failure { throw failure }
        return candidates
    }

    private mutating func add(_ entry: Candidate) throws(LedgerError) {
        let zone = places.zones[Int(entry.owner)]
        let span = zones[zone].clipped(entry.start, entry.end)
        guard !span.isEmpty else { return }
        union.add(span)
        findings.note(Int(entry.owner), places, snapshot.settings)
        try findings.noteOverlap(entry, places, snapshot)
        if !countSimply(entry, span, zone) {
            count(entry, pieces(of: entry, span), span)
        }
    }

    private mutating func add(dated entry: Candidate) {
        union.add(loose: entry.end)
        findings.note(Int(entry.owner), places, snapshot.settings)
        count(entry, [Counted.Piece(day: Int(entry.start), seconds: entry.end, span: nil)], nil)
    }

    /// The stretches of an entry between the borders of days or rates.
    private func pieces(of entry: Candidate, _ span: Range<Int64>) -> [Counted.Piece] {
        let owner = places.owners[Int(entry.owner)]
        let byDay = grouping == .day || owner.policy.level == .day
        let pieces = zones[owner.zone].rules.cut(span, at: byDay ? .everyDay : .days(card.borders))
        guard !parallel.isEmpty, let record = snapshot.entry(entry.id) else { return pieces }
        return pieces.map {
            var piece = $0
            if let span = piece.span { piece.counting = parallel.seconds(of: record, on: span) }
            return piece
        }
    }

    /// Rounds what is rounded together and gives the accounts that have anything.
    mutating func finished() -> [ReportAccount] {
        let keys = accounts.map(\.key)
        for group in groups.values {
            for (part, seconds) in group.billed(byKeys: keys) {
                accounts[part.row].bill(seconds, rule: part.rule)
            }
        }
        groups = [:]
        return accounts.filter { $0.sum > 0 }
    }
}

/// Stretches of entries between borders.
enum Counted {
    /// A part of an entry on one day.
    struct Piece {
        let day: Int
        let seconds: Int64
        /// Where it lies; unknown for entries with a duration only.
        let span: Range<Int64>?
        /// The seconds that are billed: less where overlapping time is shared.
        var counting: Int64

        init(day: Int, seconds: Int64, span: Range<Int64>?) {
            self.day = day
            self.seconds = seconds
            self.span = span
            counting = seconds
        }

        /// A piece that lies on a span.
        init(day: Int, span: Range<Int64>) {
            self.init(day: day, seconds: Int64(span.count), span: span)
        }
    }
}
