/// The way back from a step, where one is known for certain.
enum Rollback: Hashable {
    /// This command takes it back.
    case command(String)
    /// There is nothing to take back, for this reason.
    case needless(String)
    /// None is known.
    case unknown

    /// The way back from a step: it is never guessed.
    ///
    /// - Parameters:
    ///   - text: the step.
    ///   - earlier: the steps before it, the last one last; they tell what a number was before and
    ///     which files were copied.
    static func of(
        _ text: String, after earlier: [ShellCommand], tables: CommandTables = .builtIn
    ) -> Rollback {
        of(ShellCommand(text, tables: tables), after: earlier, tables: tables)
    }

    static func of(
        _ command: ShellCommand, after earlier: [ShellCommand], tables: CommandTables
    ) -> Rollback {
        guard command.parts.count == 1, let part = command.parts.first else { return .unknown }
        let call = Call(part: part, operands: tables.operands(part), tables: tables)
        if call.isBackup { return .needless("It only makes a copy.") }
        if let restored = call.restored(from: earlier) { return .command(restored) }
        guard !part.writesFile, part.inner == nil, let words = call.inverse(earlier) else {
            return .unknown
        }
        return .command((part.wrappers + words).map(ShellWord.quoted).joined(separator: " "))
    }
}

/// A call of a program, for the search of its opposite.
private struct Call {
    let part: SimpleCommand
    let operands: [String]
    let tables: CommandTables

    var program: String { part.program }
    var words: [String] { part.words }

    func inverse(_ earlier: [ShellCommand]) -> [String]? {
        pair ?? opposite ?? file ?? rule ?? rollout ?? release ?? scale(earlier)
    }

    private static let pairs = [
        "a2ensite": "a2dissite", "a2dissite": "a2ensite", "a2enmod": "a2dismod",
        "a2dismod": "a2enmod", "a2enconf": "a2disconf", "a2disconf": "a2enconf",
        "swapon": "swapoff", "swapoff": "swapon", "phpenmod": "phpdismod",
        "phpdismod": "phpenmod",
    ]

    private var pair: [String]? {
        guard let other = Self.pairs[program], words.count > 1 else { return nil }
        return [other] + part.arguments
    }

    /// The verb's opposite with the same arguments.
    private var opposite: [String]? {
        guard let opposites = tables.tools[program]?.opposites, operands.count > 1 else {
            return nil
        }
        for verb in operands.prefix(3) {
            guard let other = opposites[verb], let place = words.firstIndex(of: verb) else {
                continue
            }
            var words = words
            words[place] = other
            return words
        }
        return nil
    }

    /// Files and folders whose change is told by its operands alone.
    private var file: [String]? {
        let names = operands
        switch (program, names.count) {
        case ("mkdir", 1) where part.arguments.count == 1: return ["rmdir", names[0]]
        case ("ln", 2) where part.arguments.contains { $0 == "-s" }:
            return names[1].hasSuffix("/") ? nil : ["rm", names[1]]
        case ("mount", 1...): return names.last.map { ["umount", $0] }
        // A move onto a name with a further suffix cannot be one into a folder.
        case ("mv", 2)
        where names[1].hasPrefix(names[0] + ".") || names[0].hasPrefix(names[1] + "."):
            return ["mv", names[1], names[0]]
        default: return nil
        }
    }

    /// Rules of a packet filter, which are deleted by the words that made them.
    private var rule: [String]? {
        switch program {
        case "iptables", "ip6tables":
            guard let place = words.firstIndex(where: { $0 == "-A" || $0 == "-I" }) else {
                return nil
            }
            var words = words
            words[place] = "-D"
            // A rule is inserted at a number, but deleted by its words.
            if words.indices.contains(place + 2), Int(words[place + 2]) != nil {
                words.remove(at: place + 2)
            }
            return words
        case "ufw":
            guard let verb = operands.first, ["allow", "deny", "reject", "limit"].contains(verb)
            else { return nil }
            return [words[0], "delete"] + words.dropFirst()
        default: return nil
        }
    }

