import ArgumentParser
import InfraTrack

struct SyncCommand: Call {
    static let configuration = CommandConfiguration(
        commandName: "sync", abstract: "Fetch, merge and send the branch's commits",
        discussion: "Your own git does it, with its credentials; nothing is ever asked.")
    @OptionGroup var global: GlobalOptions
    @Flag(help: "Print a JSON object") var json = false
    @Argument(help: "The remote; the branch's own, or origin, when absent") var remote: String?

    func run(_ session: Session) throws {
        let environment = session.environment
        let root = try Repository.discover(from: environment.directory)
        try session.configureMergeDriver(at: root)
        let done = try Repository.synchronize(
            at: root, with: remote, settings: session.openSettings())
        guard done.conflicts.isEmpty else {
            for path in done.conflicts {
                environment.warn("infratrack: both sides changed \(printable(path)).")
            }
            environment.warn(
                "infratrack: nothing was merged or sent. Run “git pull --no-rebase \(done.remote) \(done.branch)”, mend the files and commit, then run this again."
            )
            throw ExitStatus(code: ExitStatus.findings)
        }
        if json {
            environment.print(
                JSON.object([
                    Field("remote", .text(done.remote)), Field("branch", .text(done.branch)),
                    Field("received", .number("\(done.received)")),
                    Field("sent", .number("\(done.sent)")),
                ]))
        } else {
            environment.print(
                "\(done.branch) with \(done.remote): received \(done.received), sent \(done.sent)")
        }
    }
}
