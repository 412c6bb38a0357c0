import ArgumentParser
import InfraTrack
import InfraTrackRunbooks

struct RunbookCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "runbook", abstract: "Make runbooks of what was done",
        subcommands: [
            Generate.self, List.self, Show.self, History.self, Diff.self, Restore.self, Check.self,
            Publish.self, Import.self, Evidence.self,
        ])

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
        @Option(help: "As it was in this revision, on this day or at this time")
        var revision: String?
        @OptionGroup var keys: IdentityOptions
        @Flag(help: "Print a JSON object") var json = false

        func run(_ session: Session) throws {
            let repository = try session.list([.runbook])
            if let revision, json {
                let snapshot = try repository.snapshot(at: revision)
                guard let runbook = snapshot.runbook(name) else {
                    throw Repository.noRunbook(name, at: revision)
                }
                return try session.show(runbook, as: snapshot)
            }
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
            commandName: "diff",
            abstract: "Print what changed between two revisions, days or times of a runbook")
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
            throw Self.noRunbook(name, at: revision)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    fileprivate static func noRunbook(_ name: String, at revision: String) -> LedgerError {
        LedgerError(
            .missing, "There was no runbook “\(printable(name))” in \(printable(revision)).",
            cure: "See “infratrack runbook history \(printable(name))”.")
    }
}

extension Session {
    /// Prints a record of an earlier state as JSON, with its body.
    fileprivate func show(_ runbook: Runbook, as snapshot: Snapshot) throws {
        environment.print(
            JSON.object(
                snapshot.view(of: runbook)
                    + [path(of: runbook, snapshot), Field("body", .text(runbook.body))]))
    }
}
