import InfraTrack

extension ReportBuilder {
    /// Counts an entry that needs no cutting: one component, rounded by itself, no border inside.
    ///
    /// - Returns: false when it must be cut.
    mutating func countSimply(_ entry: Candidate, _ span: Range<Int64>, _ zone: Int) -> Bool {
        let task = Int(entry.task)
        let component = places.only[task]
        guard component >= 0, grouping != .day, !entry.flags.contains(.ownComponents),
            places.policies[Int(entry.owner)].level == .entry, parallel.isEmpty
        else { return false }
        let stretch = zones[zone].stretch(of: span)
        guard stretch >= 0 else { return false }
        let row = row(entry, component: component)
        let seconds = Int64(span.count)
        accounts[row].add(seconds: seconds, on: span, places.currencies[Int(entry.owner)])
        guard entry.isBillable else { return true }
        let policy = places.policies[Int(entry.owner)]
        let billed =
            policy.isExact
            ? seconds
            : policy.billed(
                from: span.lowerBound - entry.start, to: span.upperBound - entry.start)
        bill(billed, Part(row: row, rule: rule(entry, stretch: stretch)), Int(entry.owner), policy)
        return true
    }

    /// Counts an entry that was cut into pieces.
    mutating func count(
        _ entry: Candidate, _ pieces: [Counted.Piece], _ span: Range<Int64>?
    ) {
        let owner = places.owners[Int(entry.owner)]
        let shares = shares(of: entry)
        let weights = shares.map(\.weight)
        let billed = billed(entry, pieces, span, owner.policy)
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
                    ? dayAccount(piece.day) : row(entry, component: share.component)
                let span = piece.span.map { _ in start..<start + seconds[index] }
                start += seconds[index]
                accounts[row].add(seconds: seconds[index], on: span, owner.currency)
                guard entry.isBillable else { continue }
                let rule = rule(entry, component: share.component, stretch: stretch)
                let part = Part(row: row, rule: rule)
                if owner.policy.level == .entry {
                    bill(parts[index], part, Int(entry.owner), owner.policy)
                } else {
                    group(part, counting[index], piece.day, Int(entry.owner), owner)
                }
            }
        }
    }

    /// The billed seconds of each piece at level `entry`.
    private func billed(
        _ entry: Candidate, _ pieces: [Counted.Piece], _ span: Range<Int64>?,
        _ policy: RoundingPolicy
    ) -> [Int64] {
        guard entry.isBillable, policy.level == .entry else { return pieces.map { _ in 0 } }
        let lengths = pieces.map(\.counting)
        var start: Int64 = 0
        if let span {
            start = span.lowerBound - entry.start
            if start > 0, !parallel.isEmpty, let record = snapshot.entry(entry.id) {
                start = parallel.seconds(of: record, before: span.lowerBound)
            }
        }
        let total = policy.billed(from: start, to: start + lengths.reduce(0, +))
        return Split.largestRemainder(total, weights: lengths, orFirst: ())
    }

    private func row(_ entry: Candidate, component: Int) -> Int {
        switch grouping {
        case .component: places.componentRows[component]
        case .client, .project: places.ownerRows[Int(entry.owner)]
        case .task: places.taskRows[Int(entry.task)]
        case .person: places.people[Int(entry.person)].row
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
        _ seconds: Int64, _ part: Part, _ owner: Int, _ policy: RoundingPolicy
    ) {
        guard seconds > 0 else { return }
        accounts[part.row].bill(seconds, rule: part.rule)
        accounts[part.row].note(policy)
        if part.rule < 0 { findings.noteMissingRate(owner, places) }
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
