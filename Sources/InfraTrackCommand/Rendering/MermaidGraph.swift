import InfraTrack

/// A graph that git hosts draw; keys and kinds have no characters that mean something in it.
struct MermaidGraph {
    private(set) var text = "graph LR\n"
    private var names: [ComponentKey: String] = [:]

    /// Components below each other.
    static func tree(_ components: [Component]) -> MermaidGraph {
        var graph = MermaidGraph()
        for component in components { graph.add(component.id, component.componentKind) }
        for component in components {
            graph.connectToAncestor(component.id)
        }
        return graph
    }

    /// What a failure reaches; arrows lead from what is needed to what needs it.
    static func impact(
        of root: ComponentKey, _ rows: [ImpactRow], in snapshot: Snapshot
    ) -> MermaidGraph {
        var graph = MermaidGraph()
        graph.add(root, snapshot.component(root)?.componentKind ?? "group")
        for row in rows {
            let tasks = row.tasks.count
            graph.add(
                row.component.id, row.component.componentKind,
                tasks == 0 ? [] : [tasks == 1 ? "1 open task" : "\(tasks) open tasks"])
        }
        for row in rows {
            graph.connectToAncestor(row.component.id)
            for target in row.component.dependsOn {
                graph.connect(target, row.component.id, "depends_on")
            }
            for relation in row.component.relations {
                graph.connect(relation.target, row.component.id, relation.type.rawValue)
            }
        }
        return graph
    }

    private mutating func add(_ key: ComponentKey, _ kind: String, _ notes: [String] = []) {
        let name = "n\(names.count)"
        names[key] = name
        let kind = Component.isKind(kind) ? kind : "?"
        let label = (["\(key)", kind] + notes).joined(separator: "<br/>")
        text += "  \(name)[\"\(label)\"]\n"
    }

    private mutating func connect(_ from: ComponentKey, _ to: ComponentKey, _ word: String) {
        guard let from = names[from], let to = names[to] else { return }
        text += "  \(from) -->|\(word)| \(to)\n"
    }

    /// The nearest of the keys above it that is drawn.
    private mutating func connectToAncestor(_ key: ComponentKey) {
        var above = key.parent
        while let next = above, names[next] == nil { above = next.parent }
        guard let above, let from = names[above], let to = names[key] else { return }
        text += "  \(from) --- \(to)\n"
    }
}
