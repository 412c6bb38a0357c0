import InfraTrack

/// A currency of ISO 4217 with the number of decimals its minor unit has.
public struct Currency: Hashable, Comparable, Sendable, LosslessStringConvertible {
    /// The three letters, such as `EUR`.
    public let description: String
    /// Decimals of the minor unit: 2 for EUR, 0 for JPY, 3 for BHD.
    public let exponent: Int

    /// Reads a code in upper case; a code that is not in use is `nil`.
    public init?(_ description: String) {
        guard let exponent = Self.exponents[description] else { return nil }
        self.description = description
        self.exponent = exponent
    }

    /// Reads a code of the settings.
    ///
    /// - Throws: `LedgerError` with code `invalid`.
    init(code: String) throws(LedgerError) {
        guard let currency = Currency(code) else {
            throw LedgerError(
                .invalid, "“\(printable(code))” is no currency of ISO 4217.",
                cure: "Write three capital letters, such as EUR.")
        }
        self = currency
    }

    /// Minor units in one major unit.
    public var minorUnits: Int64 { (0..<exponent).reduce(1) { units, _ in units * 10 } }

    /// Orders by code.
    public static func < (left: Currency, right: Currency) -> Bool {
        left.description < right.description
    }

    private static let exponents: [String: Int] = {
        var table: [String: Int] = [:]
        for (exponent, codes) in [(0, none), (2, two), (3, three), (4, four)] {
            for code in codes.split(whereSeparator: \.isWhitespace) {
                table[String(code)] = exponent
            }
        }
        return table
    }()

    private static let none = """
        BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF
        """
    private static let three = "BHD IQD JOD KWD LYD OMR TND"
    private static let four = "CLF UYW"
    private static let two = """
        AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN
        BZD CAD CDF CHE CHF CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP
        GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT
        LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN
        NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE
        SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES
        WST XCD XCG YER ZAR ZMW ZWG
        """
}
