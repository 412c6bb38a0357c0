import ArgumentParser
import InfraTrack
import InfraTrackRunbooks

extension RunbookCommand {
    struct Check: Call {
        static let configuration = CommandConfiguration(
            commandName: "check", abstract: "Find what makes runbooks fail when they are needed")
        @OptionGroup var global: GlobalOptions
        @Argument(help: "Runbooks; all when none") var names: [String] = []
        @Option(help: "text, json, github or sarif") var format: FindingFormat = .text
        @Flag(help: "The same as --format json") var json = false
        @Flag(help: "Fail on warnings too") var strict = false

        func run(_ session: Session) throws {
            let repository = try session.open()
            let lint = RunbookLint(now: session.environment.now())
            let findings = try lint.findings(names, in: repository)
            let form = json ? .json : format
            for line in form.lines(findings) { session.environment.print(line) }
            let fails = findings.contains { strict || $0.severity == .error }
            if fails { throw ExitStatus(code: ExitStatus.findings) }
        }
    }

    struct Publish: Call {
        static let configuration = CommandConfiguration(
            commandName: "publish",
            abstract: "Bring the runbooks into a documentation repository, in one commit there")
        @OptionGroup var global: GlobalOptions
        @Argument(help: "A folder of a git work tree, the one with mkdocs.yml if there is any")
        var directory: String

        func run(_ session: Session) throws {
            let repository = try session.open()
            let report = try RunbookPublisher().publish(
                from: repository, to: session.environment.absolute(directory),
                message: global.message, options: global.commit, settings: session.openSettings())
            for note in report.notes { session.environment.warn("infratrack: \(note)") }
            for path in report.written { session.environment.print(path) }
            for path in report.removed { session.environment.print("removed \(path)") }
        }
    }

    struct Import: Call {
        static let configuration = CommandConfiguration(
            commandName: "import", abstract: "Take in a runbook that was written in Markdown")
        @OptionGroup var global: GlobalOptions
        @Argument(help: "A Markdown file, or - for standard input") var file: String
        @Option(help: "Its name in the store; the file's own when absent") var name: String?

        func run(_ session: Session) throws {
            guard let wanted = name ?? (file == "-" ? nil : RunbookImporter.name(ofFile: file))
            else {
                throw LedgerError(
                    .usage, "Standard input has no name for the runbook.",
                    cure: "Give one with “--name”.")
            }
            let text = try session.text(file) ?? ""
            let repository = try session.openForChange()
            let runbook = try session.commit(repository) { draft in
                try RunbookImporter().add(wanted, text: text, in: &draft)
            }
            session.environment.print(runbook.name)
        }
    }

    struct Evidence: Call {
        static let configuration = CommandConfiguration(
            commandName: "evidence",
            abstract: "Write into a runbook which recorded commands ran its steps")
        @OptionGroup var global: GlobalOptions
        @Argument var name: String

        func run(_ session: Session) throws {
            let repository = try session.openForChange()
            let runbook = try session.commit(repository) { draft in
                guard let runbook = draft.snapshot.runbook(name) else {
                    throw LedgerError(
                        .missing, "There is no runbook “\(printable(name))”.",
                        cure: "See “infratrack runbook list”.")
                }
                return try RunbookEvidence(draft.snapshot).update(runbook, in: &draft)
            }
            let evidence = runbook.evidence
            session.environment.print(
                "\(runbook.name)  \(evidence?.successes ?? 0) of \(evidence?.runs ?? 0) runs")
        }
    }
}
