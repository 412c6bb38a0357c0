import ArgumentParser
import InfraTrack

struct ComponentCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "component", abstract: "Keep the infrastructure",
        subcommands: [
            New.self, Import.self, List.self, Show.self, Edit.self, Move.self, Tree.self,
            Impact.self, Retire.self,
        ])

    struct New: Call {
        static let configuration = CommandConfiguration(
            commandName: "new", abstract: "Add a component and print its key")
        @OptionGroup var global: GlobalOptions
        @Argument(help: "The key, such as acme/prod/web-01") var key: String
        @Option(help: "Such as server, service or database") var kind: String
        @Option(help: "What people call it") var name: String?
        @OptionGroup var relations: RelationOptions
        @Option var environment: String?
        @Option var provider: String?
        @Option var owner: String?
        @Option(name: .customLong("alias"), help: "Another name it is known by") var aliases:
            [String] = []
        @Option(name: .customLong("label")) var labels: [String] = []
        @Option(
            name: .customLong("identifier"),
            help: "What others call it, by OpenTelemetry name: host.name=web-01")
        var identifiers: [String] = []
        @Option(help: "A file with the text, or - for standard input") var body: String?

        func run(_ session: Session) throws {
            guard let key = ComponentKey(key) else {
                throw LedgerError(
                    .usage, "“\(printable(key))” is no component key.",
                    cure:
                        "Write it as acme/prod/web-01: lower-case letters, digits, “.”, “_” and “-”."
                )
            }
            guard Component.isKind(kind) else {
                throw LedgerError(
                    .usage, "The kind “\(printable(kind))” is not one lower-case word.",
                    cure: "Use a word such as server, service, database or network.")
            }
            let body = try session.text(body)
            let pairs = try EditOptions.pairs(identifiers)
            let repository = try session.openForChange()
            try session.commit(repository) { draft in
                guard draft.snapshot.component(key) == nil else {
                    throw LedgerError(
                        .refused, "There is already a component “\(key)”.",
                        cure: "Edit it with “infratrack component edit \(key)”.")
                }
                var component = Component(id: key, kind: kind)
                try relations.apply(to: &component, in: draft.snapshot, session)
                (component.environment, component.provider) = (environment, provider)
                (component.displayName, component.owner) = (name, owner)
                (component.aliases, component.labels) = (aliases, labels)
                component.identifiers = pairs
                if let body { component.body = body }
                try draft.put(component)
            }
            session.environment.print(key.description)
        }
    }

    struct List: Listing {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "List components that meet a query")
        @OptionGroup var global: GlobalOptions
        @Flag(help: "Print one JSON object a line") var json = false
        @Argument(help: "Qualifiers and words; everything when none") var query: [String] = []

        func run(_ session: Session) throws {
            try session.list(
                query, json: json, { try $0.components(matching: $1) }
            ) { record, _ in
                [
                    record.componentKind.padded(to: 10), record.lifecycle.rawValue.padded(to: 7),
                    record.id.description,
                ]
            }
        }
    }

    struct Show: Call {
        static let configuration = CommandConfiguration(
            commandName: "show", abstract: "Print a component")
        @OptionGroup var global: GlobalOptions
        @Argument var key: String
        @OptionGroup var keys: IdentityOptions
        @Flag(help: "Print a JSON object") var json = false

        func run(_ session: Session) throws {
            let repository = try session.list([.component])
            let key = try repository.snapshot.componentKey(named: key)
            guard let component = repository.snapshot.component(key) else { return }
            try session.show(component, in: repository, json: json, identities: keys.identities)
        }
    }

    struct Edit: Call {
        static let configuration = CommandConfiguration(
            commandName: "edit", abstract: "Change a component's fields or its text")
        @OptionGroup var global: GlobalOptions
        @Argument var key: String
        @OptionGroup var edits: EditOptions
        @Option(help: "A file with the new text, or - for standard input") var body: String?

        func run(_ session: Session) throws {
            let text = try session.text(body)
            let edits = try edits.edits()
            let repository = try session.openForChange()
            try session.commit(repository) { draft in
                let key = try draft.snapshot.componentKey(named: key)
                guard var component = draft.snapshot.component(key) else { return }
                component = try component.edited(
                    try edits.resolvedComponents(in: draft.snapshot))
                if let text { component.body = text }
                try draft.put(component)
            }
        }
    }
}
