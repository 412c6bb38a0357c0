/// Shares of a whole that add up to it exactly.
public enum Split {
    /// Divides a whole number in proportion to weights, by largest remainder.
    ///
    /// Of equal remainders the first gets the unit. Negative weights count as none; without a
    /// positive weight there are no shares, so that nothing is shared out by accident.
    public static func largestRemainder(_ total: Int64, weights: [Int64]) -> [Int64] {
        let weights = weights.map { max(0, Int128($0)) }
        let sum = weights.reduce(0, +)
        guard sum > 0 else { return [] }
        if weights.count == 1 { return [total] }
        let magnitude = Int128(total.magnitude)
        let parts = weights.map { (magnitude * $0).quotientAndRemainder(dividingBy: sum) }
        var shares = parts.map(\.quotient)
        let missing = Int(magnitude - shares.reduce(0, +))
        let order = parts.indices.sorted {
            (parts[$1].remainder, $0) < (parts[$0].remainder, $1)
        }
        for index in order.prefix(missing) { shares[index] += 1 }
        return shares.map { Int64(clamping: total < 0 ? -$0 : $0) }
    }

    /// The same, except that without a positive weight the first gets all.
    static func largestRemainder(
        _ total: Int64, weights: [Int64], orFirst: Void
    ) -> [Int64] {
        let shares = largestRemainder(total, weights: weights)
        guard shares.isEmpty else { return shares }
        return weights.indices.map { $0 == 0 ? total : 0 }
    }
}
