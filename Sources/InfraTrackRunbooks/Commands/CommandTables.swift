/// What programs do, as data: everything that is not listed may change something.
enum CommandTables {
    /// Commands that say nothing to a reader.
    static let noise = words(
        """
        ls ll la l dir cd pushd popd clear reset history pwd exit logout fg bg jobs man info help
        which type whereis alias unalias vi vim nvim nano emacs tmux screen true : echo printf set
        source . disown stty
        """)

    /// Programs that only look, whatever their arguments.
    private static let readers = words(
        """
        cat zcat less more head tail grep egrep fgrep rg zgrep wc sort uniq cut tr column jq yq df
        du free uptime top htop iotop ps pgrep pidof pstree ss netstat lsof dig host nslookup ping
        traceroute mtr journalctl dmesg uname hostname id whoami who w last stat file diff cmp
        sha256sum md5sum vmstat iostat mpstat sar lsblk blkid findmnt lscpu lspci getent pg_isready
        apt-cache test [ env printenv date awk basename dirname readlink realpath strings tree
        """)

    /// Programs whose first operands tell, with the ones that only look.
    private static let verbs: [String: Set<String>] = [
        "systemctl": words(
            """
            status is-active is-enabled is-failed list-units list-timers list-unit-files show cat
            list-dependencies
            """),
        "service": [],
        "kubectl": words(
            "get describe logs top explain version api-resources cluster-info diff events auth wait"
        )
        .union(["rollout status", "rollout history", "config view", "config get-contexts"]),
        "docker": words("ps images logs inspect stats top version info events port history diff")
            .union(["compose ps", "compose logs", "system df", "volume ls", "network ls"]),
        "podman": words("ps images logs inspect stats top version info events port history diff"),
        "helm": words("list ls status get history show template lint search version"),
        "terraform": words("plan show output validate version providers graph")
            .union(["state list", "state show", "workspace list"]),
        "git": words("status log diff show blame rev-parse ls-files describe shortlog grep reflog"),
        "apt": words("list show search policy"), "apt-get": [],
        "dnf": words("list info search repolist"), "yum": words("list info search repolist"),
        "certbot": words("certificates plugins"),
        "crictl": words("ps images logs inspect stats pods info version"),
    ]

    /// Options that make a program only look, whatever else is said.
    private static let lookingOptions: [String: Set<String>] = [
        "nginx": ["-t", "-T", "-v", "-V"], "certbot": ["--dry-run"],
        "dpkg": ["-l", "-L", "-s", "-S", "--list", "--status"], "apt-get": ["-s", "--simulate"],
        "kubectl": ["--dry-run=client", "--dry-run=server"], "helm": ["--dry-run"],
        "rsync": ["-n", "--dry-run"], "make": ["-n", "--dry-run"], "ansible-playbook": ["--check"],
        "terraform": ["-version"], "apache2ctl": ["-t", "configtest"], "sshd": ["-t", "-T"],
    ]

    /// Options that make a looking program change something.
    private static let changingOptions: [String: Set<String>] = [
        "curl": [
            "-X", "--request", "-d", "--data", "--data-raw", "--data-binary", "-T", "-F", "-o",
            "-O", "--output", "--json",
        ],
        "find": ["-delete", "-exec", "-execdir", "-ok"], "sed": ["-i", "--in-place"],
        "openssl": ["-out", "-keyout"], "sort": ["-o"], "dmesg": ["-C", "-c"], "env": [],
        "ip": ["set", "add", "del", "delete", "change", "replace", "flush"],
    ]

    /// Options in front of the verb that take a value.
    private static let valueOptions: [String: Set<String>] = [
        "kubectl": ["-n", "--namespace", "--context", "--kubeconfig", "--cluster"],
        "helm": ["-n", "--namespace", "--kube-context", "--kubeconfig"], "git": ["-C", "-c"],
        "docker": ["-H", "--host", "--context", "-f", "-p"], "systemctl": ["-H", "-M", "-n"],
        "aws": ["--profile", "--region", "--output"],
    ]

    /// Programs whose exit status other than 0 is an answer rather than a failure.
    static let answers = words(
        "grep egrep fgrep rg zgrep diff cmp test [ ping pg_isready systemctl pgrep pidof")

    static func isReadOnly(_ command: SimpleCommand) -> Bool {
        let program = command.program
        let arguments = command.arguments
        if let looking = lookingOptions[program], arguments.contains(where: looking.contains) {
            return true
        }
        if let changing = changingOptions[program] {
            return !changes(command, changing)
        }
        if let looking = verbs[program] {
            let operands = command.operands
            let first = operands.first ?? ""
            return looking.contains(first)
                || looking.contains(operands.prefix(2).joined(separator: " "))
        }
        return readers.contains(program) || DatabaseCommand.isReadOnly(command)
            || CloudCommand.isReadOnly(command)
    }

    /// Whether an option is there, a short one perhaps with its value; `-o /dev/null` is none.
    private static func changes(_ command: SimpleCommand, _ options: Set<String>) -> Bool {
        zip(command.arguments, command.arguments.dropFirst() + [""]).contains { word, next in
            guard next != "/dev/null" else { return false }
            return options.contains { word == $0 || ($0.utf8.count == 2 && word.hasPrefix($0)) }
        }
    }

    /// The arguments that are neither options nor their values.
    static func operands(_ command: SimpleCommand) -> [String] {
        let valued = valueOptions[command.program] ?? []
        var operands: [String] = []
        var isValue = false
        for word in command.arguments {
            if !isValue, !word.hasPrefix("-") { operands.append(word) }
            isValue = !isValue && valued.contains(word)
        }
        return operands
    }

    /// How many words a wrapper at the front takes; `nil` when there is none.
    static func wrapperLength(_ words: ArraySlice<String>) -> Int? {
        guard let first = words.first else { return nil }
        if SimpleCommand.isAssignment(first) { return 1 }
        guard let withValue = wrappers[first], words.count > 1 else { return nil }
        var length = 1
        while let option = words.dropFirst(length).first, option.hasPrefix("-") {
            length += withValue.contains(option) ? 2 : 1
        }
        return length + (first == "timeout" ? 1 : 0)
    }

    /// Programs that run another one, with their options that take a value.
    private static let wrappers: [String: Set<String>] = [
        "sudo": ["-u", "-g", "-h", "-p", "-C", "-T", "-U"], "doas": ["-u", "-C"],
        "time": [], "nohup": [], "watch": ["-n", "--interval"], "timeout": ["-s", "-k"],
        "command": [], "nice": ["-n"],
    ]

    static func words(_ text: String) -> Set<String> {
        Set(text.split(whereSeparator: \.isWhitespace).map(String.init))
    }
}
