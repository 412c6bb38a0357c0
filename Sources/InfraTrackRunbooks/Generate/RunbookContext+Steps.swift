import InfraTrack

extension RunbookContext {
    /// Lines of output that a reader compares with, and lines of a failure's message.
    private static let expectedLines = 20
    private static let messageLines = 10

    func steps(_ commands: [CommandRecord]) -> [[String: TemplateValue]] {
        commands.enumerated().map { step($0.element, number: $0.offset + 1) }
    }

    private func step(_ command: CommandRecord, number: Int) -> [String: TemplateValue] {
        let output = RecordedOutput.text(in: command.body) ?? ""
        let expected = RecordedOutput.head(output, lines: Self.expectedLines)
        return [
            "number": .text(String(number)), "id": .text(command.name),
            "task": .optional(command.task?.description), "command": .text(command.command),
            "fence": .text(Fence.around([command.command, output])),
            "language": .text(Self.language(command.shell)), "cwd": .optional(command.cwd),
            "host": .optional(command.host), "exit": .optional(command.exit.map(String.init)),
            "duration": .optional(
                command.durationMicroseconds.map { DurationText.seconds(microseconds: $0) }),
            "output": .optional(expected), "hasOutput": .flag(!expected.isEmpty),
            "expected": .optional(expected),
        ]
    }

    /// The word after a fence that highlighters know.
    private static func language(_ shell: String?) -> String {
        switch shell {
        case "powershell", "pwsh": "powershell"
        case "fish": "fish"
        default: "sh"
        }
    }

    func failure(_ failure: RunbookStory.Failure) -> [String: TemplateValue] {
        let command = failure.command
        let output = RecordedOutput.text(in: command.body) ?? ""
        let message = RecordedOutput.head(output, lines: Self.messageLines)
        return [
            "command": .text(command.command), "message": .optional(message),
            "exit": .optional(command.exit.map(String.init)), "fix": .optional(failure.fix),
            "fence": .text(Fence.around([command.command, message, failure.fix ?? ""])),
        ]
    }

    /// The way back from each change, the last change first.
    var rollback: [[String: TemplateValue]] {
        let texts = story.mitigation.map(\.command)
        return texts.indices.reversed().filter { ShellCommand(texts[$0]).kind == .mutating }.map {
            let inverse = Rollback.inverse(of: texts[$0], after: Array(texts[..<$0]))
            return [
                "step": .text(String($0 + 1)), "command": .optional(inverse),
                "known": .flag(inverse != nil), "fence": .text(Fence.around([inverse ?? ""])),
            ]
        }
    }
}
