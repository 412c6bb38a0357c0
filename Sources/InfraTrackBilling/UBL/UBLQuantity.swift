import InfraTrack

/// Quantity and price of a line whose product is its amount, as Peppol's rule R120 demands.
///
/// Time is told in hours where two decimals suffice, else in minutes or seconds with the price of
/// an hour's worth of them, so that no fraction is ever cut. A line whose amount is not seconds
/// times rate, such as a fee or one rounded to whole yen, is one piece at its amount.
struct UBLQuantity {
    let quantity: String
    /// UN/ECE Recommendation 20.
    let unit: String
    let price: String
    /// How many units the price is for, when not one.
    let base: String?
    /// Whether it tells the time worked.
    let isTime: Bool

    init(_ line: InvoiceRecord.Line, _ amount: Money) {
        let rate = line.rate.flatMap { Rate($0, currency: amount.currency) }
        guard let seconds = line.seconds, let rate,
            let product = try? rate.amount(seconds: seconds), product == amount,
            Self.isWithinTolerance(amount, rate, seconds)
        else {
            let isNegative = amount.minorUnits < 0
            quantity = isNegative ? "-1" : "1"
            unit = "C62"
            price = isNegative ? String(amount.decimal.dropFirst()) : amount.decimal
            base = nil
            isTime = false
            return
        }
        price = rate.decimal
        isTime = true
        if seconds % 36 == 0 {
            (quantity, unit, base) = (DecimalText.text(seconds / 36, decimals: 2), "HUR", nil)
        } else if seconds % 60 == 0 {
            (quantity, unit, base) = (String(seconds / 60), "MIN", "60")
        } else {
            (quantity, unit, base) = (String(seconds), "SEC", "3600")
        }
    }

    /// Whether the product differs from the amount by 0.02 at most, as the rule allows.
    private static func isWithinTolerance(_ amount: Money, _ rate: Rate, _ seconds: Int64) -> Bool {
        let exact = Int128(rate.scaled) * Int128(seconds)
        let whole = Int128(amount.minorUnits) * 36_000_000
        return abs(exact - whole) * 50 <= Int128(amount.currency.minorUnits) * 36_000_000
    }
}
