import ArgumentParser
import InfraTrack

extension ComponentCommand {
    struct Move: Call {
        static let configuration = CommandConfiguration(
            commandName: "mv", abstract: "Give a component another key; the old one stays an alias")
        @OptionGroup var global: GlobalOptions
        @Argument var key: String
        @Argument var newKey: String

        func run(_ session: Session) throws {
            guard let newKey = ComponentKey(newKey) else {
                throw LedgerError(
                    .usage, "“\(printable(newKey))” is no component key.",
                    cure: "Write it as acme/prod/web-01.")
            }
            let repository = try session.openForChange()
            try session.commit(repository) { draft in
                let key =
                    try session.folder(named: key, in: draft.snapshot)
                    ?? draft.snapshot.componentKey(named: key)
                try draft.moveComponent(key, to: newKey)
            }
        }
    }

    struct Tree: Call {
        static let configuration = CommandConfiguration(
            commandName: "tree", abstract: "Print components as a tree")
        @OptionGroup var global: GlobalOptions
        @Argument(help: "Where to begin; everything when none") var key: String?
        @OptionGroup var form: GraphFormOptions

        func run(_ session: Session) throws {
            let snapshot = try session.list([.component]).snapshot
            let root = try key.map { try session.subtree(named: $0, in: snapshot) }
            let components = snapshot.componentSubtree(root).sorted {
                $0.id.precedesInTree($1.id)
            }
            if form.isMermaid {
                return session.environment.output(MermaidGraph.tree(components).text)
            }
            session.print(components, in: snapshot, json: form.isJSON) { component in
                let depth = component.id.description.split(separator: "/").count - 1
                let indent = String(repeating: "  ", count: depth)
                return ["\(indent)\(component.id.name)", "(\(component.componentKind))"]
            }
        }
    }

    struct Impact: Call {
        static let configuration = CommandConfiguration(
            commandName: "impact",
            abstract: "List all that depends on a component, with open tasks, alerts and runbooks")
        @OptionGroup var global: GlobalOptions
        @Argument var key: String
        @OptionGroup var form: GraphFormOptions

        func run(_ session: Session) throws {
            let snapshot = try session.list([.component, .task, .alert, .runbook]).snapshot
            let key = try session.subtree(named: key, in: snapshot)
            let reached = snapshot.impact(of: key).map {
                ImpactRow($0, in: snapshot, at: session.environment.now())
            }
            if form.isMermaid {
                return session.environment.output(
                    MermaidGraph.impact(of: key, reached, in: snapshot).text)
            }
            for row in reached {
                session.environment.print(form.isJSON ? JSON.object(row.fields) : row.line)
            }
        }
    }

    struct Retire: Call {
        static let configuration = CommandConfiguration(
            commandName: "retire", abstract: "Mark a component as gone; its record stays")
        @OptionGroup var global: GlobalOptions
        @Argument var key: String
        @Option(parsing: .unconditional, help: "Why it is gone") var reason: String

        func run(_ session: Session) throws {
            let repository = try session.openForChange()
            try session.commit(repository) { draft in
                let key = try draft.snapshot.componentKey(named: key)
                guard var component = draft.snapshot.component(key) else { return }
                component.lifecycle = .retired
                component.retired = Component.Tombstone(at: draft.now, reason: reason)
                try draft.put(component)
            }
        }
    }
}
