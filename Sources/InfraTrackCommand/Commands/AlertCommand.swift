import ArgumentParser
import InfraTrack
import InfraTrackAlerts

struct AlertCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "alert", abstract: "Turn alerts into tasks",
        subcommands: [Ingest.self, List.self, Show.self, QuarantineCommand.self])

    struct Ingest: Call {
        static let configuration = CommandConfiguration(
            commandName: "ingest",
            abstract: "Take in what a monitor sent; prints one JSON object an event")
        @OptionGroup var global: GlobalOptions
        @Option(help: "The monitor: \(AlertSources.all.map(\.name).joined(separator: ", "))")
        var source: String
        @Option(name: .customLong("received-at"), help: "When it came; now when absent")
        var receivedAt: String?
        @Argument(help: "The payload, or - for standard input") var file = "-"

        func run(_ session: Session) throws {
            let source = try AlertSources.named(source)
            let received = try session.timestamp(receivedAt) ?? session.environment.now()
            let payload = try session.environment.read(file)
            let repository = try session.openForChange()
            session.print(
                try AlertIntake().ingest(
                    payload, source: source, receivedAt: received, into: repository,
                    options: global.commit))
        }
    }

    struct List: Listing {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "List alert episodes that meet a query")
        @OptionGroup var global: GlobalOptions
        @Flag(help: "Print one JSON object a line") var json = false
        @Argument(help: "Qualifiers and words; everything when none") var query: [String] = []

        func run(_ session: Session) throws {
            try session.list(
                query, beside: [.task, .component], json: json, { try $0.alerts(matching: $1) }
            ) { record, _ in
                [
                    record.id.description, record.ended == nil ? "firing  " : "resolved",
                    record.started.description, record.alertName,
                ]
            }
        }
    }

    struct Show: Call {
        static let configuration = CommandConfiguration(
            commandName: "show", abstract: "Print an alert episode")
        @OptionGroup var global: GlobalOptions
        @Argument var id: String
        @OptionGroup var keys: IdentityOptions
        @Flag(help: "Print a JSON object") var json = false

        func run(_ session: Session) throws {
            let repository = try session.list([.alert])
            let snapshot = repository.snapshot
            guard let alert = snapshot.alert(try snapshot.resolve(id, .alert)) else { return }
            try session.show(alert, in: repository, json: json, identities: keys.identities)
        }
    }

    struct QuarantineCommand: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "quarantine", abstract: "Payloads that could not be read",
            subcommands: [ListItems.self, Reingest.self])

        struct ListItems: Call {
            static let configuration = CommandConfiguration(
                commandName: "list", abstract: "List them with the reasons")
            @OptionGroup var global: GlobalOptions
            @Flag(help: "Print one JSON object a line") var json = false

            func run(_ session: Session) throws {
                for item in try Quarantine(of: try session.open([]))?.list() ?? [] {
                    session.environment.print(
                        json
                            ? JSON.object(item.fields)
                            : "\(item.name)  \(item.source ?? "-")  \(printable(item.reason))")
                }
            }
        }

        struct Reingest: Call {
            static let configuration = CommandConfiguration(
                commandName: "reingest", abstract: "Take payloads in again; all when none is named")
            @OptionGroup var global: GlobalOptions
            @Argument var names: [String] = []

            func run(_ session: Session) throws {
                let repository = try session.openForChange()
                guard let quarantine = Quarantine(of: repository) else { return }
                var first: (any Error)?
                for name in names.isEmpty ? try quarantine.list().map(\.name) : names {
                    do {
                        session.print(
                            try quarantine.reingest(name, into: repository, options: global.commit))
                    } catch {
                        session.environment.warn("infratrack: \(name) stays: \(error)")
                        first = first ?? error
                    }
                }
                if let first { throw ExitStatus(of: first) }
            }
        }
    }
}

extension Quarantine.Item {
    fileprivate var fields: [Field] {
        [
            Field("name", .text(name)), Field("source", source.map(FieldValue.text) ?? .null),
            Field("received_at", receivedAt.map { .text($0.description) } ?? .null),
            Field("size", size.map { .number(String($0)) } ?? .null),
            Field("reason", .text(reason)), Field("complete", .boolean(isComplete)),
        ]
    }
}

extension Session {
    /// One JSON object for each event.
    func print(_ outcomes: [AlertOutcome]) {
        for outcome in outcomes {
            environment.print(
                JSON.object([
                    Field("effect", .text(outcome.effect.rawValue)),
                    Field("task", outcome.task.map { .text($0.description) } ?? .null),
                    Field("problem_key", outcome.problemKey.map(FieldValue.text) ?? .null),
                    Field("episode", outcome.episode.map { .text($0.description) } ?? .null),
                    Field("reason", .text(outcome.reason)),
                ]))
        }
    }

    /// Whether something could not be committed when it came.
    func hasWaitingAlerts(_ repository: Repository) -> Bool {
        ((try? AlertSpool(of: repository)?.waiting()) ?? nil)?.isEmpty == false
    }

    /// Takes in what could not be committed when it came; what still cannot be stays where it is.
    func drainSpool(into repository: Repository) {
        do {
            guard let spool = AlertSpool(of: repository) else { return }
            let waiting = try spool.waiting().count
            guard waiting > 0 else { return }
            try spool.drain(into: repository, options: global.commit)
            let left = try spool.waiting().count
            environment.warn(
                "infratrack: took in \(waiting - left) of \(waiting) alert messages that waited.")
        } catch {
            environment.warn("infratrack: alerts are waiting still: \(error)")
        }
    }
}
