import ArgumentParser
import Foundation

/// The `infratrack` command: a thin, non-interactive face of the library.
@main
struct InfraTrackCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "infratrack",
        abstract: "Keep an operations ledger as plain text in git",
        version: "infratrack \(VersionCommand.number)",
        subcommands: [
            InitCommand.self, TaskCommand.self, ComponentCommand.self, AlertCommand.self,
            CommandCommand.self, HookCommand.self, TimeCommand.self, InvoiceCommand.self,
            RunbookCommand.self, SearchCommand.self, CheckCommand.self, DoctorCommand.self,
            SecretsCommand.self, ImportFolderCommand.self, MergeDriverCommand.self,
            SyncCommand.self, VersionCommand.self,
        ])

    static func main() {
        do {
            let invocation = Invocation(try .live())
            Foundation.exit(invocation.run(Array(CommandLine.arguments.dropFirst())))
        } catch {
            Environment.tell("infratrack: \(error)\n")
            Foundation.exit(ExitStatus(of: error).code)
        }
    }
}
