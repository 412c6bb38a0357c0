import ArgumentParser
import InfraTrack

/// The options that every call takes, before or after its name.
struct GlobalOptions: ParsableArguments {
    @Option(name: .customShort("C"), help: "Work as if started in this directory")
    var directory: String?

    @Option(help: "How changes reach git: commit, stage or write")
    var mode: Settings.Mode?

    @Option(parsing: .unconditional, help: "The commit message")
    var message: String?

    @Flag(help: "Commit even when HEAD is detached")
    var allowDetached = false

    @Flag(help: "Run git's commit hooks")
    var hooks = false

    var commit: CommitOptions {
        CommitOptions(mode: mode, allowDetached: allowDetached, hooks: hooks ? true : nil)
    }

    /// How many arguments an option takes, its name included; `nil` when it is none of these.
    static func width(of word: String) -> Int? {
        switch word {
        case "-C", "--mode", "--message": 2
        case "--allow-detached", "--hooks": 1
        default: word.hasPrefix("--mode=") || word.hasPrefix("--message=") ? 1 : nil
        }
    }
}
