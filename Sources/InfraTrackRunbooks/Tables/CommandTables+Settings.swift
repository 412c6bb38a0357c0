import InfraTrack

/// What a store's `runbooks:` settings say.
struct RunbookSettings: Sendable {
    var tables = CommandTables.builtIn
    /// After how many days without a success a runbook is stale.
    var staleDays = 180

    static let standard = RunbookSettings()

    /// Reads `runbooks:`; without it the built-in tables hold.
    init(_ settings: Settings) throws(LedgerError) {
        guard let node = settings.root["runbooks"] else { return }
        if let days = try node.parsed("stale_after", as: Int.self, "a number of days") {
            guard days > 0 else {
                throw node.invalid("“stale_after” is not above 0.", cure: "Write days.")
            }
            staleDays = days
        }
        tables.noise.formUnion(node["noise"]?.texts ?? [])
        tables.noise.subtract(node["keep"]?.texts ?? [])
        tables.readers.formUnion(node["read_only"]?.texts ?? [])
        guard let commands = node["commands"] else { return }
        for program in commands.keys {
            guard let entry = commands[program] else { continue }
            var tool = tables.tools[program] ?? Tool()
            tool.merge(try Tool(entry))
            tables.tools[program] = tool
        }
    }

    private init() {}
}

extension Tool {
    private static let keys: Set<String> = [
        "read_only", "mutating", "destructive", "value_options", "opposites", "read_only_options",
        "destructive_options", "mutating_options",
    ]

    /// One program's entry.
    fileprivate init(_ node: SettingsNode) throws(LedgerError) {
        guard node.isMap else {
            throw node.invalid(
                "The program's entry is not a mapping.",
                cure: "Write “read_only:”, “mutating:” or “destructive:” with lists below it.")
        }
        for key in node.keys where !Self.keys.contains(key) {
            throw (node[key] ?? node).invalid(
                "“\(printable(key))” is no key of a program's entry.",
                cure: "Use \(Self.keys.sorted().joined(separator: ", ")).")
        }
        self.init()
        looks = VerbSet(node["read_only"]?.texts ?? [])
        changes = VerbSet(node["mutating"]?.texts ?? [])
        destroys = VerbSet(node["destructive"]?.texts ?? [])
        lookingOptions = Set(node["read_only_options"]?.texts ?? [])
        changingOptions = Set(node["mutating_options"]?.texts ?? [])
        destroyingOptions = Set(node["destructive_options"]?.texts ?? [])
        valueOptions = Set(node["value_options"]?.texts ?? [])
        if let pairs = node["opposites"] {
            for verb in pairs.keys { opposites[verb] = try pairs.text(verb) }
        }
    }
}
