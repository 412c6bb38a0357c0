/// Division of whole numbers with a named rounding.
enum Rounding {
    /// The quotient, rounded on the absolute value, so that `-x` rounds to the negative of `x`.
    static func divide(
        _ numerator: Int128, by denominator: Int128, _ mode: RoundingPolicy.Mode
    ) -> Int128 {
        let magnitude = numerator < 0 ? -numerator : numerator
        let (quotient, remainder) = magnitude.quotientAndRemainder(dividingBy: denominator)
        let rounded = quotient + (goesUp(quotient, remainder, denominator, mode) ? 1 : 0)
        return numerator < 0 ? -rounded : rounded
    }

    private static func goesUp(
        _ quotient: Int128, _ remainder: Int128, _ denominator: Int128, _ mode: RoundingPolicy.Mode
    ) -> Bool {
        switch mode {
        case .up: remainder > 0
        case .down: false
        case .nearestHalfUp: remainder * 2 >= denominator
        case .nearestHalfDown: remainder * 2 > denominator
        case .nearestHalfEven:
            remainder * 2 > denominator || (remainder * 2 == denominator && quotient % 2 == 1)
        }
    }
}
