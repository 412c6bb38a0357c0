import ArgumentParser
import InfraTrack

struct MergeDriverCommand: Call {
    static let configuration = CommandConfiguration(
        commandName: "merge-driver", abstract: "Merge two versions of a record, for git")
    @OptionGroup var global: GlobalOptions
    @Argument(help: "%O, the ancestor's version") var base: String
    @Argument(help: "%A, our version, which is replaced") var ours: String
    @Argument(help: "%B, their version") var theirs: String
    @Argument(help: "%P, the file's path") var path: String

    func run(_ session: Session) throws {
        let environment = session.environment
        let outcome = try RecordMerge.merge(
            base: try environment.read(base), ours: try environment.read(ours),
            theirs: try environment.read(theirs), path: path)
        try environment.write(outcome.bytes, to: ours)
        guard !outcome.conflicts.isEmpty else { return }
        let fields = outcome.conflicts.joined(separator: ", ")
        environment.warn("infratrack: \(printable(path)): both sides changed \(fields).")
        throw ExitStatus(code: ExitStatus.findings)
    }
}
