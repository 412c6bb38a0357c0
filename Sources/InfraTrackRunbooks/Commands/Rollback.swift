/// The way back from a step, where one is known for certain.
enum Rollback {
    private static let opposites: [String: [String: String]] = [
        "systemctl": [
            "start": "stop", "stop": "start", "enable": "disable", "disable": "enable",
            "mask": "unmask", "unmask": "mask",
        ],
        "kubectl": ["cordon": "uncordon", "uncordon": "cordon"],
        "docker": ["start": "stop", "stop": "start", "pause": "unpause", "unpause": "pause"],
    ]
    private static let pairs = [
        "a2ensite": "a2dissite", "a2dissite": "a2ensite", "a2enmod": "a2dismod",
        "a2dismod": "a2enmod",
    ]

    /// The command that takes a step back.
    ///
    /// - Parameters:
    ///   - text: the step.
    ///   - earlier: the steps before it, the last one last; they tell what a number was before.
    /// - Returns: `nil` when none is known: it is never guessed.
    static func inverse(of text: String, after earlier: [String]) -> String? {
        let command = ShellCommand(text)
        guard command.parts.count == 1, let part = command.parts.first, !part.writesFile,
            let words = opposite(part) ?? rollout(part) ?? scale(part, earlier)
        else { return nil }
        return (part.wrappers + words).map(quoted).joined(separator: " ")
    }

    private static func opposite(_ part: SimpleCommand) -> [String]? {
        if let other = pairs[part.program], part.words.count > 1 {
            return [other] + part.arguments
        }
        guard let verb = part.operands.first, let other = opposites[part.program]?[verb],
            let place = part.words.firstIndex(of: verb), part.operands.count > 1
        else { return nil }
        var words = part.words
        words[place] = other
        return words
    }

    /// `kubectl set image`, `rollout restart` and `patch` make a revision that can be undone.
    private static func rollout(_ part: SimpleCommand) -> [String]? {
        let operands = part.operands
        guard part.program == "kubectl", operands.count >= 3,
            ["set image", "set env", "set resources", "rollout restart"].contains(
                operands.prefix(2).joined(separator: " "))
        else { return nil }
        let target =
            operands[2].contains("/") || operands.count < 4
                || operands[3].contains("=") ? [operands[2]] : [operands[2], operands[3]]
        return ["kubectl"] + namespace(part) + ["rollout", "undo"] + target
    }

    private static func namespace(_ part: SimpleCommand) -> [String] {
        for (index, word) in part.words.enumerated() {
            if word.hasPrefix("--namespace=") { return [word] }
            if word == "-n" || word == "--namespace" {
                return Array(part.words[index...].prefix(2))
            }
        }
        return []
    }

    /// A scaling goes back to the number that an earlier step set.
    private static func scale(_ part: SimpleCommand, _ earlier: [String]) -> [String]? {
        let flag = "--replicas="
        guard part.program == "kubectl", part.operands.contains("scale"),
            let place = part.words.firstIndex(where: { $0.hasPrefix(flag) })
        else { return nil }
        for text in earlier.reversed() {
            let parts = ShellCommand(text).parts
            guard parts.count == 1, let words = parts.first?.words else { continue }
            let isSame =
                words.count == part.words.count && words.indices.contains(place)
                && words[place].hasPrefix(flag) && words[place] != part.words[place]
                && words.indices.allSatisfy { $0 == place || words[$0] == part.words[$0] }
            if isSame { return words }
        }
        return nil
    }

    /// A word as a POSIX shell reads it back.
    private static func quoted(_ word: String) -> String {
        let isPlain =
            !word.isEmpty
            && word.utf8.allSatisfy {
                (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0)
                    || "-_./=:@%+,".utf8.contains($0)
            }
        guard !isPlain else { return word }
        return "'"
            + word.split(separator: "'", omittingEmptySubsequences: false)
            .joined(separator: "'\\''") + "'"
    }
}
