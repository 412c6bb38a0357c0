import InfraTrack

extension ReportBuilder {
    /// Counts an entry that needs no cutting: one component, rounded by itself, no border inside.
    ///
    /// - Returns: false when it must be cut.
    mutating func countSimply(_ entry: CountedEntry, _ owner: ReportOwner) -> Bool {
        guard let span = entry.span, grouping != .day, owner.policy.level == .entry,
            parallel.isEmpty, entry.stored.record.components.isEmpty,
            places.tasks[entry.place.task].shares.count == 1
        else { return false }
        let stretch = zones[owner.zone].stretch(of: span)
        guard stretch >= 0 else { return false }
        let component = places.tasks[entry.place.task].shares[0].component
        let row = row(entry, component: component, owner)
        let seconds = Int64(span.count)
        accounts[row].add(seconds: seconds, on: span, owner.currency)
        guard entry.isBillable else { return true }
        let billed =
            owner.policy.isExact
            ? seconds
            : owner.policy.billed(
                from: span.lowerBound - entry.start, to: span.upperBound - entry.start)
        let rule = rule(entry, stretch: stretch)
        bill(billed, Part(row: row, rule: rule), entry.place.owner, owner)
        return true
    }

    /// Counts an entry that was cut into pieces.
    mutating func count(
        _ entry: CountedEntry, _ pieces: [Counted.Piece], _ owner: ReportOwner
    ) {
        let shares = shares(of: entry)
        let weights = shares.map(\.weight)
        let billed = billed(entry, pieces, owner)
        for (piece, billed) in zip(pieces, billed) {
            var start = piece.span?.lowerBound ?? 0
            let seconds = Split.largestRemainder(piece.seconds, weights: weights)
            let counting =
                piece.counting == piece.seconds
                ? seconds : Split.largestRemainder(piece.counting, weights: weights)
            let parts = Split.largestRemainder(billed, weights: weights)
            let stretch = stretch(of: piece.day)
            for (index, share) in shares.enumerated() {
                let row =
                    grouping == .day
                    ? dayAccount(piece.day) : row(entry, component: share.component, owner)
                let span = piece.span.map { _ in start..<start + seconds[index] }
                start += seconds[index]
                accounts[row].add(seconds: seconds[index], on: span, owner.currency)
                guard entry.isBillable else { continue }
                let rule = rule(entry, component: share.component, stretch: stretch)
                let part = Part(row: row, rule: rule)
                if owner.policy.level == .entry {
                    bill(parts[index], part, entry.place.owner, owner)
                } else {
                    group(part, counting[index], piece.day, entry.place.owner, owner)
                }
            }
        }
    }

    /// The billed seconds of each piece at level `entry`.
    private func billed(
        _ entry: CountedEntry, _ pieces: [Counted.Piece], _ owner: ReportOwner
    ) -> [Int64] {
        guard entry.isBillable, owner.policy.level == .entry else {
            return pieces.map { _ in 0 }
        }
        let lengths = pieces.map(\.counting)
        let start = parallel.seconds(of: entry.stored.record, before: entry.span?.lowerBound)
        let total = owner.policy.billed(from: start, to: start + lengths.reduce(0, +))
        return Split.largestRemainder(total, weights: lengths, orFirst: ())
    }

    private func row(_ entry: CountedEntry, component: Int, _ owner: ReportOwner) -> Int {
        switch grouping {
        case .component: places.componentRows[component]
        case .client, .project: owner.row
        case .task: places.tasks[entry.place.task].row
        case .person: places.people[entry.place.person].row
        case .day: -1
        }
    }

    private mutating func dayAccount(_ day: Int) -> Int {
        if let known = dayAccounts[day] { return known }
        let made = account(CalendarDate(daysSinceEpoch: day).description)
        dayAccounts[day] = made
        return made
    }

    private mutating func bill(
        _ seconds: Int64, _ part: Part, _ place: Int, _ owner: ReportOwner
    ) {
        guard seconds > 0 else { return }
        accounts[part.row].bill(seconds, rule: part.rule)
        accounts[part.row].note(owner.policy)
        if part.rule < 0 { findings.noteMissingRate(place, places) }
    }

    private mutating func group(
        _ part: Part, _ seconds: Int64, _ day: Int, _ place: Int, _ owner: ReportOwner
    ) {
        let level = owner.policy.level
        let key = GroupKey(
            scope: owner.scope, row: level == .invoice ? -1 : part.row,
            day: level == .day ? day : 0)
        groups[key, default: PolicyGroup(policy: owner.policy)].add(seconds, part)
        accounts[part.row].note(owner.policy)
        if part.rule < 0 { findings.noteMissingRate(place, places) }
    }
}
