import ArgumentParser
import InfraTrack
import InfraTrackBilling

extension TimeCommand {
    struct Import: Call {
        static let configuration = CommandConfiguration(
            commandName: "import", abstract: "Take time out of another product's file",
            discussion: "Prints the new entries' ids. A file that was taken in makes nothing again."
        )
        @OptionGroup var global: GlobalOptions
        @Option(help: ArgumentHelp(stringLiteral: TimeImport.sources.joined(separator: ", ")))
        var source: String
        @Argument(help: "The file, or - for standard input") var file: String
        @Option(help: "The task of all entries; by what they say when absent") var task: String?
        @Option(help: "Who worked; whom the file names, or the author, when absent") var person:
            String?
        @Option(help: "The IANA zone of times without offset") var zone: String?

        func run(_ session: Session) throws {
            let bytes = try session.environment.read(file)
            let name = file == "-" ? "standard input" : file
            let job = try TimeImport(source: source, bytes: bytes, file: name)
            let repository = try session.openForChange()
            let outcome = try session.commit(repository) { draft in
                let details = TimeImport.Details(
                    task: try task.map { try draft.snapshot.resolve($0, .task) },
                    person: person, author: session.personID(repository, nil), zone: zone)
                return try job.run(details, in: &draft)
            }
            tell(outcome, session)
        }

        private func tell(_ outcome: TimeImport.Outcome, _ session: Session) {
            for finding in outcome.refused + outcome.warnings {
                session.environment.warn(finding.description)
            }
            if !outcome.tasks.isEmpty {
                let ids = outcome.tasks.map(\.description).joined(separator: " ")
                session.environment.warn("infratrack: made tasks for it: \(ids)")
            }
            if outcome.known > 0 {
                session.environment.warn("infratrack: \(outcome.known) were there already.")
            }
            for id in outcome.entries { session.environment.print(id.description) }
        }
    }
}
