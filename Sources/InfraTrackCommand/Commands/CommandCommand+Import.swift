import ArgumentParser
import InfraTrack
import InfraTrackCapture

extension CommandCommand {
    struct Import: Call {
        static let configuration = CommandConfiguration(
            commandName: "import",
            abstract: "Take in commands from a recording, a history or the hooks' spool",
            discussion: "Prints the ids; a command that was taken in before is not taken in again.")
        @OptionGroup var global: GlobalOptions
        @Option(help: "One of \(SessionSources.all.map(\.name).joined(separator: ", "))")
        var source: String
        @Option(help: "The task; the one in hand when each command was run when absent")
        var task: String?
        @Option(help: "The timing file of a typescript") var timing: String?
        @Flag(help: "Print one JSON object a line, with what was missing") var json = false
        @Argument(help: "The file, or - for standard input; the spool's own place when absent")
        var file: String?

        func run(_ session: Session) throws {
            let source = try SessionSources.named(source)
            let bytes = try session.environment.read(try path(session, source))
            let times = try timing.map(session.environment.read)
            let captured = try source.session(bytes, timing: times)
            let repository = try session.openForChange()
            let person = session.personID(repository, nil)
            let outcomes = try session.commit(repository) { draft in
                var taking = SessionImport(person: person)
                taking.task = try task.map { name in try draft.snapshot.resolve(name, .task) }
                if task == nil {
                    taking.fallback = try session.taskInHand(
                        nil, person: person, in: draft.snapshot)
                }
                return try taking.take(captured, in: &draft)
            }
            for note in captured.notes { session.environment.warn("infratrack: \(note)") }
            session.print(outcomes, json: json)
        }

        private func path(
            _ session: Session, _ source: any SessionSource
        ) throws(LedgerError) -> String {
            if let file { return file }
            guard source is SpoolSource else {
                throw LedgerError(
                    .usage, "No file is named.", cure: "Name the file to import, or - for input.")
            }
            let variables = session.environment.variables
            let state = variables["XDG_STATE_HOME"].flatMap { $0.isEmpty ? nil : $0 }
            return variables["INFRATRACK_SPOOL"].flatMap { $0.isEmpty ? nil : $0 }
                ?? (state ?? (variables["HOME"] ?? "") + "/.local/state") + "/infratrack/spool"
        }
    }
}

extension Session {
    fileprivate func print(_ outcomes: [SessionImport.Outcome], json: Bool) {
        for outcome in outcomes {
            environment.print(json ? JSON.object(outcome.fields) : outcome.id.description)
        }
        guard !json else { return }
        var counts: [(missing: String, count: Int)] = []
        for missing in outcomes.map({ $0.missing.joined(separator: ", ") }) where !missing.isEmpty {
            if let known = counts.firstIndex(where: { $0.missing == missing }) {
                counts[known].count += 1
            } else {
                counts.append((missing, 1))
            }
        }
        for (missing, count) in counts {
            environment.warn("infratrack: not known of \(count) commands: \(missing).")
        }
        let known = outcomes.count { $0.effect == .known }
        if known > 0 { environment.warn("infratrack: \(known) commands were there already.") }
    }
}

extension SessionImport.Outcome {
    fileprivate var fields: [Field] {
        [
            Field("id", .text(id.description)), Field("effect", .text(effect.rawValue)),
            Field("task", task.map { .text($0.description) } ?? .null),
            Field("missing", .list(missing.map(FieldValue.text))),
        ]
    }
}
