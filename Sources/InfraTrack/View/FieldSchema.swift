import FrontMatter

/// What the format says of keys: their type and what stands for an absent one.
enum FieldSchema {
    private static let numbers: Set<String> = [
        "exit", "seq", "duration", "bytes", "lines", "count", "weight", "runs", "successes",
        "seconds", "billed_seconds", "worked", "increment", "minimum",
    ]
    private static let booleans: Set<String> = [
        "billable", "background", "correction", "cumulative",
    ]
    private static let lists: Set<String> = [
        "assignees", "labels", "components", "depends_on", "aliases", "relations", "redactions",
        "exported", "alerts", "parameters", "sources", "entries", "lines",
    ]

    static func absent(_ key: String, _ kind: RecordKind) -> FieldValue {
        switch (kind, key) {
        case (.component, "lifecycle"): .text("active")
        case (.component, "identifiers"), (.alert, "labels"): .map([])
        case (.time, "background"): .boolean(false)
        case (.runbook, "status"), (.invoice, "status"): .text("draft")
        default: lists.contains(key) ? .list([]) : .null
        }
    }

    static func view(_ key: String, _ value: Value) -> FieldValue {
        switch value {
        case .null: .null
        case .scalar(let text): .text(text)
        case .bare(let text):
            if numbers.contains(key) {
                .number(text)
            } else if booleans.contains(key) {
                .boolean(text == "true")
            } else {
                .text(text)
            }
        case .list(let items): .list(items.map { view("", $0) })
        case .map(let pairs): .map(pairs.map { Field($0.key, view($0.key, $0.value)) })
        }
    }
}
