/// The names that a runbook's template may use.
struct TemplateVocabulary: Sendable {
    /// Names at the top.
    let names: Set<String>
    /// Names within a list's section, by list.
    let items: [String: Set<String>]

    private static let step: Set<String> = [
        "number", "command", "fence", "language", "cwd", "host", "exit", "duration", "output",
        "hasOutput", "expected", "task", "id",
    ]

    static let runbook = TemplateVocabulary(
        plain: ["title", "summary", "hours", "owner"],
        lists: [
            "tasks": [
                "id", "title", "status", "priority", "resolution", "created", "closed", "body",
            ],
            "components": ["key", "kind", "name", "environment", "provider", "owner"],
            "alerts": ["name", "source", "severity", "started"],
            "diagnosis": step, "mitigation": step, "verification": step,
            "failures": ["command", "message", "exit", "fix", "fence"],
            "rollback": ["step", "command", "known", "fence"],
        ])

    init(plain: Set<String>, lists: [String: Set<String>]) {
        names = plain.union(lists.keys).union(lists.keys.map { "has_\($0)" })
        items = lists
    }
}
