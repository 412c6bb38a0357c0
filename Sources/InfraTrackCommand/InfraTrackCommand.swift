import ArgumentParser
import Foundation

/// The `infratrack` command: a thin, non-interactive face of the library.
@main
struct InfraTrackCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "infratrack",
        abstract: "Keep an operations ledger as plain text in git",
        subcommands: [
            InitCommand.self, TaskCommand.self, ComponentCommand.self, AlertCommand.self,
            CommandCommand.self, TimeCommand.self, RunbookCommand.self, SearchCommand.self,
            CheckCommand.self, DoctorCommand.self, MergeDriverCommand.self, VersionCommand.self,
        ])

    static func main() {
        let status = Invocation(.live()).run(Array(CommandLine.arguments.dropFirst()))
        Foundation.exit(status)
    }
}
