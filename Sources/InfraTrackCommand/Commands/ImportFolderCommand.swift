import ArgumentParser
import Foundation
import InfraTrack

struct ImportFolderCommand: Call {
    static let configuration = CommandConfiguration(
        commandName: "import-dir",
        abstract: "Take the Markdown task files of a folder in, and print the new ids",
        discussion:
            "Bodies and unknown keys stay byte for byte. A folder that was taken in makes nothing again."
    )
    @OptionGroup var global: GlobalOptions
    @Argument(help: "The folder") var directory: String

    func run(_ session: Session) throws {
        let path = session.environment.absolute(directory)
        try refuseRecords(path, session)
        let folder = try ForeignFolder(reading: path, named: directory)
        let repository = try session.openForChange()
        let outcome = try session.commit(repository) { draft in
            try draft.importTasks(from: folder)
        }
        for finding in outcome.refused + outcome.warnings {
            session.environment.warn(finding.description)
        }
        if outcome.known > 0 {
            session.environment.warn("infratrack: \(outcome.known) were there already.")
        }
        for id in outcome.tasks { session.environment.print(id.description) }
    }

    /// The store's own records are no foreign files.
    private func refuseRecords(_ path: String, _ session: Session) throws {
        let resolved = { (path: String) in
            URL(fileURLWithPath: path).resolvingSymlinksInPath().path + "/"
        }
        let root = resolved(try Repository.discover(from: session.environment.directory))
        let folder = resolved(path)
        let isOurs =
            root.hasPrefix(folder)
            || RecordKind.allCases.contains { folder.hasPrefix(root + $0.folder + "/") }
        guard isOurs else { return }
        throw LedgerError(
            .usage, "\(printable(directory)) holds records of this store.",
            cure: "Name a folder with files of another program.")
    }
}
