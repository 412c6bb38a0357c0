import ArgumentParser
import InfraTrack
import InfraTrackBilling

extension TimeCommand {
    struct Split: Call {
        static let configuration = CommandConfiguration(
            commandName: "split", abstract: "Split an entry in two and print the second's id")
        @OptionGroup var global: GlobalOptions
        @Argument var id: String
        @Option(help: "Where the second part begins") var at: String?
        @Option(help: "How long the second part is, such as 30m") var duration: String?

        func run(_ session: Session) throws {
            guard (at == nil) != (duration == nil) else {
                throw LedgerError(
                    .usage, "It is not said where to split.",
                    cure: "Give “--at” or “--duration”.")
            }
            let repository = try session.openForChange()
            let second = try session.commit(repository) { draft in
                try split(session, &draft)
            }
            if let second { session.environment.print(second.id.description) }
        }

        private func split(
            _ session: Session, _ draft: inout Draft
        ) throws(LedgerError) -> TimeEntry? {
            let id = try draft.snapshot.resolve(id, .time)
            if let duration {
                return try TimeTracking.split(
                    id, offSeconds: try Clockface.seconds(duration), in: &draft)
            }
            guard let time = try session.time(at, of: id, draft.snapshot) else { return nil }
            return try TimeTracking.split(id, at: time, in: &draft)
        }
    }

    struct Merge: Call {
        static let configuration = CommandConfiguration(
            commandName: "merge", abstract: "Put entries of the same work together")
        @OptionGroup var global: GlobalOptions
        @Argument(help: "Two entries or more") var ids: [String]

        func run(_ session: Session) throws {
            let repository = try session.openForChange()
            let whole = try session.commit(repository) { draft in
                var entries: [RecordID] = []
                for id in ids { entries.append(try draft.snapshot.resolve(id, .time)) }
                return try TimeTracking.merge(entries, in: &draft)
            }
            session.environment.print(whole.id.description)
        }
    }

    struct Move: Call {
        static let configuration = CommandConfiguration(
            commandName: "move", abstract: "Move an entry in time or to another task")
        @OptionGroup var global: GlobalOptions
        @Argument var id: String
        @Option(name: [.customLong("to"), .customLong("start")], help: "Where it begins now")
        var to: String?
        @Option(
            parsing: .unconditional, help: "By how much, such as 30m, or -1h for earlier")
        var by: String?
        @Option(help: "The task it is for now") var task: String?
        @Flag(help: "It may lie in a period that an invoice has closed") var late = false

        func run(_ session: Session) throws {
            guard to != nil || by != nil || task != nil, to == nil || by == nil else {
                throw LedgerError(
                    .usage, "It is not said where to move.",
                    cure: "Give “--to”, “--by” or “--task”.")
            }
            let repository = try session.openForChange()
            let outcomes = try session.commit(repository) { draft in
                try move(session, &draft)
            }
            for finding in outcomes.last?.warnings ?? [] {
                session.environment.warn(finding.description)
            }
        }

        private func move(
            _ session: Session, _ draft: inout Draft
        ) throws(LedgerError) -> [TimeTracking.Outcome] {
            var outcomes: [TimeTracking.Outcome] = []
            let id = try draft.snapshot.resolve(id, .time)
            if let task {
                let task = try draft.snapshot.resolve(task, .task)
                outcomes.append(
                    try TimeTracking.move(id, toTask: task, isLate: late, in: &draft))
            }
            if let time = try session.time(to, of: id, draft.snapshot) {
                outcomes.append(try TimeTracking.move(id, to: time, isLate: late, in: &draft))
            }
            if let by {
                let seconds = try Clockface.seconds(by.hasPrefix("-") ? String(by.dropFirst()) : by)
                outcomes.append(
                    try TimeTracking.move(
                        id, bySeconds: by.hasPrefix("-") ? -seconds : seconds, isLate: late,
                        in: &draft))
            }
            return outcomes
        }
    }

    struct Show: Call {
        static let configuration = CommandConfiguration(
            commandName: "show", abstract: "Print a time entry")
        @OptionGroup var global: GlobalOptions
        @Argument var id: String
        @Flag(help: "Print a JSON object") var json = false

        func run(_ session: Session) throws {
            let repository = try session.list([.task, .time])
            let id = try repository.snapshot.resolve(id, .time)
            guard let entry = repository.snapshot.entry(id) else { return }
            try session.show(entry, in: repository, json: json)
        }
    }
}

extension Session {
    /// A time with an offset, or a wall time in an entry's zone.
    func time(
        _ text: String?, of id: RecordID, _ snapshot: Snapshot
    ) throws(LedgerError) -> Timestamp? {
        let entry = snapshot.entry(id)
        let details = TimeTracking.Details(person: entry?.person, zone: entry?.zone)
        return try time(text, details, snapshot)
    }
}
