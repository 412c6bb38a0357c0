/// A row and a place on the rate card.
struct Part: Hashable {
    let row: Int
    let rule: Int
}

/// What is rounded together: scope, and row and day where the policy's level asks for them.
struct GroupKey: Hashable {
    let scope: Int
    let row: Int
    let day: Int
}

/// Seconds that are summed before they are rounded.
struct PolicyGroup {
    private let policy: RoundingPolicy
    private var parts: [Part] = []
    private var seconds: [Int64] = []
    private var places: [Part: Int] = [:]

    init(policy: RoundingPolicy) { self.policy = policy }

    mutating func add(_ more: Int64, _ part: Part) {
        if let place = places[part] {
            seconds[place] += more
        } else {
            places[part] = parts.count
            parts.append(part)
            seconds.append(more)
        }
    }

    /// The rounded seconds beyond what was billed before, shared out over the parts.
    ///
    /// Parts are taken by the keys of their rows, so that nothing depends on which came first.
    func billed(
        byKeys keys: [String?], after worked: Int64 = 0, _ before: Int64 = 0
    ) -> [(part: Part, seconds: Int64)] {
        let order = parts.indices.sorted {
            let (left, right) = (keys[parts[$0].row], keys[parts[$1].row])
            if left != right {
                return right.map { right in left.map { $0 < right } ?? false } ?? true
            }
            return (parts[$0].rule, parts[$0].row) < (parts[$1].rule, parts[$1].row)
        }
        let all = policy.billed(worked + seconds.reduce(0, +))
        let total = max(0, all - before)
        return Array(
            zip(
                order.map { parts[$0] },
                Split.largestRemainder(total, weights: order.map { seconds[$0] })))
    }
}
