public import InfraTrack

extension AlertRules {
    /// Reads the sections `severity` and `alerts` of `infratrack.yaml`.
    ///
    /// - Throws: `LedgerError` with the line and the cure.
    public init(settings: Settings) throws(LedgerError) {
        self.init()
        try readSeverities(settings.root)
        guard let alerts = settings.root["alerts"] else { return }
        try alerts.allow(
            ["ignore", "reopen_window", "late_window", "storm", "rules"], in: "alerts")
        if let names = alerts["ignore"] { ignored = Set(names.texts) }
        if let seconds = try alerts.seconds("reopen_window") { reopenWindow = seconds }
        if let seconds = try alerts.seconds("late_window") { lateWindow = seconds }
        if let node = alerts["storm"] { try storm.read(node) }
        guard let list = alerts["rules"] else { return }
        for node in list.items { rules.append(try AlertRule(node)) }
    }

    private mutating func readSeverities(_ root: SettingsNode) throws(LedgerError) {
        guard let section = root["severity"] else { return }
        try section.requireMap("severity")
        for word in section.keys {
            guard let priority = try section.choice(word, as: Priority.self) else { continue }
            if word == "default" {
                defaultPriority = priority
            } else {
                severities[word.lowercased()] = priority
            }
        }
    }
}

extension AlertRules.Storm {
    fileprivate mutating func read(_ node: SettingsNode) throws(LedgerError) {
        try node.allow(["tasks", "window"], in: "storm")
        if let count = try node.parsed("tasks", as: Int.self, "a whole number") { tasks = count }
        if let seconds = try node.seconds("window") { window = seconds }
    }
}

extension AlertRule {
    init(_ node: SettingsNode) throws(LedgerError) {
        let known = [
            "match", "component", "owner", "client", "project", "priority", "category", "title",
        ]
        try node.allow(known, in: "rules")
        guard let labels = node["match"], labels.isMap else {
            throw node.invalid(
                "The alert rule matches nothing.", cure: "Add “match: { alertname: NAME }”.")
        }
        self.init(match: [:])
        for name in labels.keys { match[name] = try labels.text(name) }
        component = try node.parsed("component", as: ComponentKey.self, "a component key")
        owner = try node.text("owner")
        client = try node.text("client")
        project = try node.text("project")
        priority = try node.choice("priority", as: Priority.self)
        category = try node.text("category")
        title = try node.text("title")
    }
}

extension SettingsNode {
    /// Refuses keys that nobody reads: a misspelt one would silently do nothing.
    fileprivate func allow(_ known: [String], in section: String) throws(LedgerError) {
        try requireMap(section)
        for key in keys where !known.contains(key) {
            throw at(key).invalid(
                "“\(printable(key))” means nothing in “\(section)”.",
                cure: "Use one of: \(known.joined(separator: ", ")).")
        }
    }

    /// The value of a key for a message, or this one when it has none.
    private func at(_ key: String) -> SettingsNode {
        guard let node = self[key] else { return self }
        return node
    }

    fileprivate func requireMap(_ section: String) throws(LedgerError) {
        guard isMap else {
            throw invalid("“\(section)” is not a mapping.", cure: "Write “key: value” lines in it.")
        }
    }

    /// A duration below a key, in whole seconds.
    fileprivate func seconds(_ key: String) throws(LedgerError) -> Int64? {
        guard let text = try text(key) else { return nil }
        guard let microseconds = DurationText.microseconds(text) else {
            throw at(key).invalid(
                "“\(printable(text))” is not a duration.", cure: "Write seconds, or 4h or 5m.")
        }
        return microseconds / 1_000_000
    }
}
