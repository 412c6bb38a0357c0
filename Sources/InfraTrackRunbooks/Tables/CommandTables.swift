import InfraTrack

/// What programs do, as data that a store can extend under `runbooks:` in its settings: everything
/// that is not listed may change something.
struct CommandTables: Sendable {
    /// Programs that say nothing to a reader.
    var noise: Set<String>
    /// Programs that only look, whatever their arguments.
    var readers: Set<String>
    var tools: [String: Tool]

    /// The tables that ship with the project.
    static let builtIn = CommandTables(
        noise: words(
            """
            ls ll la l dir cd pushd popd clear reset history pwd exit logout fg bg jobs man info
            help which type whereis alias unalias vi vim nvim nano emacs tmux screen true : echo
            printf set source . disown stty fi done esac { } then else do sleep less more tldr k9s lazygit mc
            """),
        readers: words(
            """
            cat zcat head tail grep egrep fgrep rg zgrep wc uniq cut tr column jq yq df
            du free uptime top htop iotop ps pgrep pidof pstree ss netstat lsof dig host nslookup
            ping traceroute tracepath mtr uname hostname id whoami who w last lastlog stat file
            diff cmp sha256sum sha1sum md5sum vmstat iostat mpstat sar lsblk blkid findmnt lscpu
            lspci lsusb lsmod getent apt-cache test [ [[ env printenv date awk basename dirname
            readlink realpath strings tree hexdump xxd od base64 nc tcpdump strace arp nproc
            getfacl lsattr namei numfmt seq comm join paste rev tac nl expand fold apt-config
            debsums needrestart checkrestart conntrack ethtool iwconfig arping nmap openssl-verify
            """),
        tools: [clusters, clouds, system, files, databases].reduce(into: [:]) { all, some in
            all.merge(some) { $1 }
        })

    /// Programs whose exit status other than 0 is an answer rather than a failure.
    static let answers = words(
        """
        grep egrep fgrep rg zgrep diff cmp test [ [[ ping pg_isready systemctl pgrep pidof service
        """)

    static func words(_ text: String) -> Set<String> {
        Set(text.split(whereSeparator: \.isWhitespace).map(String.init))
    }

    /// The kind of one simple command.
    func kind(of command: SimpleCommand) -> CommandKind {
        let program = command.program
        if command.writesFile { return max(.mutating, inner(command) ?? .mutating) }
        if noise.contains(program) { return .noise }
        if program == "ssh", command.inner == nil { return .noise }
        if let kind = inner(command) ?? statement(command) { return kind }
        if let tool = tools[program] { return kind(of: command, tool) }
        return readers.contains(program) ? .readOnly : .mutating
    }

    private func kind(of command: SimpleCommand, _ tool: Tool) -> CommandKind {
        let arguments = command.arguments
        if arguments.contains(where: tool.lookingOptions.contains) { return .readOnly }
        if has(tool.destroyingOptions, command) || deletes(command) { return .destructive }
        let verb = tool.kind(ofVerb: operands(command, tool))
        guard verb == .readOnly, has(tool.changingOptions, command), !isPlainRequest(command) else {
            return verb
        }
        return .mutating
    }

    /// Whether an option is there, a short one perhaps with its value; `-o /dev/null` is none.
    private func has(_ options: Set<String>, _ command: SimpleCommand) -> Bool {
        guard !options.isEmpty else { return false }
        let arguments = command.arguments
        return zip(arguments, arguments.dropFirst() + [""]).contains { word, next in
            guard next != "/dev/null", word != "-o/dev/null" else { return false }
            return options.contains { option in
                word == option
                    || (option.utf8.count == 2 && word.hasPrefix(option) && option != "-t")
                    || (option.hasSuffix("=") && word.hasPrefix(option))
            }
        }
    }

    /// Whether a web client asks for a deletion.
    private func deletes(_ command: SimpleCommand) -> Bool {
        method(command) == "DELETE"
    }

    private func isPlainRequest(_ command: SimpleCommand) -> Bool {
        guard let method = method(command), method == "GET" || method == "HEAD" else {
            return false
        }
        let sends: Set = ["-d", "--data", "--data-raw", "-F", "-T", "-o", "-O", "--json"]
        return !command.arguments.contains(where: sends.contains)
    }

    private func method(_ command: SimpleCommand) -> String? {
        guard command.program == "curl" else { return nil }
        let words = Array(command.arguments)
        guard let place = words.firstIndex(where: { $0.hasPrefix("-X") || $0 == "--request" })
        else { return nil }
        let word = words[place]
        if word != "-X", word.hasPrefix("-X") { return String(word.dropFirst(2)) }
        return words.indices.contains(place + 1) ? words[place + 1] : nil
    }

    /// The kind of the command that a command such as `ssh` or `sh -c` runs.
    private func inner(_ command: SimpleCommand) -> CommandKind? {
        guard let text = command.inner else { return nil }
        let kind = ShellCommand(text, tables: self).kind
        return kind == .noise ? .readOnly : kind
    }

    private func statement(_ command: SimpleCommand) -> CommandKind? {
        guard let options = Self.statements[command.program] else { return nil }
        let arguments = command.arguments
        if arguments.contains("-l") || arguments.contains("--list") { return .readOnly }
        let texts: [String]
        if options.isEmpty {
            texts = Array(operands(command, nil).dropFirst())
        } else {
            texts = zip(command.words, command.words.dropFirst()).filter { pair in
                options.contains(pair.0)
                    || (pair.0.hasPrefix("-") && !pair.0.hasPrefix("--")
                        && options.contains("-\(pair.0.suffix(1))"))
            }.map(\.1)
        }
        return texts.isEmpty ? nil : texts.map(Statement.kind).max()
    }

    /// The arguments that are neither options nor their values.
    func operands(_ command: SimpleCommand) -> [String] {
        operands(command, tools[command.program])
    }

    private func operands(_ command: SimpleCommand, _ tool: Tool?) -> [String] {
        let valued = tool?.valueOptions ?? []
        var operands: [String] = []
        var isValue = false
        for word in command.arguments {
            if !isValue, !word.hasPrefix("-") { operands.append(word) }
            isValue = !isValue && valued.contains(word)
        }
        return operands
    }
}
