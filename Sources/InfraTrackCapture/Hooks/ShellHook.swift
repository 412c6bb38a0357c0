/// The shells that can be hooked, and the text of their hooks.
///
/// A hook appends to the spool with what the shell has built in, starts no program between prompts,
/// leaves the shell's status, prompt, traps and history as they are, and stays silent when the spool
/// cannot be written. ``SpoolSource`` reads what it wrote.
public enum ShellHook: String, CaseIterable, Sendable {
    /// GNU bash, from 4.4 on by PS0, before that by the prompt alone.
    case bash
    /// The Z shell.
    case zsh
    /// fish.
    case fish
    /// PowerShell with PSReadLine.
    case powershell

    /// The hook, to be evaluated by the shell.
    public var text: String {
        switch self {
        case .bash: Self.bashText
        case .zsh: Self.zshText
        case .fish: Self.fishText
        case .powershell: Self.powershellText
        }
    }
}
