import ArgumentParser
import InfraTrack
import InfraTrackAlerts

struct AlertCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "alert", abstract: "Turn alerts into tasks",
        subcommands: [
            Ingest.self, List.self, Show.self, Explain.self, Replay.self, QuarantineCommand.self,
        ])

    static let sources = AlertSources.all.map(\.name).joined(separator: ", ")

    struct Ingest: Call {
        static let configuration = CommandConfiguration(
            commandName: "ingest",
            abstract: "Take in what a monitor sent; prints one JSON object an event")
        @OptionGroup var global: GlobalOptions
        @Option(help: "The monitor: \(AlertCommand.sources)")
        var source: String
        @Option(name: .customLong("received-at"), help: "When it came; now when absent")
        var receivedAt: String?
        @Flag(help: "Read the macros that Nagios or Icinga 2 left in the environment")
        var fromEnvironment = false
        @Flag(help: "A list of alerts is whole: what it lacks has ended") var complete = false
        @Flag(help: "A list of alerts is not whole: what it lacks may fire") var partial = false
        @Argument(help: "The payload, or - for standard input") var file = "-"

        func validate() throws {
            guard !complete || !partial else {
                throw ValidationError("A list cannot be complete and partial.")
            }
            guard !fromEnvironment || ["nagios", "icinga2"].contains(source) else {
                throw ValidationError("Only nagios and icinga2 are read from the environment.")
            }
        }

        func run(_ session: Session) throws {
            _ = try AlertSources.named(source)
            let received = try session.timestamp(receivedAt) ?? session.environment.now()
            let payload =
                fromEnvironment
                ? try MonitorEnvironment.payload(from: session.environment.variables)
                : try session.environment.read(file)
            let repository = try session.openForChange()
            let intake = AlertIntake(completeness: complete ? true : partial ? false : nil)
            session.settleAlerts(in: repository, at: received)
            session.print(
                try intake.ingest(
                    payload, source: session.alertSource(source, repository),
                    receivedAt: received, into: repository, options: global.commit))
        }
    }

    struct Explain: Call {
        static let configuration = CommandConfiguration(
            commandName: "explain", abstract: "Say how an alert came to its task, and why")
        @OptionGroup var global: GlobalOptions
        @Argument(help: "An episode, or a task for all of its episodes") var id: String
        @Flag(help: "Print one JSON object an episode") var json = false

        func run(_ session: Session) throws {
            let snapshot = try session.list([.alert, .task, .component]).snapshot
            for explanation in try AlertExplanation.of(id, in: snapshot) {
                if json {
                    session.environment.print(JSON.object(explanation.fields))
                } else {
                    for line in explanation.lines { session.environment.print(line) }
                }
            }
        }
    }

    struct Replay: Call {
        static let configuration = CommandConfiguration(
            commandName: "replay",
            abstract: "Print what old payloads would do by the rules of today; changes nothing")
        @OptionGroup var global: GlobalOptions
        @Option(help: "The monitor: \(AlertCommand.sources)")
        var source: String
        @Argument(help: "The payloads in their order, or - for standard input") var files: [String]

        func run(_ session: Session) throws {
            _ = try AlertSources.named(source)
            let payloads = try files.map(session.environment.read)
            let repository = try session.open()
            let lines = try AlertReplay().run(
                payloads, source: session.alertSource(source, repository), on: repository)
            for line in lines { session.environment.print(JSON.object(line.fields)) }
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
            @Option(help: "Another monitor than the one they were taken for") var source: String?
            @Argument var names: [String] = []

            func run(_ session: Session) throws {
                if let source { _ = try AlertSources.named(source) }
                let repository = try session.openForChange()
                guard let quarantine = Quarantine(of: repository) else { return }
                var first: (any Error)?
                for name in names.isEmpty ? try quarantine.list().map(\.name) : names {
                    do {
                        session.print(
                            try quarantine.reingest(
                                name, into: repository, as: source, options: global.commit))
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
