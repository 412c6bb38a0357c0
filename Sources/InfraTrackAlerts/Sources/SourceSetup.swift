import InfraTrack

/// What `alerts: sources:` in `infratrack.yaml` says.
struct SourceSetup {
    var ignoredLabels: Set<String> = []
    var zabbixOffset = 0
    var generic = GenericPaths()

    init(_ settings: Settings) throws(LedgerError) {
        guard let sources = settings.root["alerts"]?["sources"] else { return }
        try sources.allow(["alertmanager", "generic", "zabbix"], in: "sources")
        if let node = sources["alertmanager"] {
            try node.allow(["ignore_labels"], in: "alertmanager")
            ignoredLabels = Set(node["ignore_labels"]?.texts ?? [])
        }
        if let node = sources["zabbix"] {
            try node.allow(["offset"], in: "zabbix")
            zabbixOffset = try node.offset("offset") ?? 0
        }
        if let node = sources["generic"] { generic = try GenericPaths(node) }
    }
}

extension SettingsNode {
    /// Minutes east of UTC, written as `+01:00`.
    fileprivate func offset(_ key: String) throws(LedgerError) -> Int? {
        guard let text = try text(key) else { return nil }
        guard let time = Timestamp("2000-01-01T00:00:00\(text)") else {
            throw at(key).invalid(
                "“\(printable(text))” is not an offset.", cure: "Write it as “+01:00”.")
        }
        return time.offsetMinutes
    }
}
