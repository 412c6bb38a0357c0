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

    /// The rounded seconds, shared out over the parts.
    var billed: [(part: Part, seconds: Int64)] { billed(after: 0, 0) }

    /// The rounded seconds beyond what was billed before, shared out over the parts.
    func billed(after worked: Int64, _ before: Int64) -> [(part: Part, seconds: Int64)] {
        let all = policy.billed(worked + seconds.reduce(0, +))
        let total = max(0, all - before)
        return Array(zip(parts, Split.largestRemainder(total, weights: seconds)))
    }
}
