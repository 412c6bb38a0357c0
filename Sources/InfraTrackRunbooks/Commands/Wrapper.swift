/// Programs that run another one.
enum Wrapper {
    /// In front of the other program, with their options that take a value.
    private static let prefixes: [String: Set<String>] = [
        "sudo": ["-u", "-g", "-h", "-p", "-C", "-T", "-U"], "doas": ["-u", "-C"],
        "time": [], "nohup": [], "watch": ["-n", "--interval"], "timeout": ["-s", "-k"],
        "command": [], "nice": ["-n"], "ionice": ["-c", "-n"], "stdbuf": ["-o", "-e", "-i"],
        "exec": [], "setsid": [], "env": ["-u", "-C"], "xargs": ["-n", "-P", "-I", "-L", "-d"],
        "!": [], "if": [], "while": [], "until": [], "then": [], "do": [], "else": [],
    ]

    /// How many words a wrapper at the front takes; `nil` when there is none.
    static func length(_ words: ArraySlice<String>) -> Int? {
        guard let first = words.first else { return nil }
        if SimpleCommand.isAssignment(first) { return 1 }
        guard let withValue = prefixes[first], words.count > 1 else { return nil }
        var length = 1
        while let option = words.dropFirst(length).first, option.hasPrefix("-") {
            length += withValue.contains(option) ? 2 : 1
        }
        // An `env` without a program after it prints the environment.
        if first == "env", length >= words.count { return nil }
        return length + (first == "timeout" ? 1 : 0)
    }
}

extension SimpleCommand {
    private static let sshValues: Set<String> = [
        "-p", "-i", "-l", "-o", "-F", "-J", "-L", "-R", "-D", "-b", "-c", "-E", "-m", "-w", "-W",
    ]
    private static let execValues: Set<String> = [
        "-e", "--env", "-u", "--user", "-w", "--workdir", "-n", "--namespace", "-c", "--container",
        "--context", "-f", "-p",
    ]
    private static let shells: Set<String> = ["sh", "bash", "zsh", "dash", "ksh", "su", "runuser"]

    /// The text of the command that this one runs elsewhere or in another shell.
    var inner: String? {
        switch program {
        case "ssh": joined(after: 1, skipping: Self.sshValues)
        case "docker", "podman", "nerdctl": execution(operandsBefore: 2)
        case "kubectl", "oc": clusterExecution
        case "find": found
        case _ where Self.shells.contains(program): script
        default: nil
        }
    }

    /// The words behind some operands, as one text.
    private func joined(after operands: Int, skipping values: Set<String>) -> String? {
        var seen = 0
        var index = 1
        while index < words.count {
            let word = words[index]
            if word.hasPrefix("-"), word != "-" {
                index += values.contains(word) ? 2 : 1
                continue
            }
            seen += 1
            index += 1
            if seen == operands { break }
        }
        guard seen == operands, index < words.count else { return nil }
        return words[index...].joined(separator: " ")
    }

    private func execution(operandsBefore count: Int) -> String? {
        guard words.contains("exec") else { return nil }
        let isComposed = words.dropFirst().first == "compose"
        return joined(after: isComposed ? count + 1 : count, skipping: Self.execValues)
    }

    private var clusterExecution: String? {
        guard words.contains("exec"), let dashes = words.firstIndex(of: "--"),
            dashes + 1 < words.count
        else { return nil }
        return words[(dashes + 1)...].joined(separator: " ")
    }

    /// What `find` runs on each file.
    private var found: String? {
        guard
            let place = words.firstIndex(where: { ["-exec", "-execdir", "-ok"].contains($0) }),
            place + 1 < words.count
        else { return nil }
        return words[(place + 1)...].prefix { $0 != ";" && $0 != "+" }.joined(separator: " ")
    }

    /// The text after `-c`.
    private var script: String? {
        guard
            let place = words.firstIndex(where: {
                $0.hasPrefix("-") && !$0.hasPrefix("--") && $0.hasSuffix("c")
            }), place + 1 < words.count
        else { return nil }
        return words[place + 1]
    }
}
