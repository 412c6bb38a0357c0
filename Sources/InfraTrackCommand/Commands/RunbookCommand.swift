import ArgumentParser
import InfraTrack
import InfraTrackRunbooks

struct RunbookCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "runbook", abstract: "Make runbooks of what was done",
        subcommands: [Generate.self, List.self, Show.self, History.self, Diff.self, Restore.self])

    struct Generate: Call {
        static let configuration = CommandConfiguration(
            commandName: "generate", abstract: "Write a runbook from the commands of tasks")
        @OptionGroup var global: GlobalOptions
        @Argument(help: "Its name, such as rotate-nginx-certs") var name: String
        @Option(
            name: .customLong("task"), help: "A task; those of the existing runbook when absent")
        var tasks: [String] = []
        @Option(help: "A template of the store or of the program") var template = "incident"
        @Option var title: String?
        @Flag(help: "Overwrite what was edited by hand") var force = false

        func run(_ session: Session) throws {
            let repository = try session.openForChange()
            let template = try RunbookTemplate(named: template, in: repository)
            let generator = RunbookGenerator(template: template, force: force)
            let runbook = try session.commit(repository) { draft in
                var ids: [RecordID] = []
                for task in tasks { ids.append(try draft.snapshot.resolve(task, .task)) }
                return try generator.generate(name, title: title, tasks: ids, in: &draft)
            }
            session.environment.print("runbooks/\(runbook.name).md")
        }
    }

    struct List: Listing {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "List runbooks that meet a query")
        @OptionGroup var global: GlobalOptions
        @Flag(help: "Print one JSON object a line") var json = false
        @Argument(help: "Qualifiers and words; everything when none") var query: [String] = []

        func run(_ session: Session) throws {
            try session.list(
                query, beside: [.component], json: json, { try $0.runbooks(matching: $1) }
            ) { record, _ in
                [record.name, record.status.rawValue, record.title]
            }
        }
    }

    struct Show: Call {
        static let configuration = CommandConfiguration(
            commandName: "show", abstract: "Print a runbook")
        @OptionGroup var global: GlobalOptions
        @Argument var name: String
        @Option(help: "As it was in this revision") var revision: String?
        @OptionGroup var keys: IdentityOptions
        @Flag(help: "Print a JSON object") var json = false

        func run(_ session: Session) throws {
            let repository = try session.list([.runbook])
            if let revision {
                let text = try repository.runbookText(name, at: revision)
                return session.environment.output(TerminalText.safe(text))
            }
            guard let runbook = repository.snapshot.runbook(name) else {
                throw LedgerError(
                    .missing, "There is no runbook “\(printable(name))”.",
                    cure: "See “infratrack runbook list”.")
            }
            try session.show(runbook, in: repository, json: json, identities: keys.identities)
        }
    }

    struct History: Call {
        static let configuration = CommandConfiguration(
            commandName: "history", abstract: "Print the commits that changed a runbook")
        @OptionGroup var global: GlobalOptions
        @Argument var name: String
        @Flag(help: "Print one JSON object a line") var json = false

        func run(_ session: Session) throws {
            let repository = try session.list([.runbook])
            let changes = try repository.history(.runbook, name)
            guard !changes.isEmpty || repository.snapshot.runbook(name) != nil else {
                throw LedgerError(
                    .missing, "There is and was no runbook “\(printable(name))”.",
                    cure: "See “infratrack runbook list”.")
            }
            session.print(changes, json: json)
        }
    }

    struct Diff: Call {
        static let configuration = CommandConfiguration(
            commandName: "diff", abstract: "Print what changed between two revisions of a runbook")
        @OptionGroup var global: GlobalOptions
        @Argument var name: String
        @Argument var old: String
        @Argument var new: String

        func run(_ session: Session) throws {
            let repository = try session.list([.runbook])
            let diff = TextDiff.unified(
                try repository.runbookText(name, at: old),
                try repository.runbookText(name, at: new),
                oldLabel: "runbooks/\(name).md@\(old)", newLabel: "runbooks/\(name).md@\(new)")
            session.environment.output(TerminalText.safe(diff))
        }
    }

    struct Restore: Call {
        static let configuration = CommandConfiguration(
            commandName: "restore", abstract: "Make a runbook what it was in a revision")
        @OptionGroup var global: GlobalOptions
        @Argument var name: String
        @Argument var revision: String

        func run(_ session: Session) throws {
            let repository = try session.openForChange()
            let done = try repository.restore(.runbook, name, at: revision, options: global.commit)
            if !done.value { session.environment.warn("infratrack: it is the same already.") }
        }
    }
}

extension Repository {
    /// The file of a runbook in a revision.
    fileprivate func runbookText(_ name: String, at revision: String) throws -> String {
        guard let bytes = try bytes(.runbook, name, at: revision) else {
            throw LedgerError(
                .missing, "There was no runbook “\(printable(name))” in \(printable(revision)).",
                cure: "See “infratrack runbook history \(printable(name))”.")
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
