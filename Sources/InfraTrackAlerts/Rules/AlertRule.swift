public import InfraTrack

/// What alerts with certain labels mean: which component, whose work, how urgent.
public struct AlertRule: Sendable, Hashable {
    /// The labels an alert must have, with their values; `*` stands for any text.
    public var match: [String: String]
    /// The component the task touches.
    public var component: ComponentKey?
    /// Who answers for the task.
    public var owner: String?
    /// The client.
    public var client: String?
    /// The project.
    public var project: String?
    /// The priority, whatever the severity.
    public var priority: Priority?
    /// The category.
    public var category: String?
    /// The labels whose values tell groups apart; the alerts of a group share one task.
    public var groupBy: [String] = []
    /// The task's title; `{{name}}` stands for the value of a label.
    public var title: String?

    /// Makes a rule for alerts that have these labels.
    public init(match: [String: String]) { self.match = match }

    /// Whether an event has all labels of the rule.
    public func matches(_ event: AlertEvent) -> Bool {
        match.allSatisfy { name, pattern in
            event.labels[name].map { Wildcard.matches(pattern, $0) } ?? false
        }
    }

    /// The group that an event belongs to; `nil` when the rule groups nothing.
    public func group(of event: AlertEvent) -> RecordID? {
        guard !groupBy.isEmpty else { return nil }
        let matched = match.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] }
        let values = groupBy.flatMap { [$0, event.labels[$0] ?? ""] }
        return RecordID.derived(from: ["group", "\(matched.count)"] + matched + values)
    }

    /// The title with the labels' values in it; empty text for labels the alert has not.
    public func title(for event: AlertEvent) -> String? {
        guard let title else { return nil }
        var text = ""
        var rest = Substring(title)
        while let open = rest.firstIndex(of: "{") {
            text += rest[..<open]
            rest = rest[open...]
            guard rest.hasPrefix("{{"), let label = Self.name(in: rest) else {
                text += "{"
                rest = rest.dropFirst()
                continue
            }
            let name = label.drop { $0 == " " }.prefix { $0 != " " }
            text += event.labels[String(name)] ?? ""
            rest = rest[label.endIndex...].dropFirst(2)
        }
        return text + rest
    }

    /// What stands between the braces that a text begins with.
    private static func name(in text: Substring) -> Substring? {
        let inner = text.dropFirst(2)
        guard let end = inner.firstIndex(of: "}"), inner[end...].hasPrefix("}}") else { return nil }
        return inner[..<end]
    }
}

/// Text with `*` for any run of characters.
enum Wildcard {
    static func matches(_ pattern: String, _ text: String) -> Bool {
        let parts = pattern.split(separator: "*", omittingEmptySubsequences: false)
        guard parts.count > 1, let first = parts.first, let last = parts.last else {
            return pattern == text
        }
        guard text.hasPrefix(first) else { return false }
        var rest = text.dropFirst(first.count)
        for part in parts.dropFirst().dropLast() where !part.isEmpty {
            guard let after = end(of: part, in: rest) else { return false }
            rest = rest[after...]
        }
        return rest.hasSuffix(last)
    }

    /// Where the first occurrence of a part ends.
    private static func end(of part: Substring, in text: Substring) -> Substring.Index? {
        var rest = text
        while rest.count >= part.count {
            if rest.hasPrefix(part) { return rest.index(rest.startIndex, offsetBy: part.count) }
            rest = rest.dropFirst()
        }
        return nil
    }
}
