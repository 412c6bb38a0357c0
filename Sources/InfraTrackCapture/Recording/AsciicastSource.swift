public import InfraTrack
import StrictJSON

/// asciinema's recordings: asciicast version 1, 2 and 3.
public struct AsciicastSource: SessionSource {
    /// `asciicast`.
    public let name = "asciicast"

    /// Makes the source.
    public init() {}

    /// The commands of a recording.
    public func session(
        _ bytes: [UInt8], timing: [UInt8]? = nil
    ) throws(LedgerError) -> CapturedSession {
        var (lines, isWhole) = SourceText.lines(ArraySlice(bytes))
        if let first = lines.first, let header = AsciicastHeader(line: Array(first)) {
            lines.removeFirst()
            var reader = AsciicastReader(header)
            for (index, line) in lines.enumerated() {
                reader.read(line, number: index + 2, isTorn: !isWhole && index == lines.count - 1)
            }
            return SessionSplitter.split(reader.recording)
        }
        guard let recording = AsciicastOne.recording(bytes) else {
            throw LedgerError(
                .invalid, "The file is no asciicast of version 1, 2 or 3.",
                cure: "Check that asciinema made it, and that its first line is there.")
        }
        return SessionSplitter.split(recording)
    }
}

/// The first line of version 2 and 3.
struct AsciicastHeader {
    let version: Int
    var size: TerminalSize?
    let started: Timestamp?
    let command: String?
    let shell: String?

    init?(line: [UInt8]) {
        guard let json = try? JSON.read(line, limit: line.count),
            let version = json["version"]?.integer, version == 2 || version == 3
        else { return nil }
        self.init(json, version: version)
    }

    init(_ json: JSON, version: Int) {
        self.version = version
        let terminal = version == 3 ? json["term"] : json
        if let columns = terminal?[version == 3 ? "cols" : "width"]?.integer,
            let rows = terminal?[version == 3 ? "rows" : "height"]?.integer
        {
            size = TerminalSize(columns: columns, rows: rows)
        }
        started = json["timestamp"]?.microseconds.flatMap { SourceText.instant($0) }
        command = json["command"]?.string
        shell = SourceText.lastPart(json["env"]?["SHELL"]?.string)
    }

    /// A recording without its events.
    var recording: Recording {
        var recording = Recording(source: "asciicast", title: "asciicast version \(version)")
        (recording.size, recording.started) = (size, started)
        (recording.command, recording.shell) = (command, shell)
        if started == nil { recording.notes.append("The recording does not say when it was made.") }
        return recording
    }
}

/// Reads the events of version 2 and 3, one a line.
struct AsciicastReader {
    private(set) var recording: Recording
    private let isRelative: Bool
    private var now: Int64 = 0
    private var malformed = 0

    init(_ header: AsciicastHeader) {
        recording = header.recording
        isRelative = header.version == 3
        recording.isComplete = header.version == 2
    }

    mutating func read(_ line: ArraySlice<UInt8>, number: Int, isTorn: Bool) {
        let isBlank = line.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
        if isBlank || (isRelative && line.first == UInt8(ascii: "#")) { return }
        let json = try? JSON.read(Array(line), limit: line.count)
        guard case .array(let items) = json?.kind, items.count == 3,
            let time = items[0].microseconds, let code = items[1].string,
            let data = items[2].string
        else { return skip(number, isTorn: isTorn) }
        // Time that goes back, as after a change of the clock, stands still.
        now = isRelative ? min(now + time, 1 << 60) : max(now, time)
        take(code, data)
    }

    private mutating func skip(_ number: Int, isTorn: Bool) {
        malformed += 1
        if isTorn {
            recording.isComplete = false
            recording.notes.append("The last line is torn, so the recording was interrupted.")
        } else if malformed <= 10 {
            recording.notes.append("Line \(number) is no event and was left out.")
        }
    }

    private mutating func take(_ code: String, _ data: String) {
        switch code {
        case "o": recording.events.append(RecordingEvent(at: now, kind: .output(Array(data.utf8))))
        case "r":
            let parts = data.split(separator: "x").compactMap { Int($0) }
            guard parts.count == 2 else { return }
            let size = TerminalSize(columns: parts[0], rows: parts[1])
            recording.events.append(RecordingEvent(at: now, kind: .resize(size)))
        case "x":
            recording.exit = Int(data).flatMap { (0...255).contains($0) ? $0 : nil }
            recording.isComplete = true
        default: break
        }
    }
}

extension JSON {
    var string: String? {
        guard case .string(let text) = kind else { return nil }
        return text
    }

    var integer: Int? {
        guard case .number(let digits) = kind else { return nil }
        return Int(digits)
    }

    /// Seconds as microseconds.
    var microseconds: Int64? {
        guard case .number(let digits) = kind else { return nil }
        return SourceText.microseconds(digits)
    }

    var items: [JSON]? {
        if case .array(let items) = kind { return items }
        return nil
    }
}
