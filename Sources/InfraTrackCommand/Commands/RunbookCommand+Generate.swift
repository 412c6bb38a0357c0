import ArgumentParser
import InfraTrack
import InfraTrackRunbooks

extension RunbookCommand {
    struct Generate: Call {
        static let configuration = CommandConfiguration(
            commandName: "generate",
            abstract: "Write a runbook from the commands of tasks, merged with what was edited")
        @OptionGroup var global: GlobalOptions
        @Argument(help: "Its name, such as rotate-nginx-certs") var name: String
        @Argument(help: "A query for tasks, beside those named") var query: [String] = []
        @Option(
            name: .customLong("task"), help: "A task; those of the existing runbook when absent")
        var tasks: [String] = []
        @Option(
            help: "A template of the store or of the program; the existing runbook's or incident")
        var template: String?
        @Option(help: "The title; the existing runbook's or the first task's when absent")
        var title: String?
        @Option(name: .customLong("set"), help: "A parameter of the template, as name=value")
        var values: [String] = []
        @Flag(help: "Overwrite what was edited by hand") var force = false

        func run(_ session: Session) throws {
            let values = try session.assignments(values)
            let query = query.isEmpty ? nil : try session.query(query)
            try query?.validate(for: .task)
            let repository = try session.openForChange()
            let snapshot = repository.snapshot
            let wanted = try session.tasks(tasks, query, in: snapshot)
            let used = template ?? snapshot.runbook(name)?.template ?? "incident"
            let generator = RunbookGenerator(
                template: try RunbookTemplate(named: used, in: repository), force: force,
                values: values)
            let done = try generator.generate(
                name, title: title, tasks: wanted, in: repository, message: global.message,
                options: global.commit)
            session.tell(done.notes, done.redactions)
            session.environment.print(done.value.path)
            guard done.value.hasConflict else { return }
            session.environment.warn(
                "infratrack: \(done.value.path) has conflict markers and was not committed. "
                    + "Settle them, then commit the file.")
            throw ExitStatus(code: ExitStatus.findings)
        }
    }
}

extension Session {
    /// The tasks that are named and those that a query finds, oldest first.
    fileprivate func tasks(
        _ names: [String], _ query: Query?, in snapshot: Snapshot
    ) throws -> [RecordID] {
        var ids: [RecordID] = []
        for name in names { ids.append(try snapshot.resolve(name, .task)) }
        guard let query else { return ids }
        let found = try snapshot.tasks(matching: query)
        guard !found.isEmpty || !ids.isEmpty else {
            throw LedgerError(
                .missing, "No task meets the query.", cure: "See “infratrack task list”.")
        }
        return ids + found.map(\.id)
    }

    fileprivate func assignments(_ texts: [String]) throws(LedgerError) -> [String: String] {
        var values: [String: String] = [:]
        for text in texts {
            guard let equals = text.firstIndex(of: "="), equals > text.startIndex else {
                throw LedgerError(
                    .usage, "“\(printable(text))” is no assignment.", cure: "Write name=value.")
            }
            values[String(text[..<equals])] = String(text[text.index(after: equals)...])
        }
        return values
    }

    fileprivate func tell(_ notes: [String], _ redactions: [RedactionCount]) {
        for note in notes { environment.warn("infratrack: \(note)") }
        for mask in redactions {
            environment.warn("infratrack: masked \(mask.count) by rule \(mask.rule).")
        }
    }
}