    /// `kubectl set image`, `rollout restart` and the like make a revision that can be undone.
    private var rollout: [String]? {
        guard program == "kubectl" || program == "oc" else { return nil }
        if operands.first == "create", let place = words.firstIndex(of: "create"),
            words.contains("-f")
        {
            var words = words
            words[place] = "delete"
            return words
        }
        let verbs: Set = ["set image", "set env", "set resources", "rollout restart"]
        guard operands.count >= 3, verbs.contains(operands.prefix(2).joined(separator: " ")) else {
            return nil
        }
        let isTyped = operands[2].contains("/") || operands.count < 4 || operands[3].contains("=")
        let target = isTyped ? [operands[2]] : [operands[2], operands[3]]
        return [program] + namespace + ["rollout", "undo"] + target
    }

    /// Helm keeps the release before.
    private var release: [String]? {
        guard program == "helm", operands.count >= 2 else { return nil }
        switch operands[0] {
        case "upgrade" where !words.contains("--install") && !words.contains("-i"):
            return ["helm"] + namespace + ["rollback", operands[1]]
        case "install": return ["helm"] + namespace + ["uninstall", operands[1]]
        default: return nil
        }
    }

    private var namespace: [String] {
        for (index, word) in words.enumerated() {
            if word.hasPrefix("--namespace=") { return [word] }
            if word == "-n" || word == "--namespace" { return Array(words[index...].prefix(2)) }
        }
        return []
    }

    /// A scaling goes back to the number that an earlier step set.
    private func scale(_ earlier: [ShellCommand]) -> [String]? {
        let flag = "--replicas="
        guard program == "kubectl", operands.contains("scale"),
            let place = words.firstIndex(where: { $0.hasPrefix(flag) })
        else { return nil }
        for command in earlier.reversed() {
            guard command.parts.count == 1, let other = command.parts.first?.words else { continue }
            let isSame =
                other.count == words.count && other[place].hasPrefix(flag)
                && other[place] != words[place]
                && other.indices.allSatisfy { $0 == place || other[$0] == words[$0] }
            if isSame { return other }
        }
        return nil
    }

    // MARK: Copies

    /// A copy of a file beside itself under a longer name.
    private static func backup(_ part: SimpleCommand, _ operands: [String]) -> (String, String)? {
        guard part.program == "cp", operands.count == 2 else { return nil }
        let (original, copy) = (operands[0], operands[1])
        guard copy.hasPrefix(original), copy.utf8.count > original.utf8.count else { return nil }
        let suffix = copy.dropFirst(original.count)
        return suffix.contains("/") ? nil : (original, copy)
    }

    var isBackup: Bool { Self.backup(part, operands) != nil }

    /// The copy back, when an earlier step copied the one file that this step changes.
    func restored(from earlier: [ShellCommand]) -> String? {
        guard let changed = changedFile else { return nil }
        for part in earlier.reversed().flatMap(\.parts) {
            guard let (original, copy) = Self.backup(part, tables.operands(part)),
                original == changed
            else { continue }
            let words = part.wrappers + ["cp", "-p", copy, original]
            return words.map(ShellWord.quoted).joined(separator: " ")
        }
        return nil
    }

    private var changedFile: String? {
        if let file = part.outputFile { return file }
        switch program {
        case "openssl", "curl":
            let place = part.arguments.firstIndex { $0 == "-out" || $0 == "-o" || $0 == "--output" }
            return place.flatMap { words.indices.contains($0 + 1) ? words[$0 + 1] : nil }
        case "sed" where part.arguments.contains { $0.hasPrefix("-i") }: return operands.last
        case "tee", "truncate", "rm": return operands.count == 1 ? operands[0] : nil
        case "cp", "mv", "install": return operands.count == 2 ? operands[1] : nil
        default: return nil
        }
    }
}
