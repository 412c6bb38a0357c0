import ArgumentParser
import InfraTrack
import InfraTrackBilling

extension TimeCommand {
    struct Response: Call {
        static let configuration = CommandConfiguration(
            commandName: "response",
            abstract: "Report how long alerts waited and lasted: MTTA and MTTR")
        @OptionGroup var global: GlobalOptions
        @Option(help: "The first day") var from: String
        @Option(help: "The last day") var to: String
        @Option(help: "component or alert") var by: ResponseReport.Grouping = .component
        @Option(help: "markdown, json or csv") var format: ReportFormat = .markdown
        @Flag(help: "The same as --format json") var json = false

        func run(_ session: Session) throws {
            let snapshot = try session.list([.task, .component, .time, .alert, .command]).snapshot
            let report = try ResponseReport(
                snapshot: snapshot, from: try session.date(from), to: try session.date(to),
                by: by, now: session.environment.now())
            switch json ? .json : format {
            case .markdown: session.environment.output(TerminalText.safe(report.markdown))
            case .json: session.environment.output(report.jsonLines)
            case .csv: session.environment.output(report.csv)
            }
        }
    }
}
