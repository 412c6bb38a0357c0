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
            [
                "ignore", "no_data", "reopen_window", "late_window", "resolve_hold", "flapping",
                "storm", "silences", "sources", "rules",
            ], in: "alerts")
        if let names = alerts["ignore"] { ignored = Set(names.texts) }
        noData = try alerts.choice("no_data", as: Priority.self)
        try readWindows(alerts)
        for node in alerts["silences"]?.items ?? [] { silences.append(try AlertSilence(node)) }
        for node in alerts["rules"]?.items ?? [] { rules.append(try AlertRule(node)) }
    }

    private mutating func readWindows(_ alerts: SettingsNode) throws(LedgerError) {
        if let seconds = try alerts.seconds("reopen_window") { reopenWindow = seconds }
        if let seconds = try alerts.seconds("late_window") { lateWindow = seconds }
        if let seconds = try alerts.seconds("resolve_hold") { resolveHold = seconds }
        if let node = alerts["flapping"] { flapping = try Flapping(node) }
        if let node = alerts["storm"] { try storm.read(node) }
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
                decidedSeverities.insert(word.lowercased())
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

extension AlertRules.Flapping {
    fileprivate init(_ node: SettingsNode) throws(LedgerError) {
        self.init()
        try node.allow(["episodes", "window", "hold"], in: "flapping")
        if let count = try node.parsed("episodes", as: Int.self, "a whole number") {
            episodes = count
        }
        if let seconds = try node.seconds("window") { window = seconds }
        if let seconds = try node.seconds("hold") { hold = seconds }
    }
}

extension AlertSilence {
    init(_ node: SettingsNode) throws(LedgerError) {
        try node.allow(["match", "component", "from", "to", "reason"], in: "silences")
        guard let from = try node.parsed("from", as: Timestamp.self, "a time with an offset"),
            let to = try node.parsed("to", as: Timestamp.self, "a time with an offset")
        else {
            throw node.invalid(
                "The silence has no beginning or no end.", cure: "Add “from: TIME” and “to: TIME”.")
        }
        self.init(from: from, to: to)
        match = try node.labels("match")
        component = try node.parsed("component", as: ComponentKey.self, "a component key")
        reason = try node.text("reason")
        guard !match.isEmpty || component != nil else {
            throw node.invalid(
                "The silence matches everything.",
                cure: "Add “match: { alertname: NAME }” or “component: KEY”.")
        }
    }
}

extension AlertRule {
    init(_ node: SettingsNode) throws(LedgerError) {
        let known = [
            "match", "group_by", "component", "owner", "client", "project", "priority", "category",
            "title",
        ]
        try node.allow(known, in: "rules")
        guard node["match"]?.isMap == true else {
            throw node.invalid(
                "The alert rule matches nothing.", cure: "Add “match: { alertname: NAME }”.")
        }
        self.init(match: try node.labels("match"))
        groupBy = node["group_by"]?.items.compactMap(\.text) ?? []
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
    func allow(_ known: [String], in section: String) throws(LedgerError) {
        try requireMap(section)
        for key in keys where !known.contains(key) {
            throw at(key).invalid(
                "“\(printable(key))” means nothing in “\(section)”.",
                cure: "Use one of: \(known.joined(separator: ", ")).")
        }
    }

    /// The value of a key for a message, or this one when it has none.
    func at(_ key: String) -> SettingsNode {
        guard let node = self[key] else { return self }
        return node
    }

    func requireMap(_ section: String) throws(LedgerError) {
        guard isMap else {
            throw invalid("“\(section)” is not a mapping.", cure: "Write “key: value” lines in it.")
        }
    }

    /// Texts by name below a key; none when it is absent.
    fileprivate func labels(_ key: String) throws(LedgerError) -> [String: String] {
        guard let node = self[key] else { return [:] }
        try node.requireMap(key)
        var labels: [String: String] = [:]
        for name in node.keys { labels[name] = try node.text(name) }
        return labels
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
