public import InfraTrack

/// A command of a runbook, as its text has it.
public struct RunbookCommandBlock: Hashable, Sendable {
    /// The section it stands in.
    public let section: String
    /// The command with parameters.
    public let text: String
    /// Its line in the body, from 1.
    public let line: Int
}

extension Runbook {
    /// The commands of the text: its fenced blocks of shell.
    public var commandBlocks: [RunbookCommandBlock] {
        RunbookBody(body).blocks.filter(\.isShell).map {
            RunbookCommandBlock(section: $0.section, text: $0.text, line: $0.line)
        }
    }

    /// A text with every parameter at its default: the recorded commands come back byte for byte.
    public func withDefaults(_ text: String) -> String {
        Substitution.render(
            text,
            Dictionary(parameters.map { ($0.name, $0.defaultValue) }, uniquingKeysWith: { $1 }))
    }
}
