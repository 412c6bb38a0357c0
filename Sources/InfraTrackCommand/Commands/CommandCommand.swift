import ArgumentParser
import InfraTrack
import InfraTrackCapture

struct CommandCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "command", abstract: "Keep the commands that were run",
        subcommands: [Record.self, Import.self, List.self, Show.self, Search.self])

    struct Record: Call {
        static let configuration = CommandConfiguration(
            commandName: "record", abstract: "Record a command that was run and print its id",
            discussion: "Nothing is ever run. One text is taken verbatim, several are joined.")
        @OptionGroup var global: GlobalOptions
        @Option(help: "The task; INFRATRACK_TASK or the running timer's when absent")
        var task: String?
        @Option var category: String?
        @Option(parsing: .unconditional, help: "The exit status; unknown when absent")
        var exit: Int?
        @Option(help: "The working directory") var cwd: String?
        @Option var shell: String?
        @Option var host: String?
        @Option var user: String?
        @Option(help: "When it was started; now when absent") var started: String?
        @Option(help: "Seconds it ran, such as 0.25") var duration: String?
        @Option(name: .customLong("component")) var components: [String] = []
        @Option(name: .customLong("label")) var labels: [String] = []
        @Option(help: "A file with what it printed, or - for standard input") var output: String?
        @Argument(parsing: .postTerminator, help: "The command's text, after --")
        var text: [String] = []

        func run(_ session: Session) throws {
            let bytes = try output.map(session.environment.read)
            let repository = try session.openForRecording(task: task)
            let person = session.personID(repository, nil)
            let id = try session.commit(repository) { draft in
                let input = try input(session, person, bytes, draft.snapshot)
                return try CommandCapture.record(input, in: &draft).id
            }
            session.environment.print(id.description)
        }

        private func input(
            _ session: Session, _ person: String?, _ bytes: [UInt8]?, _ snapshot: Snapshot
        ) throws(LedgerError) -> CommandInput {
            var input = CommandInput(text: ShellWords.join(text))
            input.task = try session.taskInHand(task, person: person, in: snapshot)
            (input.category, input.exit, input.cwd) = (category, exit, cwd)
            (input.shell, input.host, input.user) = (shell, host, user)
            input.started = try session.timestamp(started)
            input.durationMicroseconds = try microseconds()
            input.components = try session.components(components, in: snapshot)
            input.labels = labels
            input.output = bytes
            return input
        }

        private func microseconds() throws(LedgerError) -> Int64? {
            guard let duration else { return nil }
            guard let value = DurationText.microseconds(duration) else {
                throw LedgerError(
                    .usage, "“\(printable(duration))” is no duration.",
                    cure: "Write seconds, such as 0.25 or 90.")
            }
            return value
        }
    }

    struct List: Listing {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "List commands that meet a query")
        @OptionGroup var global: GlobalOptions
        @Flag(help: "Print one JSON object a line") var json = false
        @Argument(help: "Qualifiers and words; everything when none") var query: [String] = []

        func run(_ session: Session) throws {
            try session.list(
                query, beside: [.task, .component], json: json, { try $0.commands(matching: $1) }
            ) { record, _ in
                [
                    record.id.description, (record.exit.map(String.init) ?? "-").padded(to: 3),
                    record.started?.description ?? "-", record.command,
                ]
            }
        }
    }

    struct Show: Call {
        static let configuration = CommandConfiguration(
            commandName: "show", abstract: "Print a command with what it printed")
        @OptionGroup var global: GlobalOptions
        @Argument var id: String
        @OptionGroup var keys: IdentityOptions
        @Flag(help: "Print a JSON object") var json = false

        func run(_ session: Session) throws {
            let repository = try session.list([.command])
            let snapshot = repository.snapshot
            guard let command = snapshot.command(try snapshot.resolve(id, .command)) else { return }
            try session.show(command, in: repository, json: json, identities: keys.identities)
        }
    }

    struct Search: Call {
        static let configuration = CommandConfiguration(
            commandName: "search", abstract: "Find commands by text and output")
        @OptionGroup var global: GlobalOptions
        @Argument var text: [String]
        @Flag(help: "Print one JSON object a line") var json = false

        func run(_ session: Session) throws { try session.search(text, [.command], json: json) }
    }
}
