import ArgumentParser
import InfraTrack
import InfraTrackCapture

struct HookCommand: Call {
    static let configuration = CommandConfiguration(
        commandName: "hook", abstract: "Print a shell's recording hook, to be evaluated by it")
    @OptionGroup var global: GlobalOptions
    @Argument(help: "bash, zsh, fish or powershell") var shell: String

    func run(_ session: Session) throws {
        guard let hook = ShellHook(rawValue: shell) else {
            throw LedgerError(
                .usage, "There is no hook for “\(printable(shell))”.",
                cure: "Use one of \(ShellHook.allCases.map(\.rawValue).joined(separator: ", ")).")
        }
        session.environment.output(hook.text)
    }
}
