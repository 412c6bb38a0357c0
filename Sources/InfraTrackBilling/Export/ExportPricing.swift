import InfraTrack

/// Divides work over components, rounds it by the policies and prices it, exactly as the report by
/// component does, so that the sums of an export are those of the report.
struct ExportPricing {
    private let card: RateCard
    private let policies: RoundingPolicies
    private let parallel: ParallelTime
    private var groups = ExportGroups()

    init(_ snapshot: Snapshot) throws(LedgerError) {
        card = try RateCard(settings: snapshot.settings)
        policies = try RoundingPolicies(settings: snapshot.settings)
        parallel = try ParallelTime(snapshot)
    }

    /// Fills in seconds, billed seconds and amounts; entries must come by start.
    mutating func price(_ work: inout [ExportEntry]) throws(LedgerError) {
        for index in work.indices { cut(&work[index], at: index) }
        for (leaf, seconds) in groups.billed {
            work[leaf.entry].atoms[leaf.atom].billed[leaf.share] = seconds
        }
        try ExportAmounts.set(in: &work)
    }

    /// A stretch of an entry without a change of rates.
    private struct Piece {
        let day: Int
        let span: Range<Int64>?
        let seconds: Int64
        /// What counts of it where overlapping time is shared.
        let counting: Int64
        let part: Int
        var billed: Int64 = 0
    }

    private mutating func cut(_ entry: inout ExportEntry, at index: Int) {
        let (policy, scope) = policies.choice(
            client: entry.context.client?.id, project: entry.context.project?.id)
        for piece in billed(pieces(entry, policy), entry, policy) {
            entry.rules.append(entry.weights.indices.map { rule(entry, $0, on: piece.day) })
            let first = entry.atoms.count
            add(piece, to: &entry)
            guard entry.entry.billable, policy.level != .entry else { continue }
            let atoms = entry.atoms[first...].map(\.length)
            let counting = Self.apportion(
                Split.largestRemainder(piece.counting, weights: atoms),
                over: Split.largestRemainder(piece.counting, weights: entry.weights))
            for (place, seconds) in counting.enumerated() {
                groups.add(
                    entry, seconds, policy, scope: scope, day: piece.day,
                    leaf: (index, first + place))
            }
        }
    }

    private func pieces(_ entry: ExportEntry, _ policy: RoundingPolicy) -> [Piece] {
        guard !entry.spans.isEmpty else {
            let (day, seconds) = (entry.entry.date, entry.entry.durationSeconds ?? 0)
            return [
                Piece(
                    day: day?.daysSinceEpoch ?? 0, span: nil, seconds: seconds, counting: seconds,
                    part: 0)
            ]
        }
        let borders = policy.level == .day ? ZoneRules.Borders.everyDay : .days(card.borders)
        return entry.spans.enumerated().flatMap { part, span in
            entry.zone.cut(span, at: borders).map { piece in
                let counting = piece.span.map { parallel.seconds(of: entry.entry, on: $0) }
                return Piece(
                    day: piece.day, span: piece.span, seconds: piece.seconds,
                    counting: counting ?? piece.seconds, part: part)
            }
        }
    }

    /// The pieces with what is billed of each at level `entry`.
    private func billed(
        _ pieces: [Piece], _ entry: ExportEntry, _ policy: RoundingPolicy
    ) -> [Piece] {
        guard entry.entry.billable, policy.level == .entry else { return pieces }
        var pieces = pieces
        for part in Set(pieces.map(\.part)) {
            let places = pieces.indices.filter { pieces[$0].part == part }
            let lengths = places.map { pieces[$0].counting }
            let lower = entry.spans.isEmpty ? nil : entry.spans[part].lowerBound
            let start = parallel.seconds(of: entry.entry, before: lower)
            let total = policy.billed(from: start, to: start + lengths.reduce(0, +))
            let shares = Split.largestRemainder(total, weights: lengths, orFirst: ())
            for (place, share) in zip(places, shares) { pieces[place].billed = share }
        }
        return pieces
    }

    /// Cuts a piece at midnight and divides each day over the components.
    private func add(_ piece: Piece, to entry: inout ExportEntry) {
        let days =
            piece.span.map { span in
                entry.zone.cut(span, at: .everyDay).map { ($0.day, $0.seconds, $0.span) }
            } ?? [(piece.day, piece.seconds, nil)]
        let lengths = days.map(\.1)
        let weights = entry.weights
        let seconds = Self.apportion(
            lengths, over: Split.largestRemainder(piece.seconds, weights: weights))
        let billed = Self.apportion(
            Split.largestRemainder(piece.billed, weights: lengths),
            over: Split.largestRemainder(piece.billed, weights: weights))
        for (index, day) in days.enumerated() {
            var atom = ExportEntry.Atom(
                day: day.0, span: day.2, length: day.1, part: piece.part,
                piece: entry.rules.count - 1)
            atom.seconds = seconds[index]
            atom.billed = billed[index]
            entry.atoms.append(atom)
        }
    }

    private func rule(_ entry: ExportEntry, _ share: Int, on day: Int) -> RateRule? {
        let work = Work(
            entry: entry.entry.id, task: entry.entry.task, component: entry.component(share),
            project: entry.context.project?.id, client: entry.context.client?.id,
            person: entry.entry.person)
        return card.rule(for: work, on: CalendarDate(daysSinceEpoch: day))
    }

    /// A table of whole numbers with the given sums of rows and of columns, as even as can be.
    static func apportion(_ rows: [Int64], over columns: [Int64]) -> [[Int64]] {
        var rest = columns
        return rows.map { row in
            let shares = Split.largestRemainder(row, weights: rest)
            guard !shares.isEmpty else { return rest.map { _ in 0 } }
            for index in rest.indices { rest[index] -= shares[index] }
            return shares
        }
    }
}
