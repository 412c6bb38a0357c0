import InfraTrack

/// What policies above the level of an entry round together.
struct ExportGroups {
    /// One share of one day of one entry.
    struct Leaf {
        let entry: Int
        let atom: Int
        let share: Int
    }

    private struct Group {
        let policy: RoundingPolicy
        var parts: [Part: [(leaf: Leaf, seconds: Int64)]] = [:]
    }

    private var groups: [GroupKey: Group] = [:]
    private var scopes: [String: Int] = [:]
    private var rows: [String?: Int] = [:]
    private var keys: [String?] = []

    /// Adds a day of an entry, its seconds by share.
    mutating func add(
        _ entry: ExportEntry, _ seconds: [Int64], _ policy: RoundingPolicy, scope: String,
        day: Int, leaf: (entry: Int, atom: Int)
    ) {
        let scope = number(scope)
        for (share, seconds) in seconds.enumerated() {
            let row = row(entry.component(share)?.description)
            let key = GroupKey(
                scope: scope, row: policy.level == .invoice ? -1 : row,
                day: policy.level == .day ? day : 0)
            let piece = entry.atoms[leaf.atom].piece
            let part = Part(row: row, rule: entry.rules[piece][share]?.index ?? -1)
            groups[key, default: Group(policy: policy)].parts[part, default: []].append(
                (Leaf(entry: leaf.entry, atom: leaf.atom, share: share), seconds))
        }
    }

    private mutating func number(_ scope: String) -> Int {
        if let known = scopes[scope] { return known }
        scopes[scope] = scopes.count
        return scopes.count - 1
    }

    private mutating func row(_ key: String?) -> Int {
        if let known = rows[key] { return known }
        rows[key] = keys.count
        keys.append(key)
        return keys.count - 1
    }

    /// The rounded seconds of every share.
    var billed: [(Leaf, Int64)] { groups.values.flatMap(billed) }

    private func billed(_ group: Group) -> [(Leaf, Int64)] {
        let parts = group.parts.sorted { precedes($0.key, $1.key) }.map(\.value)
        let sums = parts.map { $0.reduce(0) { $0 + $1.seconds } }
        let total = group.policy.billed(sums.reduce(0, +))
        return zip(parts, Split.largestRemainder(total, weights: sums)).flatMap { part, seconds in
            zip(
                part.map(\.leaf), Split.largestRemainder(seconds, weights: part.map(\.seconds)))
        }
    }

    /// By component, work without one last, then by the place of the rate.
    private func precedes(_ left: Part, _ right: Part) -> Bool {
        guard left.row != right.row else { return left.rule < right.rule }
        guard let other = keys[right.row] else { return true }
        return keys[left.row].map { $0 < other } ?? false
    }
}
