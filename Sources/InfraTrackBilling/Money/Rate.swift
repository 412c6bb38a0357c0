public import InfraTrack

/// A price of one hour, exact to a ten-thousandth of the currency's minor unit.
public struct Rate: Hashable, Sendable, CustomStringConvertible {
    /// Ten-thousandths of a minor unit for one hour.
    public let scaled: Int64
    /// The currency.
    public let currency: Currency

    private static let extraDecimals = 4
    private static let scale: Int128 = 10_000

    /// Reads a decimal price of one hour that is not negative, such as `95.00`.
    ///
    /// At most four decimals more than the currency has; anything else is `nil`.
    public init?(_ decimal: String, currency: Currency) {
        let decimals = currency.exponent + Self.extraDecimals
        guard let scaled = DecimalText.scaled(decimal, decimals: decimals),
            decimal.utf8.first != UInt8(ascii: "-")
        else { return nil }
        self.scaled = scaled
        self.currency = currency
    }

    /// The price of an hour as a decimal number, without needless zeros beyond the minor unit.
    public var decimal: String {
        var text = DecimalText.text(scaled, decimals: currency.exponent + Self.extraDecimals)
        for _ in 0..<Self.extraDecimals where text.hasSuffix("0") { text.removeLast() }
        if text.hasSuffix(".") { text.removeLast() }
        return text
    }

    /// The price and its unit, such as `95.00 EUR/h`.
    public var description: String { "\(decimal) \(currency)/h" }

    /// What a number of seconds costs, rounded once: to the nearest minor unit, half up on the
    /// absolute value.
    ///
    /// - Throws: `LedgerError` when the amount is too large for a 64-bit number.
    public func amount(seconds: Int64) throws(LedgerError) -> Money {
        let exact = Int128(scaled) * Int128(seconds)
        let units = Rounding.divide(exact, by: 3600 * Self.scale, .nearestHalfUp)
        guard let minorUnits = Int64(exactly: units) else {
            throw LedgerError(
                .invalid, "\(seconds) seconds at \(self) come to more than can be counted.",
                cure: "Check the rate and the times.")
        }
        return Money(minorUnits: minorUnits, currency: currency)
    }
}
