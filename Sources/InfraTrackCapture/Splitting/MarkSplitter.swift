import InfraTrack

/// Cuts a recording by the marks a shell wrote into it.
struct MarkSplitter {
    private enum Phase { case none, prompt, input, output }

    private let recording: Recording
    private(set) var hasMarks = false
    private var phase = Phase.none
    private var commands: [CapturedCommand] = []
    private var echo = EchoedCommand()
    private var open: CommandBuilder?
    private var text: String?
    private var directory: String?
    private var account: (user: String?, host: String)?
    private var size: TerminalSize?
    private var now: Int64 = 0

    init(_ recording: Recording) {
        self.recording = recording
        size = recording.size
    }

    mutating func split() -> [CapturedCommand] {
        var scanner = MarkScanner()
        for event in recording.events {
            now = event.at
            switch event.kind {
            case .resize(let size):
                self.size = size
                open?.resize(size)
            case .output(let bytes): scanner.feed(bytes) { take($0) }
            }
        }
        scanner.finish { take($0) }
        // A command without an end: the shell was left or killed while it ran.
        close(exit: nil, at: nil)
        return commands
    }

    private mutating func take(_ piece: MarkScanner.Piece) {
        switch piece {
        case .bytes(let bytes):
            if phase == .output {
                open?.append(bytes)
            } else {
                echo.append(bytes, isInput: phase == .input)
            }
        case .mark(let mark): take(mark)
        }
    }

    private mutating func take(_ mark: Mark) {
        switch mark {
        case .promptStart:
            close(exit: nil, at: now)
            echo = EchoedCommand()
            phase = .prompt
            text = nil
        case .inputStart: phase = .input
        case .outputStart(let line):
            hasMarks = true
            if open?.output.isEmpty == true { open = nil }
            close(exit: nil, at: now)
            begin(line)
        case .end(let exit):
            if phase == .output {
                hasMarks = true
                close(exit: exit, at: now)
            }
            phase = .none
        case .text(let line): text = line
        case .directory(let path): directory = path
        case .account(let user, let host): account = (user, host)
        }
    }

    private mutating func begin(_ line: String?) {
        var builder = CommandBuilder(recording, at: now, size: size)
        builder.text = text ?? line
        (builder.directory, builder.host, builder.user) = (directory, account?.host, account?.user)
        if builder.text == nil { builder.text = echo.text(on: size) }
        open = builder
        text = nil
        echo = EchoedCommand()
        phase = .output
    }

    private mutating func close(exit: Int?, at time: Int64?) {
        guard var builder = open else { return }
        open = nil
        builder.exit = exit
        builder.end(at: time)
        let line = text ?? builder.text ?? ""
        text = nil
        // Ctrl-C at a prompt makes marks without a command.
        let isPhantom = line.allSatisfy(\.isWhitespace) && builder.output.isEmpty && exit == nil
        guard !isPhantom else { return }
        commands.append(builder.command(line.isEmpty ? "(unknown command)" : line))
    }
}

/// The command as it was echoed after the prompt, for shells whose marks do not tell it.
struct EchoedCommand {
    private var prompt: [UInt8] = []
    private var input: [UInt8] = []
    private var hasInput = false

    /// The longest prompt and line that are looked at, in bytes.
    private static let longest = 1 << 18

    mutating func append(_ bytes: ArraySlice<UInt8>, isInput: Bool) {
        hasInput = hasInput || isInput
        guard prompt.count + input.count + bytes.count < Self.longest else { return }
        if isInput { input += bytes } else { prompt += bytes }
    }

    /// What stood behind the prompt when the command was sent off.
    func text(on size: TerminalSize?) -> String? {
        let all = Self.shown(prompt + input, size)
        if hasInput {
            // A character behind it, so that the spaces at its end are there.
            let before = Self.shown(prompt + [0x7C], size).dropLast()
            let rest = all.hasPrefix(before) ? String(all.dropFirst(before.count)) : all
            return Self.trimmed(rest)
        }
        let lines = all.split(separator: "\n")
        guard let line = lines.last(where: { Prompt($0)?.isStrong ?? false }) ?? lines.last,
            let found = Prompt(line)
        else { return nil }
        return Self.trimmed(String(found.command))
    }

    private static func shown(_ bytes: [UInt8], _ size: TerminalSize?) -> String {
        var replay = TerminalReplay(size: size)
        replay.feed(bytes)
        return String(decoding: replay.takeText(), as: UTF8.self) + replay.finish()
    }

    private static func trimmed(_ text: String) -> String? {
        var rest = Substring(text)
        while rest.last?.isWhitespace == true { rest.removeLast() }
        while rest.first?.isNewline == true { rest.removeFirst() }
        return rest.isEmpty ? nil : String(rest)
    }
}
