extension Query {
    /// How a field is compared with a value.
    public enum Comparison: String, Hashable, Sendable, CaseIterable {
        /// It is the value, contains it, or lies on the day.
        case equals = ":"
        /// It comes before the value.
        case less = "<"
        /// It does not come after the value.
        case lessOrEqual = "<="
        /// It comes after the value.
        case greater = ">"
        /// It does not come before the value.
        case greaterOrEqual = ">="
    }
}

extension Query.Comparison {
    func holds<Value: Comparable>(_ left: Value, _ right: Value) -> Bool {
        switch self {
        case .equals: left == right
        case .less: left < right
        case .lessOrEqual: left <= right
        case .greater: left > right
        case .greaterOrEqual: left >= right
        }
    }

    /// Compares stretches of time: before and after mean wholly so, equal means that they overlap.
    ///
    /// Exactly one of less, equal and greater holds, so a due day is not before its own noon.
    func holds(_ left: Range<Int64>, _ right: Range<Int64>) -> Bool {
        let isBefore = left.upperBound <= right.lowerBound
        let isAfter = left.lowerBound >= right.upperBound
        return switch self {
        case .equals: !isBefore && !isAfter
        case .less: isBefore
        case .lessOrEqual: !isAfter
        case .greater: isAfter
        case .greaterOrEqual: !isBefore
        }
    }
}
