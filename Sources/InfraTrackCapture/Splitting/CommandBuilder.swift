import InfraTrack

/// Collects one command of a recording.
struct CommandBuilder {
    private let recording: Recording
    private let startedAt: Int64
    private var endedAt: Int64?
    private let size: TerminalSize?
    private(set) var output: [UInt8] = []
    var exit: Int?
    var text: String?
    var directory: String?
    var host: String?
    var user: String?

    init(_ recording: Recording, at time: Int64, size: TerminalSize?) {
        self.recording = recording
        startedAt = time
        self.size = size
    }

    mutating func append(_ bytes: ArraySlice<UInt8>) { output += bytes }

    mutating func take(_ event: RecordingEvent) {
        switch event.kind {
        case .output(let bytes): append(ArraySlice(bytes))
        case .resize(let size): resize(size)
        }
    }

    /// A new size in the middle, in the words of a terminal.
    mutating func resize(_ size: TerminalSize) {
        output += Array("\u{1B}[8;\(size.rows);\(size.columns)t".utf8)
    }

    mutating func end(at time: Int64?) { endedAt = time }

    func command(_ text: String) -> CapturedCommand {
        var input = CommandInput(text: text)
        input.exit = exit
        input.cwd = directory
        input.host = SourceText.word(host)
        input.user = SourceText.word(user)
        input.output = PromptSpace.removed(from: output)
        input.terminal = size
        if recording.isTimed {
            input.started = recording.started.flatMap {
                SourceText.instant(
                    $0.microseconds + startedAt, offsetMinutes: $0.offsetMinutes)
            }
            input.durationMicroseconds = endedAt.map { max(0, $0 - startedAt) }
        }
        return CapturedCommand(input)
    }
}

/// What zsh prints before a prompt: a mark when the output had no end, and spaces to wrap.
enum PromptSpace {
    static func removed(from output: [UInt8]) -> [UInt8] {
        let end = Array("\r \r".utf8)
        var rest = ArraySlice(output)
        // zsh goes to the start of the line once more.
        if rest.suffix(2) == [0x0D, 0x0D] { rest.removeLast() }
        guard rest.suffix(3) == ArraySlice(end) else { return output }
        rest = rest.dropLast(3)
        let spaces = rest.reversed().prefix { $0 == 0x20 }.count
        rest = rest.dropLast(spaces)
        let tail = rest.suffix(64)
        guard spaces > 0, let start = tail.lastRange(of: Array("\u{1B}[7m".utf8)) else {
            return output
        }
        let mark = tail[start.upperBound...].first
        guard mark == UInt8(ascii: "%") || mark == UInt8(ascii: "#") else { return output }
        return Array(output[..<start.lowerBound])
    }
}

extension Collection where Element == UInt8, Self: BidirectionalCollection {
    /// The last place where some bytes stand.
    func lastRange(of bytes: [UInt8]) -> Range<Index>? { ranges(of: bytes).last }
}
