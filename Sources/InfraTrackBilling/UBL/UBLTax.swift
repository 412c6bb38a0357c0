import InfraTrack

/// How work is taxed: a category of EN 16931 with its rate.
struct UBLTax: Hashable {
    let category: Category
    /// Above zero in category `S`; absent in every other.
    let percent: Percentage?

    /// The categories of UNTDID 5305 that EN 16931 knows and work may have.
    enum Category: String, CaseIterable {
        /// Taxed at a rate above zero.
        case standard = "S"
        /// Taxed at the rate zero.
        case zero = "Z"
        /// Exempt, for a reason that must be told.
        case exempt = "E"
        /// The buyer owes the tax.
        case reverseCharge = "AE"
        /// To another country of the Union.
        case intraCommunity = "K"
        /// To a country outside the Union.
        case export = "G"
        /// Not subject to the tax.
        case outside = "O"

        var exemption: (code: String, reason: String)? {
            switch self {
            case .standard, .zero, .exempt: nil
            case .reverseCharge: ("VATEX-EU-AE", "Reverse charge")
            case .intraCommunity: ("VATEX-EU-IC", "Intra-community supply")
            case .export: ("VATEX-EU-G", "Export outside the EU")
            case .outside: ("VATEX-EU-O", "Not subject to VAT")
            }
        }

        /// Whether both must be known to the tax office.
        var needsBuyer: Bool { self == .reverseCharge || self == .intraCommunity }
    }

    /// The tax of a line; without a rate above zero, what `tax_category:` says.
    init(
        _ line: InvoiceRecord.Line, client: String, _ settings: Settings
    ) throws(LedgerError) {
        let percent = line.tax.flatMap { Percentage($0) }
        if let percent, percent.scaled > 0 {
            self.percent = percent
            category = .standard
            return
        }
        self.percent = nil
        let project = line.project.flatMap { settings.root["projects"]?[$0] }
        let node = settings.root["clients"]?[client]
        let special = try project?.choice("tax_category", as: Category.self)
        let usual = try node?.choice("tax_category", as: Category.self)
        guard let category = special ?? usual ?? (percent == nil ? nil : .zero),
            category != .standard
        else {
            throw UBLParty.lacks(
                "tax", "clients: \(client)", node,
                "“tax: \"19\"”, or “tax_category:” with Z, E, AE, K, G or O,")
        }
        self.category = category
    }

    /// The tax on an amount, rounded once.
    func amount(on base: Money) -> Money {
        percent?.share(of: base) ?? Money(minorUnits: 0, currency: base.currency)
    }

    /// What the invoice says of the category where no tax is charged.
    func exemption(
        client: String, _ settings: Settings
    ) throws(LedgerError) -> (code: String?, reason: String)? {
        guard category != .standard, category != .zero else { return nil }
        let node = settings.root["clients"]?[client]
        let reason = try node?.text("tax_reason")
        if let standard = category.exemption { return (standard.code, reason ?? standard.reason) }
        guard let reason else {
            throw UBLParty.lacks(
                "tax_reason", "clients: \(client)", node, "“tax_reason:” with the words of the law")
        }
        return (nil, reason)
    }
}
