import InfraTrack

/// Turns parts of entries into lines: shares by weight, rates by day, rounding by policy.
///
/// The result depends on the records and settings alone, so that anybody can derive it again.
struct InvoiceCalculation {
    let snapshot: Snapshot
    let request: InvoiceRequest
    let terms: InvoiceTerms
    let card: RateCard
    let policies: RoundingPolicies
    let earlier: EarlierInvoices
    let parallel: ParallelTime
    private let fees: [FixedFee]

    var parts: [BilledPart] = []
    var rows: [InvoiceRow] = []
    private var rowIndex: [InvoiceRow: Int] = [:]
    var contributions: [Contribution] = []
    private var groups: [GroupKey: Group] = [:]
    private var scopes: [String: Int] = [:]
    private(set) var unpriced: [RecordID] = []

    /// Seconds of a part that go to one line.
    struct Contribution {
        let part: Int
        let line: Part
        let seconds: Int64
        var billed: Int64 = 0
    }

    /// What is rounded together, with its places among the contributions.
    private struct Group {
        var policy: PolicyGroup
        let scope: String
        let level: RoundingPolicy.Level
        let isCumulative: Bool
        var members: [Int] = []
    }

    init(
        _ snapshot: Snapshot, _ request: InvoiceRequest, _ terms: InvoiceTerms, number: String?
    ) throws(LedgerError) {
        self.snapshot = snapshot
        self.request = request
        self.terms = terms
        card = try RateCard(settings: snapshot.settings)
        policies = try RoundingPolicies(settings: snapshot.settings)
        earlier = EarlierInvoices(
            snapshot, client: request.client, besides: number, policies)
        parallel = try ParallelTime(snapshot)
        fees = try FixedFee.list(snapshot.settings).filter {
            $0.client == request.client
                && (request.project == nil || $0.project == request.project)
        }
    }

    mutating func add(_ part: BilledPart) {
        let owner = EntryOwner(part.entry, in: snapshot)
        let (policy, scope) = policies.choice(client: owner.client, project: owner.project)
        let pieces = pieces(of: part, policy)
        let billed = billed(part, pieces, policy)
        parts.append(part)
        for (piece, billed) in zip(pieces, billed) {
            add(piece, billed, part, owner, policy, scope)
        }
    }

    /// The seconds that count of each stretch between the borders of days or rates.
    private func pieces(of part: BilledPart, _ policy: RoundingPolicy) -> [Counted.Piece] {
        guard let span = part.span else {
            return [Counted.Piece(day: part.day, seconds: part.seconds, span: nil)]
        }
        let byDay = request.grouping == .day || policy.level == .day
        return terms.zone.cut(span, at: byDay ? .everyDay : .days(card.borders)).map {
            Counted.Piece(
                day: $0.day, seconds: parallel.seconds(of: part.entry, on: $0.span ?? span),
                span: $0.span)
        }
    }

    /// The billed seconds of each piece at level `entry`.
    private func billed(
        _ part: BilledPart, _ pieces: [Counted.Piece], _ policy: RoundingPolicy
    ) -> [Int64] {
        guard policy.level == .entry else { return pieces.map { _ in 0 } }
        let start = parallel.seconds(of: part.entry, before: part.span?.lowerBound)
        let lengths = pieces.map(\.seconds)
        let total = policy.billed(from: start, to: start + lengths.reduce(0, +))
        return Split.largestRemainder(total, weights: lengths, orFirst: ())
    }

    private mutating func add(
        _ piece: Counted.Piece, _ billed: Int64, _ part: BilledPart, _ owner: EntryOwner,
        _ policy: RoundingPolicy, _ scope: String
    ) {
        let shares = owner.shares.isEmpty ? [nil] : owner.shares.map { $0 as TimeEntry.Share? }
        let weights = shares.map { Int64($0?.weight ?? 1) }
        let seconds = Split.largestRemainder(piece.seconds, weights: weights)
        let billed = Split.largestRemainder(billed, weights: weights)
        for (index, share) in shares.enumerated() {
            var row = InvoiceRow(
                request.grouping, part.entry, share?.component, project: owner.project,
                day: piece.day)
            row.tax = terms.tax(project: owner.project)
            row.isCorrection = part.isCorrection
            let rule = rule(part.entry, share?.component, owner, on: piece.day)
            let line = Part(row: self.index(of: row), rule: rule)
            if rule < 0, unpriced.last != part.entry.id { unpriced.append(part.entry.id) }
            contributions.append(
                Contribution(
                    part: parts.count - 1, line: line, seconds: seconds[index],
                    billed: billed[index]))
            if policy.level != .entry { group(policy, scope, piece.day) }
        }
    }

    private func rule(
        _ entry: TimeEntry, _ component: ComponentKey?, _ owner: EntryOwner, on day: Int
    ) -> Int {
        let work = Work(
            entry: entry.id, task: entry.task, component: component, project: owner.project,
            client: owner.client, person: entry.person)
        return card.rules.firstIndex { $0.holds(on: day) && $0.fits(work) } ?? -1
    }

    private mutating func index(of row: InvoiceRow) -> Int {
        if let known = rowIndex[row] { return known }
        rows.append(row)
        rowIndex[row] = rows.count - 1
        return rows.count - 1
    }

    /// Puts the last contribution into the group it is rounded with.
    private mutating func group(_ policy: RoundingPolicy, _ scope: String, _ day: Int) {
        let member = contributions[contributions.count - 1]
        let slot = scopes[scope] ?? scopes.count
        scopes[scope] = slot
        let key = GroupKey(
            scope: slot, row: policy.level == .invoice ? -1 : member.line.row,
            day: policy.level == .day ? day : 0)
        var group =
            groups[key]
            ?? Group(
                policy: PolicyGroup(policy: policy), scope: scope, level: policy.level,
                isCumulative: policy.isCumulative)
        group.policy.add(member.seconds, member.line)
        group.members.append(contributions.count - 1)
        groups[key] = group
    }

    /// Rounds what is rounded together and shares it out over its contributions.
    mutating func settle() {
        let keys = rows.map(\.key)
        for (key, group) in groups {
            var before: (worked: Int64, billed: Int64) = (0, 0)
            if group.isCumulative, group.level == .invoice {
                before = earlier.seconds(inScope: group.scope)
            } else if group.isCumulative, group.level == .line {
                before = earlier.seconds(of: rows[key.row])
            }
            for (line, seconds) in group.policy.billed(
                byKeys: keys, after: before.worked, before.billed)
            {
                let members = group.members.filter { contributions[$0].line == line }
                let shares = Split.largestRemainder(
                    seconds, weights: members.map { contributions[$0].seconds })
                for (member, share) in zip(members, shares) {
                    contributions[member].billed = share
                }
            }
        }
        groups = [:]
    }

    /// The fees that are due in the period and that no other invoice charges.
    func dueFees(besides number: String?) -> [(fee: FixedFee, day: CalendarDate)] {
        let charged = Set(
            snapshot.invoiceTable.all.map(\.record).filter {
                $0.client == request.client && $0.id != number && $0.holdsEntries
            }.flatMap(\.lines).compactMap { line in
                line.fee.map { "\($0) \(line.day?.description ?? "")" }
            })
        return fees.flatMap { fee in
            fee.days(from: request.from, to: request.to).map { (fee, $0) }
        }.filter { !charged.contains("\($0.0.id) \($0.1)") }
    }
}
