public import InfraTrack

/// The effective-dated rates of `infratrack.yaml`.
///
/// Of the rules that fit and hold on the day, the one with the most specific selector wins: entry
/// before task, component, project, client, person. Of component patterns the more specific wins;
/// after that more selectors, the later `from`, and the place further down the list.
public struct RateCard: Sendable {
    /// The rules, in the order in which they win.
    public let rules: [RateRule]
    /// The days on which a rule begins or ends to hold, in order, as days since 1970-01-01.
    let borders: [Int]
    /// Which selectors any rule has.
    let usesEntries: Bool
    let usesTasks: Bool
    let usesComponents: Bool
    let usesPeople: Bool

    /// Reads `rates:`.
    ///
    /// A rate without `currency:` takes its client's.
    ///
    /// - Throws: `LedgerError` with the place of a value that cannot be read.
    public init(settings: Settings) throws(LedgerError) {
        var rules: [RateRule] = []
        for (index, node) in (settings.root["rates"]?.items ?? []).enumerated() {
            rules.append(try RateRule(node, index: index, settings: settings))
        }
        self.rules = rules.sorted { $0.precedes($1) }
        usesEntries = rules.contains { $0.entry != nil }
        usesTasks = rules.contains { $0.task != nil }
        usesComponents = rules.contains { $0.component != nil }
        usesPeople = rules.contains { $0.person != nil }
        borders = Set(rules.flatMap { [$0.from, $0.to] }.compactMap { $0?.daysSinceEpoch }).sorted()
    }

    /// The rule that prices work begun on a day of the client's zone.
    public func rule(for work: Work, on day: CalendarDate) -> RateRule? {
        let number = day.daysSinceEpoch
        return rules.first { $0.holds(on: number) && $0.fits(work) }
    }
}

extension RateRule {
    private static let keys: Set<String> = [
        "rate", "currency", "from", "to", "entry", "task", "component", "project", "client",
        "person",
    ]

    init(_ node: SettingsNode, index: Int, settings: Settings) throws(LedgerError) {
        guard node.isMap else {
            throw node.invalid(
                "The rate is not a mapping.",
                cure: "Write “- { client: acme, rate: \"95.00\", currency: EUR }”.")
        }
        if let stray = node.keys.first(where: { !Self.keys.contains($0) }) {
            throw (node[stray] ?? node).invalid(
                "A rate knows no “\(printable(stray))”.",
                cure: "Use \(Self.keys.sorted().joined(separator: ", ")).")
        }
        self.index = index
        client = try node.text("client")
        project = try node.text("project")
        person = try node.text("person")
        entry = try node.parsed("entry", as: RecordID.self, "an id of ten characters")
        task = try node.parsed("task", as: RecordID.self, "an id of ten characters")
        from = try node.parsed("from", as: CalendarDate.self, "a date YYYY-MM-DD")
        to = try node.parsed("to", as: CalendarDate.self, "a date YYYY-MM-DD")
        component = try Self.selector(node)
        let payer = client ?? project.flatMap { settings.projects[$0]?.client }
        rate = try Self.rate(node, fallback: payer.flatMap { settings.clients[$0]?.currency })
    }

    private static func selector(_ node: SettingsNode) throws(LedgerError) -> ComponentSelector? {
        guard let text = try node.text("component") else { return nil }
        guard let selector = ComponentSelector(text) else {
            throw (node["component"] ?? node).invalid(
                "“\(printable(text))” covers no component.",
                cure: "Write a key such as acme/prod/db-01, or a subtree such as acme/prod/**.")
        }
        return selector
    }

    private static func rate(_ node: SettingsNode, fallback: String?) throws(LedgerError) -> Rate {
        guard let code = try node.text("currency") ?? fallback, let currency = Currency(code) else {
            throw (node["currency"] ?? node).invalid(
                "The rate has no currency of ISO 4217.", cure: "Add “currency: EUR”.")
        }
        guard let text = try node.text("rate"), let rate = Rate(text, currency: currency) else {
            throw (node["rate"] ?? node).invalid(
                "The rate has no price of an hour.",
                cure: "Add a decimal number such as “rate: \"95.00\"”.")
        }
        return rate
    }
}
