import ArgumentParser
import Foundation
import InfraTrack
import InfraTrackBilling

extension TimeCommand {
    struct Export: Call {
        static let configuration = CommandConfiguration(
            commandName: "export", abstract: "Print time worked in the form of another product",
            discussion: "Nothing is written unless “--record” or “--directory” asks for it.")
        @OptionGroup var global: GlobalOptions
        @Option(help: ArgumentHelp(stringLiteral: TimeExport.formats.joined(separator: ", ")))
        var format: String
        @Option(help: "The first day") var from: String
        @Option(help: "The last day") var to: String
        @Option(help: "Only work for this client") var client: String?
        @Flag(help: "Mark the entries as exported, and leave out those that were") var record =
            false
        @Option(help: "For timewarrior: write its data files into this folder") var directory:
            String?

        func run(_ session: Session) throws {
            guard directory == nil || format == "timewarrior" else {
                throw LedgerError(
                    .usage, "Only timewarrior's data are written into a folder.",
                    cure: "Leave out “--directory”, or use “--format timewarrior”.")
            }
            let export = record ? try recorded(session) : try plain(session)
            for finding in export.warnings { session.environment.warn(finding.description) }
            guard let directory else { return session.environment.output(export.text) }
            try write(export.timewarriorFiles, to: directory, session)
        }

        private func plain(_ session: Session) throws -> TimeExport {
            try export(try session.list([.task, .component, .time, .invoice]).snapshot, session)
        }

        private func recorded(_ session: Session) throws -> TimeExport {
            let repository = try session.openForChange()
            return try session.commit(repository) { draft in
                let export = try export(draft.snapshot, session)
                try export.mark(in: &draft)
                return export
            }
        }

        private func export(_ snapshot: Snapshot, _ session: Session) throws -> TimeExport {
            try TimeExport(
                format, snapshot: snapshot, from: try session.date(from), to: try session.date(to),
                client: client, unmarked: record)
        }

        /// Writes new files; one that is there already stops the call before the first.
        private func write(
            _ files: [(name: String, text: String)], to directory: String, _ session: Session
        ) throws {
            let folder = session.environment.absolute(directory)
            let paths = files.map { folder + "/" + $0.name }
            if let taken = paths.first(where: { FileManager.default.fileExists(atPath: $0) }) {
                throw LedgerError(
                    .refused, "The file \(printable(taken)) is there already.",
                    cure: "Name an empty folder, and copy what you want.")
            }
            try FolderMaker.make(folder)
            for (path, file) in zip(paths, files) {
                try session.environment.write(Array(file.text.utf8), to: path)
                session.environment.print(path)
            }
        }
    }
}
