import InfraTrack
import InfraTrackBilling
import TestSupport
import Testing

@Suite struct MoneyTests {
    @Test func currenciesKnowTheirDecimals() throws {
        #expect(Currency("EUR")?.exponent == 2)
        #expect(Currency("JPY")?.exponent == 0)
        #expect(Currency("BHD")?.exponent == 3)
        #expect(Currency("CLF")?.exponent == 4)
        #expect(Currency("eur") == nil)
        #expect(Currency("XXQ") == nil)
        #expect(try Ledger.currency("BHD").minorUnits == 1000)
        #expect(try Ledger.currency("CHF") < Ledger.currency("EUR"))
    }

    @Test(arguments: [
        ("EUR", "12.4", 1240), ("EUR", "12.40", 1240), ("EUR", "-0.05", -5), ("JPY", "700", 700),
        ("BHD", "1.005", 1005), ("EUR", "0", 0),
    ])
    func decimalsAreReadExactly(code: String, text: String, units: Int) throws {
        let money = Money(text, currency: try Ledger.currency(code))
        #expect(money?.minorUnits == Int64(units))
    }

    @Test(arguments: [
        "", "1,5", "1.5abc", "1.", ".5", "1.005", "+1", "1e3", "--1", "99999999999999999999",
        "92233720368547758.08", "٣",
    ])
    func otherTextIsNoAmount(text: String) throws {
        #expect(Money(text, currency: try Ledger.currency("EUR")) == nil)
    }

    @Test(arguments: [
        ("EUR", 5, "0.05 EUR"), ("EUR", -1240, "-12.40 EUR"), ("JPY", 7, "7 JPY"),
        ("BHD", 1, "0.001 BHD"),
    ])
    func amountsAreWrittenWithAllDecimals(code: String, units: Int, text: String) throws {
        let money = Money(minorUnits: Int64(units), currency: try Ledger.currency(code))
        #expect(money.description == text)
    }

    @Test func sumsStayInOneCurrencyAndInRange() throws {
        let (euro, yen) = (try Ledger.currency("EUR"), try Ledger.currency("JPY"))
        let one = Money(minorUnits: 1, currency: euro)
        #expect(try one.adding(one) == Money(minorUnits: 2, currency: euro))
        let mixed = failure { _ = try one.adding(Money(minorUnits: 1, currency: yen)) }
        #expect(
            mixed?.description
                == "0.01 EUR and 1 JPY are of different currencies. Sum each currency by itself.")
        let large = failure { _ = try Money(minorUnits: .max, currency: euro).adding(one) }
        #expect(large?.code == .invalid)
    }

    @Test(arguments: [
        ("95", "95.00 EUR/h"), ("114.75", "114.75 EUR/h"), ("0.123456", "0.123456 EUR/h"),
        ("0.1230", "0.123 EUR/h"),
    ])
    func ratesAreExact(text: String, description: String) throws {
        #expect(Rate(text, currency: try Ledger.currency("EUR"))?.description == description)
    }

    @Test(arguments: ["", "-1", "1.1234567", "x", "1,5"])
    func otherTextIsNoRate(text: String) throws {
        #expect(Rate(text, currency: try Ledger.currency("EUR")) == nil)
    }

    @Test func ratesOfCurrenciesWithoutDecimalsHaveNoPoint() throws {
        #expect(Rate("9000", currency: try Ledger.currency("JPY"))?.description == "9000 JPY/h")
        #expect(Rate("9000.5", currency: try Ledger.currency("JPY"))?.description == "9000.5 JPY/h")
    }

    /// Published vectors of peers and the half cents between them.
    @Test(arguments: [
        ("114.75", 22_800, 72_675), ("114.75", 390, 1243), ("114.75", 36_000, 114_750),
        ("48.00", 2760, 3680), ("0.01", 1800, 1), ("0.01", 1799, 0), ("0.03", 1800, 2),
        ("0.05", 1800, 3), ("95.00", 0, 0), ("95.00", -3600, -9500), ("0.01", -1800, -1),
    ])
    func amountsAreRoundedOnceHalfUp(rate: String, seconds: Int, cents: Int) throws {
        let euro = try Ledger.currency("EUR")
        let rate = try Ledger.value(Rate(rate, currency: euro))
        #expect(try rate.amount(seconds: Int64(seconds)).minorUnits == Int64(cents))
    }

    @Test func amountsBeyondSixtyFourBitsAreRefused() throws {
        let rate = try Ledger.value(Rate("900000000", currency: try Ledger.currency("EUR")))
        let error = failure { _ = try rate.amount(seconds: .max) }
        #expect(error?.code == .invalid)
    }

    @Test func amountsAreThoseOfLongDivision() throws {
        let seed: UInt64 = 20_261_123
        var generator = SeededGenerator(seed: seed)
        let euro = try Ledger.currency("EUR")
        for _ in 0..<2000 {
            let cents = Int64.random(in: 0...50_000, using: &generator)
            let seconds = Int64.random(in: 0...200_000, using: &generator)
            let rate = try Ledger.value(
                Rate(Money(minorUnits: cents, currency: euro).decimal, currency: euro))
            let expected = (2 * cents * seconds + 3600) / 7200
            #expect(
                try rate.amount(seconds: seconds).minorUnits == expected,
                "seed \(seed), \(cents) × \(seconds)")
        }
    }
}
