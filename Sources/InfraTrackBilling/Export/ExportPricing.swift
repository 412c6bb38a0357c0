import InfraTrack

/// Divides work over components, rounds it by the policies and prices it, exactly as the report by
/// component does, so that the sums of an export are those of the report.
struct ExportPricing {
    private let card: RateCard
    private let policies: RoundingPolicies
    private var groups: [GroupKey: Int] = [:]
    private var rounded: [Group] = []
    private var rows: [String?: Int] = [:]
    private var scopes: [String: Int] = [:]

    init(settings: Settings) throws(LedgerError) {
        card = try RateCard(settings: settings)
        policies = try RoundingPolicies(settings: settings)
    }

    /// One share of one day of one entry.
    private struct Leaf {
        let entry: Int
        let atom: Int
        let share: Int
        let weight: Int64
    }

    /// What is rounded together.
    private struct Group {
        let policy: RoundingPolicy
        var parts: [Part] = []
        var leaves: [[Leaf]] = []

        mutating func add(_ leaf: Leaf, _ part: Part) {
            if let place = parts.firstIndex(of: part) {
                leaves[place].append(leaf)
            } else {
                parts.append(part)
                leaves.append([leaf])
            }
        }
    }

    /// Fills in seconds, billed seconds and amounts; entries must come by start.
    mutating func price(_ work: inout [ExportEntry]) throws(LedgerError) {
        for index in work.indices { divide(&work[index], at: index) }
        for group in rounded { round(group, &work) }
        try setAmounts(&work)
    }

    private mutating func divide(_ entry: inout ExportEntry, at index: Int) {
        let (policy, scope) = policies.choice(
            client: entry.context.client?.id, project: entry.context.project?.id)
        entry.rules = entry.weights.indices.map { rule(entry, $0) }
        let seconds =
            policy.level == .day
            ? entry.lengths.map { Split.largestRemainder($0, weights: entry.weights) }
            : Self.apportion(
                entry.lengths,
                over: Split.largestRemainder(entry.lengths.reduce(0, +), weights: entry.weights))
        let billed = billed(entry, policy)
        entry.update { place, atom in
            atom.seconds = seconds[place]
            atom.billed = billed[place]
        }
        guard entry.entry.billable, policy.level != .entry else { return }
        group(entry, at: index, policy, scope)
    }

    private func rule(_ entry: ExportEntry, _ share: Int) -> RateRule? {
        let work = Work(
            entry: entry.entry.id, task: entry.entry.task, component: entry.component(share),
            project: entry.context.project?.id, client: entry.context.client?.id,
            person: entry.entry.person)
        return card.rule(for: work, on: CalendarDate(daysSinceEpoch: entry.firstDay))
    }

    /// The billed seconds by day and share at level `entry`; zeros at the other levels.
    private func billed(_ entry: ExportEntry, _ policy: RoundingPolicy) -> [[Int64]] {
        guard entry.entry.billable, policy.level == .entry else {
            return entry.lengths.map { _ in entry.weights.map { _ in 0 } }
        }
        let total = policy.billed(entry.lengths.reduce(0, +))
        return Self.apportion(
            Split.largestRemainder(total, weights: entry.lengths),
            over: Split.largestRemainder(total, weights: entry.weights))
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

    private mutating func group(
        _ entry: ExportEntry, at index: Int, _ policy: RoundingPolicy, _ scope: String
    ) {
        for (place, atom) in entry.atoms.enumerated() {
            for share in atom.seconds.indices {
                let row = number(entry.component(share)?.description, in: &rows)
                let key = GroupKey(
                    scope: number(scope, in: &scopes), row: policy.level == .invoice ? -1 : row,
                    day: policy.level == .day ? atom.day : 0)
                let leaf = Leaf(
                    entry: index, atom: place, share: share, weight: atom.seconds[share])
                let part = Part(row: row, rule: entry.rules[share]?.index ?? -1)
                if groups[key] == nil {
                    groups[key] = rounded.count
                    rounded.append(Group(policy: policy))
                }
                rounded[groups[key] ?? 0].add(leaf, part)
            }
        }
    }

    private func number<Key: Hashable>(_ key: Key, in numbers: inout [Key: Int]) -> Int {
        if let known = numbers[key] { return known }
        numbers[key] = numbers.count
        return numbers.count - 1
    }

    private func round(_ group: Group, _ work: inout [ExportEntry]) {
        let sums = group.leaves.map { $0.reduce(0) { $0 + $1.weight } }
        let total = group.policy.billed(sums.reduce(0, +))
        for (leaves, seconds) in zip(group.leaves, Split.largestRemainder(total, weights: sums)) {
            let shares = Split.largestRemainder(seconds, weights: leaves.map(\.weight))
            for (leaf, share) in zip(leaves, shares) {
                work[leaf.entry].update { place, atom in
                    if place == leaf.atom { atom.billed[leaf.share] = share }
                }
            }
        }
    }

    /// Prices what is billed of a component at a rate as a whole, and shares that out.
    private func setAmounts(_ work: inout [ExportEntry]) throws(LedgerError) {
        var lots: [Lot: [Leaf]] = [:]
        for index in work.indices {
            let entry = work[index]
            work[index].update { place, atom in
                atom.amounts = atom.billed.indices.map { share in
                    let zero = entry.rules[share]?.rate.currency ?? entry.context.currency
                    guard atom.billed[share] > 0 else {
                        return zero.map { Money(minorUnits: 0, currency: $0) }
                    }
                    guard let rule = entry.rules[share] else { return nil }
                    let lot = Lot(component: entry.component(share), rule: rule.index)
                    lots[lot, default: []].append(
                        Leaf(entry: index, atom: place, share: share, weight: atom.billed[share]))
                    return nil
                }
            }
        }
        for leaves in lots.values { try setAmounts(leaves, &work) }
    }

    private struct Lot: Hashable {
        let component: ComponentKey?
        let rule: Int
    }

    private func setAmounts(
        _ leaves: [Leaf], _ work: inout [ExportEntry]
    ) throws(LedgerError) {
        guard let first = leaves.first, let rate = work[first.entry].rules[first.share]?.rate else {
            return
        }
        let total = try rate.amount(seconds: leaves.reduce(0) { $0 + $1.weight })
        for (leaf, amount) in zip(leaves, total.split(weights: leaves.map(\.weight))) {
            work[leaf.entry].update { place, atom in
                if place == leaf.atom { atom.amounts[leaf.share] = amount }
            }
        }
    }
}
