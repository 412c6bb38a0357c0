import StrictJSON

/// One message of tlog.
struct TlogMessage {
    let host: String
    let user: String?
    let recording: String
    let id: Int
    /// Microseconds from the start.
    let position: Int64
    /// When it was written, in microseconds since 1970.
    let time: Int64?
    private let timing: String
    private let output: [Unicode.Scalar]
    private let outputBytes: [UInt8]

    init?(line: [UInt8]) {
        guard let outer = try? JSON.read(line, limit: line.count) else { return nil }
        var json = outer
        // The journal's export has the message in a field.
        if let text = outer["MESSAGE"]?.string {
            let bytes = Array(text.utf8)
            guard let inner = try? JSON.read(bytes, limit: bytes.count) else { return nil }
            json = inner
        }
        guard let timing = json["timing"]?.string, let id = json["id"]?.integer,
            (0...1 << 40).contains(id)
        else { return nil }
        (self.timing, self.id) = (timing, id)
        host = json["host"]?.string ?? ""
        user = json["user"]?.string
        recording = json["rec"]?.string ?? json["session"]?.integer.map(String.init) ?? ""
        let milliseconds = json["pos"]?.integer ?? 0
        position = Int64(min(max(0, milliseconds), 1 << 40)) * 1000
        time = json["time"]?.microseconds
        output = Array((json["out_txt"]?.string ?? "").unicodeScalars)
        outputBytes = (json["out_bin"]?.items ?? []).map {
            $0.integer.map { UInt8(truncatingIfNeeded: $0) } ?? 0x3F
        }
    }

    var session: String { "\(host)\n\(recording)" }

    /// Adds what was printed and the sizes of the window; what was typed is left out.
    func play(into recording: inout Recording, from now: inout Int64) {
        now = max(now, position)
        var scanner = TimingScanner(timing)
        var text = 0
        var binary = 0
        while let record = scanner.next() {
            switch record {
            case .pause(let milliseconds): now += Int64(milliseconds) * 1000
            case .output(let count):
                let end = min(output.count, text + count)
                emit(output[text..<end].flatMap { Array(String($0).utf8) }, now, &recording)
                text = end
            case .binary(let skipped, let count):
                let end = min(outputBytes.count, binary + count)
                emit(Array(outputBytes[binary..<end]), now, &recording)
                text = min(output.count, text + skipped)
                binary = end
            case .window(let columns, let rows):
                let size = TerminalSize(columns: columns, rows: rows)
                if recording.size == nil { recording.size = size }
                recording.events.append(RecordingEvent(at: now, kind: .resize(size)))
            case .input: break
            }
        }
        if scanner.isMalformed {
            recording.notes.append("The timing of message \(id) is malformed from some place on.")
        }
    }

    private func emit(_ bytes: [UInt8], _ now: Int64, _ recording: inout Recording) {
        guard !bytes.isEmpty else { return }
        recording.events.append(RecordingEvent(at: now, kind: .output(bytes)))
    }
}

/// Reads `+10<5>3]1/2=80x24`: pauses, characters, bytes and windows.
private struct TimingScanner {
    enum Record { case pause(Int), input, output(Int), binary(Int, Int), window(Int, Int) }

    private var rest: Substring.UTF8View
    private(set) var isMalformed = false

    init(_ text: String) { rest = Substring(text).utf8 }

    mutating func next() -> Record? {
        guard let kind = rest.popFirst() else { return nil }
        guard let first = number() else { return fail() }
        switch Unicode.Scalar(kind) {
        case "+": return .pause(first)
        case "<": return .input
        case ">": return .output(first)
        case "[", "]":
            guard rest.popFirst() == UInt8(ascii: "/"), let second = number() else { return fail() }
            return kind == UInt8(ascii: "]") ? .binary(first, second) : .input
        case "=":
            guard rest.popFirst() == UInt8(ascii: "x"), let second = number() else { return fail() }
            return .window(first, second)
        default: return fail()
        }
    }

    private mutating func fail() -> Record? {
        isMalformed = true
        rest = rest[rest.endIndex...]
        return nil
    }

    private mutating func number() -> Int? {
        let digits = rest.prefix { (0x30...0x39).contains($0) }
        guard (1...9).contains(digits.count) else { return nil }
        rest = rest[digits.endIndex...]
        return Int(String(Substring(digits)))
    }
}
