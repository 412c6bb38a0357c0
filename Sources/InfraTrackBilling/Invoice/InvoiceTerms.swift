import InfraTrack

/// What `infratrack.yaml` says about billing a client.
struct InvoiceTerms {
    let client: String
    let zone: ZoneRules
    let currency: Currency?
    /// The first part of its invoices' numbers.
    let series: String
    /// The first part of its credit notes' numbers.
    let creditSeries: String
    /// The only branch that may issue; any when `nil`.
    let branch: String?
    /// Days until an invoice must be paid.
    let paymentDays: Int?
    private let tax: Percentage?
    private let projectTax: [String: Percentage]

    /// Reads the client's section, and the top level for what it leaves out.
    ///
    /// - Throws: `LedgerError`: `missing` for a client that is not declared.
    init(
        _ client: String, _ settings: Settings, covering range: Range<Int64> = 0..<0
    ) throws(LedgerError) {
        guard let known = settings.clients[client], let node = settings.root["clients"]?[client]
        else {
            throw LedgerError(
                .missing, "There is no client “\(printable(client))”.",
                cure: "Add it to “clients:” in infratrack.yaml.")
        }
        self.client = client
        zone =
            try known.zone.map { name throws(LedgerError) in
                try ZoneRules(name, covering: range)
            } ?? .utc
        currency = try known.currency.map(Currency.init(code:))
        let named = try Self.inherited("invoice_series", node, settings)
        series = try Self.series(named ?? Self.letters(client), node)
        let credits = try Self.inherited("credit_series", node, settings)
        creditSeries = try Self.series(credits ?? series, node)
        branch = try Self.inherited("invoice_branch", node, settings)
        paymentDays = try node.parsed("payment_days", as: Int.self, "a number of days")
        tax = try node.parsed("tax", as: Percentage.self, Self.taxForm)
        var projectTax: [String: Percentage] = [:]
        for key in settings.projects.keys {
            projectTax[key] = try settings.root["projects"]?[key]?.parsed(
                "tax", as: Percentage.self, Self.taxForm)
        }
        self.projectTax = projectTax
    }

    private static let taxForm = "per cent from 0 to 100"

    /// The tax on work for a project.
    func tax(project: String?) -> Percentage? { project.flatMap { projectTax[$0] } ?? tax }

    /// The client's own word, else that of the top level.
    private static func inherited(
        _ key: String, _ node: SettingsNode, _ settings: Settings
    ) throws(LedgerError) -> String? {
        if let own = try node.text(key) { return own }
        return try settings.root.text(key)
    }

    private static func letters(_ client: String) -> String {
        let letters = client.uppercased().unicodeScalars.filter {
            ("A"..."Z").contains($0) || ("0"..."9").contains($0)
        }
        return letters.isEmpty ? "INV" : String(String.UnicodeScalarView(letters.prefix(20)))
    }

    private static func series(_ text: String, _ node: SettingsNode) throws(LedgerError) -> String {
        guard InvoiceRecord.year(ofNumber: text + "-2000-1") != nil else {
            throw (node["invoice_series"] ?? node).invalid(
                "“\(printable(text))” cannot begin an invoice number.",
                cure: "Use capital letters and digits, with single hyphens between them.")
        }
        return text
    }
}
