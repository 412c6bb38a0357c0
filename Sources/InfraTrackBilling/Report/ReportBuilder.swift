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
    let parallel: ParallelTime

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
        parallel = try ParallelTime(snapshot, now: filter.now.seconds)
        places.componentRows.append(grouping == .component ? account(nil) : -1)
    }

    var totalUnion: Int64 { union.seconds }

    /// Counts every entry of the snapshot that the report is about, by start.
    ///
    /// The order makes the result the same whatever the files are called.
    mutating func addEntries() throws(LedgerError) {
        let candidates = Candidates(snapshot, filter)
        for stored in candidates.dated { try add(dated: stored.record) }
        for span in candidates.spans { try add(candidates.entries[span.index], span) }
    }

    private mutating func add(
        _ stored: Stored<TimeEntry>, _ candidate: Candidates.Span
    ) throws(LedgerError) {
        let place = try place(of: stored)
        let owner = places.owners[place.owner]
        guard owner.isWanted else { return }
        let span = zones[owner.zone].clipped(candidate.start, candidate.end)
        guard !span.isEmpty else { return }
        union.add(span)
        findings.note(place.owner, places, snapshot.settings)
        try findings.noteOverlap(candidate, stored, place.person, places, snapshot.settings)
        let entry = CountedEntry(
            stored: stored, span: span, start: candidate.start, isBillable: stored.record.billable,
            place: place)
        if !countSimply(entry, owner) { count(entry, pieces(of: entry, owner), owner) }
    }

    private mutating func add(dated entry: TimeEntry) throws(LedgerError) {
        guard let stored = snapshot.timeTable[id: entry.id], let seconds = entry.durationSeconds,
            let date = entry.date
        else { return }
        let place = try place(of: stored)
        let owner = places.owners[place.owner]
        guard owner.isWanted else { return }
        union.add(loose: seconds)
        findings.note(place.owner, places, snapshot.settings)
        let counted = CountedEntry(
            stored: stored, span: nil, start: 0, isBillable: entry.billable, place: place)
        let day = date.daysSinceEpoch
        count(counted, [Counted.Piece(day: day, seconds: seconds, span: nil)], owner)
    }

    /// The stretches of an entry between the borders of days or rates.
    private func pieces(of entry: CountedEntry, _ owner: ReportOwner) -> [Counted.Piece] {
        guard let span = entry.span else { return [] }
        let byDay = grouping == .day || owner.policy.level == .day
        return zones[owner.zone].rules.cut(span, at: byDay ? .everyDay : .days(card.borders)).map {
            var piece = $0
            if !parallel.isEmpty, let span = piece.span {
                piece.counting = parallel.seconds(of: entry.stored.record, on: span)
            }
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

/// An entry on its way into the accounts.
struct CountedEntry {
    let stored: Stored<TimeEntry>
    /// The part that the report is about; `nil` for entries with a duration only.
    let span: Range<Int64>?
    /// When the entry began, before the report's range perhaps.
    let start: Int64
    let isBillable: Bool
    let place: ReportPlace
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
