import ArgumentParser
import InfraTrack

/// The options that every call takes, before or after its name.
struct GlobalOptions: ParsableArguments {
    @Option(name: .customShort("C"), help: "Work as if started in this directory")
    var directory: String?

    @Option(help: "How changes reach git: commit, stage or write")
    var mode: Settings.Mode?

    @Option(help: "The commit message")
    var message: String?

    @Flag(help: "Commit even when HEAD is detached")
    var allowDetached = false

    @Flag(help: "Run git's commit hooks")
    var hooks = false

    var commit: CommitOptions {
        CommitOptions(mode: mode, allowDetached: allowDetached, hooks: hooks ? true : nil)
    }

    /// Whether an option of this name takes a value; `nil` for names that are none of these.
    static func takesValue(_ name: String) -> Bool? {
        switch name {
        case "-C", "--mode", "--message": true
        case "--allow-detached", "--hooks": false
        default: nil
        }
    }
}
