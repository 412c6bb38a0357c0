import InfraTrack

/// Cuts a recording where a prompt seems to stand.
///
/// A prompt with an account in it, or of a bare shell, is taken anywhere. Others, such as `$ `, count
/// when the recording begins with one, or where the shell switched bracketed paste on.
struct PromptSplitter {
    private let recording: Recording

    init(_ recording: Recording) { self.recording = recording }

    private struct Line {
        var bytes: [UInt8] = []
        var at: Int64
        var endedAt: Int64
        var size: TerminalSize?
    }

    func split() -> [CapturedCommand] {
        let lines = lines()
        let isPasting = lines.contains { Self.startsPaste($0.bytes) }
        var learned: String?
        var isFirst = true
        var commands: [CapturedCommand] = []
        var open: CommandBuilder?
        var text: ShellText?
        for whole in lines {
            let (rest, line) = isPasting ? Self.cut(whole) : ([], whole)
            open?.append(rest)
            let shown = Self.shown(line)
            let starts = Self.startsPaste(line.bytes)
            let isUnfinished = starts || (!isPasting && text?.isQuoteOpen ?? false)
            if open != nil, isUnfinished, shown.hasPrefix("> ") {
                text?.append(line: shown.dropFirst(2))
                continue
            }
            let isBlank = shown.allSatisfy(\.isWhitespace)
            let prompt = isPasting && !starts ? nil : Prompt(shown)
            if isFirst, let prompt, !prompt.isStrong { learned = prompt.shape }
            if !isBlank { isFirst = false }
            guard let prompt, prompt.isStrong || starts || prompt.shape == learned else {
                open?.append(ArraySlice(line.bytes))
                continue
            }
            Self.close(&open, text, at: line.at, &commands)
            open = begin(prompt, line)
            text = open?.text.map { ShellText($0) }
        }
        Self.close(&open, text, at: nil, &commands)
        return commands
    }

    private func begin(_ prompt: Prompt, _ line: Line) -> CommandBuilder? {
        var text = prompt.command
        while text.last?.isWhitespace == true { text.removeLast() }
        guard !text.isEmpty else { return nil }
        var builder = CommandBuilder(recording, at: line.endedAt, size: line.size)
        builder.text = String(text)
        (builder.user, builder.host) = (prompt.user, prompt.host)
        builder.directory = prompt.directory
        return builder
    }

    private static func close(
        _ open: inout CommandBuilder?, _ text: ShellText?, at time: Int64?,
        _ commands: inout [CapturedCommand]
    ) {
        guard var builder = open, let text else { return }
        builder.end(at: time)
        commands.append(builder.command(text.text))
        open = nil
    }

    /// Output without a line break stands before bash's prompt; zsh's stands before the sign.
    private static func cut(_ line: Line) -> (ArraySlice<UInt8>, Line) {
        guard let sign = line.bytes.firstRange(of: paste), sign.lowerBound > 0 else {
            return ([], line)
        }
        var prompt = line
        prompt.bytes = Array(line.bytes[sign.lowerBound...])
        guard Prompt(shown(prompt)) != nil else { return ([], line) }
        return (line.bytes[..<sign.lowerBound], prompt)
    }

    /// Bracketed paste is switched on.
    private static let paste = Array("\u{1B}[?2004h".utf8)

    private static func startsPaste(_ bytes: [UInt8]) -> Bool {
        bytes.contains(0x1B) && bytes.firstRange(of: paste) != nil
    }

    /// The longest line that may be a prompt, in bytes.
    private static let longest = 1 << 16

    private static func shown(_ line: Line) -> String {
        guard line.bytes.count < longest else { return "" }
        var replay = TerminalReplay(size: line.size)
        replay.feed(line.bytes)
        var text = String(decoding: replay.takeText(), as: UTF8.self) + replay.finish()
        while text.last?.isNewline == true { text.removeLast() }
        return String(text.split(separator: "\n").last ?? "")
    }

    /// The output cut after its line feeds.
    private func lines() -> [Line] {
        var lines: [Line] = []
        var size = recording.size
        var line = Line(at: 0, endedAt: 0, size: size)
        for event in recording.events {
            switch event.kind {
            case .resize(let next):
                size = next
                line.size = next
            case .output(let bytes):
                var rest = ArraySlice(bytes)
                while let end = rest.firstIndex(of: 0x0A) {
                    if line.bytes.isEmpty { line.at = event.at }
                    line.bytes += rest[...end]
                    line.endedAt = event.at
                    lines.append(line)
                    line = Line(at: event.at, endedAt: event.at, size: size)
                    rest = rest[(end + 1)...]
                }
                if line.bytes.isEmpty { line.at = event.at }
                line.bytes += rest
                line.endedAt = event.at
            }
        }
        if !line.bytes.isEmpty { lines.append(line) }
        return lines
    }
}
