/// A rate of tax in per cent, exact to a ten-thousandth.
public struct Percentage: Hashable, Comparable, Sendable, LosslessStringConvertible {
    /// Ten-thousandths of a per cent.
    public let scaled: Int64
    private static let decimals = 4
    private static let whole: Int128 = 1_000_000

    /// Reads a decimal number from 0 to 100, such as `19` or `7.7`.
    public init?(_ description: String) {
        guard let scaled = DecimalText.scaled(description, decimals: Self.decimals),
            (0...Int64(Self.whole)).contains(scaled)
        else { return nil }
        self.scaled = scaled
    }

    /// The number without needless zeros.
    public var description: String {
        var text = DecimalText.text(scaled, decimals: Self.decimals)
        while text.hasSuffix("0") { text.removeLast() }
        if text.hasSuffix(".") { text.removeLast() }
        return text
    }

    /// The share of an amount, rounded once: to the nearest minor unit, half up on the absolute
    /// value.
    public func share(of amount: Money) -> Money {
        let exact = Int128(amount.minorUnits) * Int128(scaled)
        let units = Rounding.divide(exact, by: Self.whole, .nearestHalfUp)
        return Money(minorUnits: Int64(clamping: units), currency: amount.currency)
    }

    /// Orders by size.
    public static func < (left: Percentage, right: Percentage) -> Bool {
        left.scaled < right.scaled
    }
}
