public import InfraTrack

/// The rounding policies of `infratrack.yaml`, by client and project.
public struct RoundingPolicies: Sendable {
    private let standard: RoundingPolicy
    private let named: [String: RoundingPolicy]
    private let projects: [String: RoundingPolicy]
    private let clients: [String: RoundingPolicy]

    /// Reads `rounding:` and the `rounding:` of clients and projects.
    ///
    /// A key that a policy leaves out is taken from `rounding: default`, and what that leaves out
    /// rounds nothing.
    ///
    /// - Throws: `LedgerError` with the place of a value that cannot be read.
    public init(settings: Settings) throws(LedgerError) {
        let section = settings.root["rounding"]
        let standard = try RoundingPolicy(section?["default"], over: RoundingPolicy())
        var named: [String: RoundingPolicy] = [:]
        for key in section?.keys ?? [] where key != "default" {
            named[key] = try RoundingPolicy(section?[key], over: standard)
        }
        self.standard = standard
        self.named = named
        projects = try Self.own("projects", settings, over: standard)
        clients = try Self.own("clients", settings, over: standard)
    }

    /// The policy for work of a client and a project: the project's own before the client's.
    public func policy(client: String?, project: String?) -> RoundingPolicy {
        choice(client: client, project: project).policy
    }

    /// The policy and the words that tell apart what is rounded together at level `invoice`.
    func choice(client: String?, project: String?) -> (policy: RoundingPolicy, scope: String) {
        if let project, let own = projects[project] ?? named[project] {
            return (own, "project \(client ?? "")/\(project)")
        }
        let own = client.flatMap { clients[$0] ?? named[$0] }
        return (own ?? standard, "client \(client ?? "")")
    }

    private static func own(
        _ section: String, _ settings: Settings, over standard: RoundingPolicy
    ) throws(LedgerError) -> [String: RoundingPolicy] {
        var policies: [String: RoundingPolicy] = [:]
        for key in settings.root[section]?.keys ?? [] {
            guard let node = settings.root[section]?[key]?["rounding"] else { continue }
            policies[key] = try RoundingPolicy(node, over: standard)
        }
        return policies
    }
}

extension RoundingPolicy {
    init(_ node: SettingsNode?, over standard: RoundingPolicy) throws(LedgerError) {
        self = standard
        guard let node else { return }
        guard node.isMap else {
            throw node.invalid(
                "The rounding policy is not a mapping.",
                cure: "Write “{ level: entry, mode: up, increment: 900 }”.")
        }
        level = try node.choice("level", as: Level.self) ?? standard.level
        mode = try node.choice("mode", as: Mode.self) ?? standard.mode
        increment = try Self.seconds(node, "increment", 1) ?? standard.increment
        minimum = try Self.seconds(node, "minimum", 0) ?? standard.minimum
        isCumulative =
            try node.parsed("cumulative", as: Bool.self, "true or false") ?? standard.isCumulative
    }

    private static func seconds(
        _ node: SettingsNode, _ key: String, _ least: Int64
    ) throws(LedgerError) -> Int64? {
        let form = "a number of seconds from \(least) to 604800"
        guard let value = try node.parsed(key, as: Int64.self, form) else { return nil }
        guard (least...604_800).contains(value) else {
            throw (node[key] ?? node).invalid(
                "“\(value)” is not \(form).", cure: "Correct “\(key)”.")
        }
        return value
    }
}
