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
                let key = try draft.snapshot.componentKey(named: key)
                try draft.moveComponent(key, to: newKey)
            }
        }
    }

    struct Tree: Call {
        static let configuration = CommandConfiguration(
            commandName: "tree", abstract: "Print components as a tree")
        @OptionGroup var global: GlobalOptions
        @Argument var key: String?

        func run(_ session: Session) throws {
            let snapshot = try session.list([.component]).snapshot
            let root = key.flatMap(ComponentKey.init)
            if let key, root == nil || snapshot.componentSubtree(root).isEmpty {
                throw LedgerError(
                    .missing, "There is nothing at or below “\(printable(key))”.",
                    cure: "See “infratrack component list”.")
            }
            for component in snapshot.componentSubtree(root) {
                let depth = component.id.description.split(separator: "/").count - 1
                let indent = String(repeating: "  ", count: depth)
                session.environment.print(
                    "\(indent)\(component.id.name)  (\(printable(component.componentKind)))")
            }
        }
    }

    struct Impact: Call {
        static let configuration = CommandConfiguration(
            commandName: "impact", abstract: "List all that depends on a component, with open tasks"
        )
        @OptionGroup var global: GlobalOptions
        @Argument var key: String
        @Flag(help: "Print one JSON object a line") var json = false

        func run(_ session: Session) throws {
            let snapshot = try session.list([.component, .task]).snapshot
            let key = try snapshot.componentKey(named: key)
            for (component, distance) in snapshot.impact(of: key) {
                let open = snapshot.openTasks(on: component.id)
                session.environment.print(
                    json
                        ? JSON.object([
                            Field("key", .text(component.id.description)),
                            Field("kind", .text(component.componentKind)),
                            Field("distance", .number(String(distance))),
                            Field("open_tasks", .list(open.map { .text($0.id.description) })),
                        ])
                        : "\(distance)  \(component.id)  \(open.map(\.id.description).joined(separator: " "))"
                )
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
