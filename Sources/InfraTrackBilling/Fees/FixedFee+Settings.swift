import InfraTrack

extension FixedFee {
    private static let keys: Set<String> = [
        "id", "client", "project", "description", "amount", "currency", "each", "from", "to",
        "tax",
    ]

    /// Reads `fees:`.
    ///
    /// - Throws: `LedgerError` with the place of a value that cannot be read.
    static func list(_ settings: Settings) throws(LedgerError) -> [FixedFee] {
        var fees: [FixedFee] = []
        for node in settings.root["fees"]?.items ?? [] {
            let fee = try FixedFee(node, settings)
            guard !fees.contains(where: { $0.id == fee.id }) else {
                throw node.invalid(
                    "There are two fees “\(printable(fee.id))”.",
                    cure: "Give each an “id:” of its own.")
            }
            fees.append(fee)
        }
        return fees
    }

    private init(_ node: SettingsNode, _ settings: Settings) throws(LedgerError) {
        guard node.isMap else {
            throw node.invalid(
                "The fee is not a mapping.",
                cure:
                    "Write “- { id: retainer, client: acme, amount: \"500.00\", from: 2026-01-01 }”."
            )
        }
        if let stray = node.keys.first(where: { !Self.keys.contains($0) }) {
            throw (node[stray] ?? node).invalid(
                "A fee knows no “\(printable(stray))”.",
                cure: "Use \(Self.keys.sorted().joined(separator: ", ")).")
        }
        id = try Self.required("id", node)
        project = try node.text("project")
        let payer = try node.text("client") ?? project.flatMap { settings.projects[$0]?.client }
        guard let payer else {
            throw node.invalid("The fee has no client.", cure: "Add “client:”.")
        }
        client = payer
        text = try node.text("description") ?? id
        interval = try node.choice("each", as: Interval.self) ?? .once
        guard let first = try node.parsed("from", as: CalendarDate.self, "a date YYYY-MM-DD") else {
            throw node.invalid(
                "The fee does not say when it is due.", cure: "Add “from: 2026-01-01”.")
        }
        from = first
        to = try node.parsed("to", as: CalendarDate.self, "a date YYYY-MM-DD")
        tax = try node.parsed("tax", as: Percentage.self, "per cent from 0 to 100")
        amount = try Self.amount(node, settings.clients[payer]?.currency)
    }

    private static func required(
        _ key: String, _ node: SettingsNode
    ) throws(LedgerError) -> String {
        guard let text = try node.text(key), !text.isEmpty else {
            throw node.invalid("The fee has no “\(key)”.", cure: "Add “\(key):”.")
        }
        return text
    }

    private static func amount(
        _ node: SettingsNode, _ fallback: String?
    ) throws(LedgerError) -> Money {
        guard let code = try node.text("currency") ?? fallback, let currency = Currency(code) else {
            throw (node["currency"] ?? node).invalid(
                "The fee has no currency of ISO 4217.", cure: "Add “currency: EUR”.")
        }
        guard let text = try node.text("amount"), let money = Money(text, currency: currency),
            money.minorUnits >= 0
        else {
            throw (node["amount"] ?? node).invalid(
                "The fee has no amount in \(currency).",
                cure: "Add a decimal number such as “amount: \"500.00\"”.")
        }
        return money
    }
}
