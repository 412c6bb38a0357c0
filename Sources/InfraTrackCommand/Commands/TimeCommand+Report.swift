import ArgumentParser
import InfraTrack
import InfraTrackBilling

extension TimeCommand {
    struct Edit: Call {
        static let configuration = CommandConfiguration(
            commandName: "edit", abstract: "Change a time entry's fields")
        @OptionGroup var global: GlobalOptions
        @Argument var id: String
        @OptionGroup var edits: EditOptions
        @Flag(help: "It may lie in a period that an invoice has closed") var late = false

        func run(_ session: Session) throws {
            let edits = try edits.edits()
            let repository = try session.openForChange()
            let outcome = try session.commit(repository) { draft in
                let id = try draft.snapshot.resolve(id, .time)
                let edits = try edits.map { edit throws(LedgerError) in
                    try session.localized(edit, of: id, draft.snapshot)
                }
                return try TimeTracking.edit(id, isLate: late, in: &draft) {
                    entry throws(LedgerError) in
                    entry = try entry.edited(try edits.resolved(in: repository.snapshot))
                }
            }
            for finding in outcome.warnings { session.environment.warn(finding.description) }
        }
    }

    struct Remove: Call {
        static let configuration = CommandConfiguration(
            commandName: "rm", abstract: "Remove a time entry")
        @OptionGroup var global: GlobalOptions
        @Argument var id: String

        func run(_ session: Session) throws {
            let repository = try session.openForChange()
            try session.commit(repository) { draft in
                try draft.deleteEntry(try draft.snapshot.resolve(id, .time))
            }
        }
    }

    struct List: Listing {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "List time entries that meet a query")
        @OptionGroup var global: GlobalOptions
        @Flag(help: "Print one JSON object a line") var json = false
        @Argument(help: "Qualifiers and words; everything when none") var query: [String] = []

        func run(_ session: Session) throws {
            try session.list(
                query, beside: [.task, .component], json: json, { try $0.entries(matching: $1) }
            ) { entry, snapshot in
                [
                    entry.id.description, entry.person ?? "-",
                    entry.start?.description ?? entry.date?.description ?? "-",
                    entry.seconds.map(Clockface.text) ?? "running",
                    snapshot.task(entry.task)?.title ?? entry.task.description,
                ]
            }
        }
    }

    struct Report: Call {
        static let configuration = CommandConfiguration(
            commandName: "report", abstract: "Report the time worked in a range of days")
        @OptionGroup var global: GlobalOptions
        @Option(help: "The first day") var from: String
        @Option(help: "The last day") var to: String
        @Option var client: String?
        @Option var project: String?
        @Option(help: "component, client, project, task, person or day")
        var by: TimeReport.Grouping = .task
        @Option(help: "Sum components up besides: tree or dependencies") var rollUp: RollUp?
        @Flag(help: "Say which rates and rounding made each amount") var explain = false
        @Option(help: "markdown, json or csv") var format: ReportFormat = .markdown
        @Flag(help: "The same as --format json") var json = false

        func run(_ session: Session) throws {
            let snapshot = try session.list([.task, .component, .time]).snapshot
            let report = try TimeReport(
                snapshot: snapshot, from: try session.date(from), to: try session.date(to),
                client: client, project: project, by: by, rollUp: rollUp,
                now: session.environment.now())
            for finding in report.warnings { session.environment.warn(finding.description) }
            switch json ? .json : format {
            case .markdown:
                session.environment.output(
                    TerminalText.safe(report.markdown(explaining: explain)))
            case .json: session.environment.output(report.jsonLines(explaining: explain))
            case .csv: session.environment.output(report.csv)
            }
        }
    }
}

/// The forms of a report.
enum ReportFormat: String, ExpressibleByArgument, CaseIterable {
    case markdown, json, csv
}

extension Session {
    /// An edit of a time, whose wall time is in the entry's zone.
    fileprivate func localized(
        _ edit: FieldEdit, of id: RecordID, _ snapshot: Snapshot
    ) throws(LedgerError) -> FieldEdit {
        guard case .set(let key, let text) = edit, ["start", "end"].contains(key), !text.isEmpty,
            let time = try time(text, of: id, snapshot)
        else { return edit }
        return .set(key, time.description)
    }
}
