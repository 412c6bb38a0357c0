import ArgumentParser
import InfraTrack

struct TaskCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "task", abstract: "Keep tasks",
        subcommands: [
            New.self, List.self, Show.self, History.self, Edit.self, Note.self,
            Close.self, Remove.self,
        ])

    struct New: Call {
        static let configuration = CommandConfiguration(
            commandName: "new", abstract: "Add a task and print its id")
        @OptionGroup var global: GlobalOptions
        @Argument(help: "What is to be done, in one line") var title: String
        @Option(name: .customLong("component")) var components: [String] = []
        @Option var priority: Priority = .p3
        @Option var status: Status = .open
        @Option var owner: String?
        @Option(name: .customLong("assignee")) var assignees: [String] = []
        @Option var category: String?
        @Option(name: .customLong("label")) var labels: [String] = []
        @Option var client: String?
        @Option var project: String?
        @Option(help: "A date or a time") var due: String?
        @Option(name: .customLong("depends-on")) var dependsOn: [String] = []
        @Option(help: "A file with the description, or - for standard input") var body: String?

        func run(_ session: Session) throws {
            let text = try session.text(body)
            let repository = try session.openForChange()
            let id = try session.commit(repository) { draft in
                try draft.put(try task(session, draft, text)).id
            }
            session.environment.print(id.description)
        }

        private func task(
            _ session: Session, _ draft: borrowing Draft, _ text: String?
        ) throws -> TaskRecord {
            var task = TaskRecord(id: draft.newID(), title: title)
            task.status = status
            task.created = draft.now
            task.priority = priority
            (task.category, task.owner, task.client) = (category, owner, client)
            task.project = project
            task.due = try moment()
            (task.assignees, task.labels) = (assignees, labels)
            task.components = try session.components(components, in: draft.snapshot)
            for name in dependsOn { task.dependsOn.append(try draft.snapshot.resolve(name, .task)) }
            task.body = text ?? ""
            if status.isClosed { task.closed = draft.now }
            return task
        }

        private func moment() throws(LedgerError) -> Moment? {
            guard let due else { return nil }
            guard let moment = Moment(Session.withSeconds(due)) else {
                throw LedgerError(
                    .usage, "“\(printable(due))” is no date or time.",
                    cure: "Write it as 2026-11-23 or 2026-11-23T03:04:05+01:00.")
            }
            return moment
        }
    }

    struct List: Listing {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "List tasks that meet a query")
        @OptionGroup var global: GlobalOptions
        @Flag(help: "Print one JSON object a line") var json = false
        @Argument(help: "Qualifiers and words; everything when none") var query: [String] = []

        func run(_ session: Session) throws {
            try session.list(
                query, beside: [.component], json: json, { try $0.tasks(matching: $1) }
            ) { record, _ in
                [
                    record.id.description, record.status.rawValue.padded(to: 11),
                    record.priority.rawValue,
                    record.title,
                ]
            }
        }
    }

    struct Show: Call {
        static let configuration = CommandConfiguration(
            commandName: "show", abstract: "Print a task")
        @OptionGroup var global: GlobalOptions
        @Argument var id: String
        @OptionGroup var keys: IdentityOptions
        @Flag(help: "Print a JSON object") var json = false

        func run(_ session: Session) throws {
            let repository = try session.list([.task])
            let snapshot = repository.snapshot
            guard let task = snapshot.task(try snapshot.resolve(id, .task)) else { return }
            try session.show(task, in: repository, json: json, identities: keys.identities)
        }
    }

    struct History: Call {
        static let configuration = CommandConfiguration(
            commandName: "history", abstract: "Print the commits that changed a task")
        @OptionGroup var global: GlobalOptions
        @Argument var id: String
        @Flag(help: "Print one JSON object a line") var json = false

        func run(_ session: Session) throws {
            let repository = try session.list([.task])
            let id = try repository.snapshot.resolve(id, .task)
            session.print(try repository.history(.task, id.description), json: json)
        }
    }

    struct Remove: Call {
        static let configuration = CommandConfiguration(
            commandName: "rm", abstract: "Remove a task that nothing refers to")
        @OptionGroup var global: GlobalOptions
        @Argument var id: String

        func run(_ session: Session) throws {
            let repository = try session.openForChange()
            try session.commit(repository) { draft in
                try draft.deleteTask(try draft.snapshot.resolve(id, .task))
            }
        }
    }
}
