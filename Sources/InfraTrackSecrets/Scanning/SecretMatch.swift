/// A secret value in a line, and the rule that names it.
struct SecretMatch: Sendable, Hashable {
    var range: Range<Int>
    var rule: String
    /// Whether the value shows by itself what it is; otherwise its surroundings do.
    var isSpecific: Bool
    /// What the text stands for when it is written otherwise.
    var value: String?

    init(
        _ range: Range<Int>, _ rule: String, isSpecific: Bool = false, value: String? = nil
    ) {
        self.range = range
        self.rule = rule
        self.isSpecific = isSpecific
        self.value = value
    }
}

extension [SecretMatch] {
    /// Disjoint matches in order that cover the same bytes.
    ///
    /// Of overlapping ones the larger names the rule; of equal ones the specific.
    func resolved() -> [SecretMatch] {
        let ordered = sorted {
            ($0.range.lowerBound, $1.range.upperBound, $1.isSpecific ? 1 : 0)
                < ($1.range.lowerBound, $0.range.upperBound, $0.isSpecific ? 1 : 0)
        }
        var result: [SecretMatch] = []
        for match in ordered where !match.range.isEmpty {
            guard let last = result.last, match.range.lowerBound < last.range.upperBound else {
                result.append(match)
                continue
            }
            result[result.count - 1] = last.merged(with: match)
        }
        return result
    }
}

extension SecretMatch {
    fileprivate func merged(with other: SecretMatch) -> SecretMatch {
        let union = range.lowerBound..<Swift.max(range.upperBound, other.range.upperBound)
        let leader = other.range.count > range.count ? other : self
        let value = leader.range == union ? leader.value : nil
        return SecretMatch(union, leader.rule, isSpecific: leader.isSpecific, value: value)
    }
}
