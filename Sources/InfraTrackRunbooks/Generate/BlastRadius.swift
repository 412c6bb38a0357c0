import InfraTrack

/// What a failure of some components reaches, as a Mermaid graph that git hosts draw.
struct BlastRadius {
    private let keys: [ComponentKey]
    private let shown: [ComponentKey: Int]
    private let hidden: Int
    private let snapshot: Snapshot

    /// More nodes than this are counted, not drawn.
    private static let limit = 24

    init(_ keys: [ComponentKey], _ snapshot: Snapshot) {
        self.snapshot = snapshot
        let known = keys.filter { snapshot.component($0) != nil }
        var all = known
        var seen = Set(known)
        for (component, _) in known.flatMap({ snapshot.impact(of: $0) })
        where seen.insert(component.id).inserted {
            all.append(component.id)
        }
        self.keys = known
        let drawn = all.prefix(max(Self.limit, known.count))
        hidden = all.count - drawn.count
        shown = Dictionary(
            zip(drawn, 0...).map { ($0, $1) }, uniquingKeysWith: { first, _ in first })
    }

    /// `nil` when nothing but the components themselves is reached.
    var mermaid: String? {
        guard shown.count > keys.count else { return nil }
        let nodes = shown.sorted { $0.value < $1.value }
        var lines = ["flowchart LR"]
        lines += nodes.map { "    n\($0.value)[\"\($0.key)\"]" }
        lines += nodes.flatMap { edges(from: $0.key, $0.value) }
        if hidden > 0 { lines.append("    more[\"and \(hidden) more\"]") }
        lines += keys.compactMap { shown[$0] }.sorted().map { "    style n\($0) stroke-width:3px" }
        return lines.joined(separator: "\n")
    }

    private static let verbs: [(Component.RelationType, String)] = [
        (.dependsOn, "depends on"), (.runsOn, "runs on"), (.partOf, "part of"),
        (.memberOf, "member of"),
    ]

    private func edges(from key: ComponentKey, _ number: Int) -> [String] {
        guard let component = snapshot.component(key) else { return [] }
        var lines = Self.verbs.flatMap { type, verb in
            Set(component.targets(type)).compactMap { shown[$0] }.sorted().map {
                "    n\(number) -- \(verb) --> n\($0)"
            }
        }
        let parent = shown.keys.filter { $0 != key && key.isWithin($0) }.max {
            $0.description.utf8.count < $1.description.utf8.count
        }
        if let parent, let place = shown[parent] {
            lines.append("    n\(number) -- within --> n\(place)")
        }
        return lines
    }
}
