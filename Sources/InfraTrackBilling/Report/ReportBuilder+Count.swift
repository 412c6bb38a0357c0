import InfraTrack

extension ReportBuilder {
    /// The rule that prices each share of an entry that began on a day; −1 for none.
    func rules(_ id: RecordID, _ context: ReportContext, _ task: RecordID, on day: Int) -> [Int] {
        context.shares.map { share in
            if hasEntryRates {
                let work = Work(
                    entry: id, task: task, component: share.component, project: context.project,
                    client: context.client, person: context.person)
                return card.rules.firstIndex { $0.holds(on: day) && $0.fits(work) } ?? -1
            }
            return share.rules.first { card.rules[$0].holds(on: day) } ?? -1
        }
    }

    /// Counts an entry whose span is cut into pieces, one for each day if need be.
    mutating func count(_ work: Counted, _ context: ReportContext) {
        let billed = billed(work, context)
        for (piece, billed) in zip(work.pieces, billed) {
            var start = piece.span?.lowerBound ?? 0
            let seconds = divide(piece.seconds, context)
            let parts = divide(billed, context)
            for (index, share) in context.shares.enumerated() {
                let row = share.row >= 0 ? share.row : dayAccount(piece.day)
                let span = piece.span.map { _ in start..<start + seconds[index] }
                start += seconds[index]
                accounts[row].add(seconds: seconds[index], on: span, context.currency)
                let part = Part(row: row, rule: work.rules[index])
                if context.policy.level == .entry {
                    bill(parts[index], part, context)
                } else if work.isBillable {
                    group(part, seconds[index], piece.day, context)
                }
            }
        }
    }

    /// The billed seconds of each piece at level `entry`.
    private func billed(_ work: Counted, _ context: ReportContext) -> [Int64] {
        guard work.isBillable, context.policy.level == .entry else {
            return work.pieces.map { _ in 0 }
        }
        let lengths = work.pieces.map(\.seconds)
        let total = context.policy.billed(lengths.reduce(0, +))
        return Split.largestRemainder(total, weights: lengths)
    }

    private func divide(_ seconds: Int64, _ context: ReportContext) -> [Int64] {
        if context.shares.count == 1 { return [seconds] }
        return Split.largestRemainder(seconds, weights: context.shares.map(\.weight))
    }

    private mutating func dayAccount(_ day: Int) -> Int {
        if let known = dayAccounts[day] { return known }
        let made = account(CalendarDate(daysSinceEpoch: day).description)
        dayAccounts[day] = made
        return made
    }

    private mutating func bill(_ seconds: Int64, _ part: Part, _ context: ReportContext) {
        guard seconds > 0 else { return }
        accounts[part.row].bill(seconds, rule: part.rule)
        if part.rule < 0 { findings.noteMissingRate(context) }
    }

    private mutating func group(
        _ part: Part, _ seconds: Int64, _ day: Int, _ context: ReportContext
    ) {
        let level = context.policy.level
        let key = GroupKey(
            scope: context.scope, row: level == .invoice ? -1 : part.row,
            day: level == .day ? day : 0)
        groups[key, default: PolicyGroup(policy: context.policy)].add(seconds, part)
        if part.rule < 0 { findings.noteMissingRate(context) }
    }

    /// Rounds what is rounded together and gives the accounts that have anything.
    mutating func finished() -> [ReportAccount] {
        for group in groups.values {
            for (part, seconds) in group.billed {
                accounts[part.row].bill(seconds, rule: part.rule)
            }
        }
        groups = [:]
        return accounts.filter { $0.sum > 0 }
    }
}

/// An entry on its way into the accounts.
struct Counted {
    let pieces: [Piece]
    /// The place on the rate card for each share, −1 for none.
    let rules: [Int]
    let isBillable: Bool

    /// A part of the entry on one day.
    struct Piece {
        let day: Int
        let seconds: Int64
        /// Where it lies; unknown for entries with a duration only.
        let span: Range<Int64>?
    }
}

extension Counted.Piece {
    /// A piece that lies on a span.
    init(day: Int, span: Range<Int64>) {
        self.init(day: day, seconds: Int64(span.count), span: span)
    }
}
