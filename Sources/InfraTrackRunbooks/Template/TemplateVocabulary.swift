/// The names that a runbook's template may use.
struct TemplateVocabulary: Sendable {
    /// Names at the top.
    private(set) var names: Set<String>
    /// Names within a list's section, by list.
    let items: [String: Set<String>]

    private static let step: Set<String> = [
        "number", "label", "anchor", "command", "fence", "language", "attributes", "cwd", "host",
        "where", "exit", "failed", "duration", "output", "hasOutput", "expected", "task", "id",
        "origin", "destructive", "mutating", "until", "polls", "runs", "success", "captures",
        "has_captures",
    ]

    static let runbook = TemplateVocabulary(
        plain: [
            "title", "name", "summary", "hours", "owner", "runs", "successes", "last_success",
            "blast_radius", "assignments", "assignments_fence", "sudo",
        ],
        lists: [
            "tasks": [
                "id", "title", "status", "priority", "resolution", "created", "closed", "body",
                "category",
            ],
            "components": ["key", "kind", "name", "environment", "provider", "owner"],
            "alerts": ["name", "source", "severity", "started"],
            "parameters": ["name", "reference", "value", "description", "captured"],
            "missing": ["text"], "tools": ["name"], "hosts": ["name"],
            "diagnosis": step, "mitigation": step, "verification": step,
            "captures": ["name", "reference", "value"],
            "failures": [
                "number", "command", "language", "message", "exit", "fix", "again", "fence", "id",
                "task",
            ],
            "rollback": ["step", "command", "known", "needless", "unknown", "fence", "attributes"],
        ])

    init(plain: Set<String>, lists: [String: Set<String>]) {
        names = plain.union(lists.keys).union(lists.keys.map { "has_\($0)" })
        items = lists
    }

    /// The names and those that a template declares.
    func adding(_ declared: [String]) -> TemplateVocabulary {
        var vocabulary = self
        vocabulary.names.formUnion(declared)
        return vocabulary
    }
}
