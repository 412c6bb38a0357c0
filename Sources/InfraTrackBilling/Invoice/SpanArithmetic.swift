extension Range<Int64> {
    /// What is left when other spans are taken out, in order.
    func subtracting(_ others: [Range<Int64>]) -> [Range<Int64>] {
        var rest: [Range<Int64>] = []
        var start = lowerBound
        for other in others.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            let cut = other.clamped(to: self)
            guard !cut.isEmpty else { continue }
            if cut.lowerBound > start { rest.append(start..<cut.lowerBound) }
            start = Swift.max(start, cut.upperBound)
        }
        if start < upperBound { rest.append(start..<upperBound) }
        return rest
    }

    /// The parts that lie in any of some spans, in order; touching parts are joined.
    func intersecting(_ others: [Range<Int64>]) -> [Range<Int64>] {
        let outside = subtracting(others)
        return subtracting(outside)
    }
}
