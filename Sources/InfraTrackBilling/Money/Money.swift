public import InfraTrack

/// An amount of money in whole minor units of one currency.
public struct Money: Hashable, Sendable, CustomStringConvertible {
    /// The amount in minor units: cents of EUR, yen of JPY.
    public let minorUnits: Int64
    /// The currency.
    public let currency: Currency

    /// Makes an amount of minor units.
    public init(minorUnits: Int64, currency: Currency) {
        self.minorUnits = minorUnits
        self.currency = currency
    }

    /// Reads a decimal number with at most the currency's decimals; anything else is `nil`.
    public init?(_ decimal: String, currency: Currency) {
        guard let units = DecimalText.scaled(decimal, decimals: currency.exponent) else {
            return nil
        }
        self.init(minorUnits: units, currency: currency)
    }

    /// The number with all decimals of the currency, such as `12.40`.
    public var decimal: String { DecimalText.text(minorUnits, decimals: currency.exponent) }

    /// The number and the currency, such as `12.40 EUR`.
    public var description: String { "\(decimal) \(currency)" }

    /// The sum with another amount.
    ///
    /// - Throws: `LedgerError` when the currencies differ or the sum is too large.
    public func adding(_ other: Money) throws(LedgerError) -> Money {
        guard currency == other.currency else {
            throw LedgerError(
                .invalid, "\(self) and \(other) are of different currencies.",
                cure: "Sum each currency by itself.")
        }
        let (sum, overflow) = minorUnits.addingReportingOverflow(other.minorUnits)
        guard !overflow else {
            throw LedgerError(.invalid, "The sum of \(self) and \(other) is too large.")
        }
        return Money(minorUnits: sum, currency: currency)
    }

    /// Parts in proportion to weights that add up to the whole exactly.
    ///
    /// By largest remainder; of equal remainders the first gets the unit. Without a positive
    /// weight there are no parts.
    public func split(weights: [Int64]) -> [Money] {
        Split.largestRemainder(minorUnits, weights: weights).map {
            Money(minorUnits: $0, currency: currency)
        }
    }
}
