import ArgumentParser
import InfraTrack
import InfraTrackBilling

struct TimeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "time", abstract: "Track time and report it",
        subcommands: [
            Start.self, Stop.self, Switch.self, Status.self, Reconcile.self, Heartbeat.self,
            Edit.self, Split.self, Merge.self, Move.self, Log.self, List.self, Show.self,
            Remove.self, Report.self, Response.self, Export.self, Import.self,
        ])

    struct Start: Call {
        static let configuration = CommandConfiguration(
            commandName: "start", abstract: "Start a timer on a task and print its id")
        @OptionGroup var global: GlobalOptions
        @Argument var task: String
        @Option(help: "When it began; now when absent") var at: String?
        @Flag(help: "Let it run beside others") var parallel = false
        @OptionGroup var details: EntryOptions

        func run(_ session: Session) throws {
            let repository = try session.openForChange()
            let outcome = try session.commit(repository) { draft in
                var details = try details.details(session, repository, draft.snapshot)
                details.isParallel = parallel
                let at = try session.time(at, details, draft.snapshot)
                let id = try draft.snapshot.resolve(task, .task)
                return try TimeTracking.start(id, at: at, details, in: &draft)
            }
            session.tell(outcome)
        }
    }

    struct Stop: Call {
        static let configuration = CommandConfiguration(
            commandName: "stop", abstract: "Stop the running timer")
        @OptionGroup var global: GlobalOptions
        @Argument(help: "The timer; the only one that runs when absent") var id: String?
        @Option(help: "When it ended; now when absent") var at: String?
        @Option(help: "Whose timer; the author's when absent") var person: String?
        @Flag(help: "Stop every timer of the person") var all = false

        func run(_ session: Session) throws {
            let repository = try session.openForChange()
            let details = TimeTracking.Details(person: session.personID(repository, person))
            let outcomes = try session.commit(repository) { draft in
                let at = try session.time(at, details, draft.snapshot)
                return try stop(details.person, at, &draft)
            }
            for outcome in outcomes { session.tell(outcome) }
        }

        private func stop(
            _ person: String?, _ at: Timestamp?, _ draft: inout Draft
        ) throws(LedgerError) -> [TimeTracking.Outcome] {
            if let id {
                return [
                    try TimeTracking.stop(
                        try draft.snapshot.resolve(id, .time), at: at, in: &draft)
                ]
            }
            let timers = TimeTracking.running(person, in: draft.snapshot)
            guard all, !timers.isEmpty else {
                return [try TimeTracking.stop(person: person, at: at, in: &draft)]
            }
            var outcomes: [TimeTracking.Outcome] = []
            for timer in timers {
                outcomes.append(try TimeTracking.stop(timer.id, at: at, in: &draft))
            }
            return outcomes
        }
    }

    struct Switch: Call {
        static let configuration = CommandConfiguration(
            commandName: "switch", abstract: "Stop the running timer and start one on another task")
        @OptionGroup var global: GlobalOptions
        @Argument var task: String
        @Option(help: "When; now when absent") var at: String?
        @OptionGroup var details: EntryOptions

        func run(_ session: Session) throws {
            let repository = try session.openForChange()
            let switched = try session.commit(repository) { draft in
                let details = try details.details(session, repository, draft.snapshot)
                let at = try session.time(at, details, draft.snapshot)
                let id = try draft.snapshot.resolve(task, .task)
                return try TimeTracking.switchTo(id, at: at, details, in: &draft)
            }
            for finding in switched.stopped?.warnings ?? [] {
                session.environment.warn(finding.description)
            }
            session.tell(switched.started)
        }
    }

    struct Status: Call {
        static let configuration = CommandConfiguration(
            commandName: "status", abstract: "List the running timers")
        @OptionGroup var global: GlobalOptions
        @Flag(help: "Print one JSON object a line") var json = false

        func run(_ session: Session) throws {
            let snapshot = try session.list([.task, .time]).snapshot
            let now = session.environment.now()
            for timer in try session.forgottenTimers(now, snapshot) {
                session.environment.warn("infratrack: \(timer.proposal)")
            }
            session.print(snapshot.runningEntries, in: snapshot, json: json) { entry in
                let seconds = entry.start.map { now.seconds - $0.seconds } ?? 0
                return [
                    entry.id.description, entry.person ?? "-", Clockface.text(max(0, seconds)),
                    snapshot.task(entry.task)?.title ?? entry.task.description,
                ]
            }
        }
    }

    struct Log: Call {
        static let configuration = CommandConfiguration(
            commandName: "log", abstract: "Record time worked and print the entry's id")
        @OptionGroup var global: GlobalOptions
        @Argument var task: String
        @Option(help: "When it began") var start: String?
        @Option(help: "When it ended") var end: String?
        @Option(help: "How long it took, such as 1h30m") var duration: String?
        @Option(help: "The day, with a duration") var date: String?
        @OptionGroup var details: EntryOptions

        func run(_ session: Session) throws {
            let repository = try session.openForChange()
            let outcome = try session.commit(repository) { draft in
                let details = try details.details(session, repository, draft.snapshot)
                let id = try draft.snapshot.resolve(task, .task)
                return try log(id, details, session, &draft)
            }
            session.tell(outcome)
        }

        private func log(
            _ task: RecordID, _ details: TimeTracking.Details, _ session: Session,
            _ draft: inout Draft
        ) throws -> TimeTracking.Outcome {
            if let duration, let date, start == nil, end == nil {
                return try TimeTracking.log(
                    task, durationSeconds: try Clockface.seconds(duration),
                    date: try session.date(date), details, in: &draft)
            }
            guard duration == nil, date == nil,
                let start = try session.time(start, details, draft.snapshot),
                let end = try session.time(end, details, draft.snapshot)
            else {
                throw LedgerError(
                    .usage, "The time is not given.",
                    cure: "Give “--start” and “--end”, or “--duration” and “--date”.")
            }
            return try TimeTracking.log(task, start: start, end: end, details, in: &draft)
        }
    }
}
