import InfraTrack

/// Where a message of no known monitor says what; `alerts: sources: generic:` in the settings.
struct GenericPaths: Sendable, Hashable {
    /// Where the list of alerts is; the message itself is one when absent.
    var alerts: [String]?
    /// The fields that tell problems apart, all of them together.
    var key: [[String]] = []
    var paths: [String: [String]] = [:]
    /// Where labels are: objects, or single values under the last name of their path.
    var labels: [[String]] = []
    var firing: Set<String> = []
    var resolved: Set<String> = []

    static let names = [
        "name", "status", "started", "ended", "severity", "summary", "description", "link",
    ]

    /// Nothing is said: the usual names are tried.
    init() {}

    init(_ node: SettingsNode) throws(LedgerError) {
        try node.allow(
            ["alerts", "key", "labels", "firing", "resolved"] + Self.names, in: "generic")
        alerts = try node.text("alerts").map(Self.path)
        key = node["key"].map(Self.list) ?? []
        labels = node["labels"].map(Self.list) ?? []
        firing = Set(node["firing"].map(Self.words) ?? [])
        resolved = Set(node["resolved"].map(Self.words) ?? [])
        for name in Self.names { paths[name] = try node.text(name).map(Self.path) }
        guard firing.isDisjoint(with: resolved) else {
            throw node.invalid(
                "A word cannot mean firing and resolved.", cure: "Take it out of one list.")
        }
    }

    private static func list(_ node: SettingsNode) -> [[String]] {
        node.items.compactMap(\.text).map(path)
    }

    private static func words(_ node: SettingsNode) -> [String] {
        node.items.compactMap { $0.text?.lowercased() }
    }

    /// `data.alerts.0.id`; `$.` and a leading slash are allowed.
    static func path(_ text: String) -> [String] {
        let separator: Character = text.hasPrefix("/") ? "/" : "."
        let parts = text.split(separator: separator).map(String.init)
        return parts.first == "$" ? Array(parts.dropFirst()) : parts
    }
}
