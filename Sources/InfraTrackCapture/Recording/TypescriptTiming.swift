import InfraTrack

/// Reads script's timing files and deals out a typescript's bytes by them.
struct TypescriptTiming {
    private enum Record {
        case output(Int), input(Int)
        case signal(String, String)
        case header(String, String)
    }

    private var records: ArraySlice<(delta: Int64, record: Record)>
    /// Whether input and output are in one file.
    private var isMixed = false

    init(_ bytes: [UInt8]) throws(LedgerError) {
        let isClassic = bytes.first.map { (0x30...0x39).contains($0) } ?? true
        var records: [(delta: Int64, record: Record)] = []
        var logs: [String: String] = [:]
        for line in SourceText.lines(ArraySlice(bytes)).lines {
            let words = SourceText.text(line).split(
                separator: " ", maxSplits: isClassic ? 1 : 2, omittingEmptySubsequences: false)
            guard let entry = isClassic ? Self.classic(words) : Self.advanced(words) else {
                continue
            }
            if case .header(let key, let value) = entry.record { logs[key] = value }
            records.append(entry)
        }
        guard !records.isEmpty || bytes.isEmpty else {
            throw LedgerError(
                .invalid, "The timing file is none of script's.",
                cure: "Give the file that “script --log-timing” wrote.")
        }
        isMixed = logs["INPUT_LOG"].map { $0 == logs["OUTPUT_LOG"] } ?? false
        self.records = ArraySlice(records)
    }

    private static func classic(_ words: [Substring]) -> (delta: Int64, record: Record)? {
        guard words.count == 2, let delta = SourceText.microseconds(words[0]),
            let count = Int(words[1]), count >= 0
        else { return nil }
        return (delta, .output(count))
    }

    private static func advanced(_ words: [Substring]) -> (delta: Int64, record: Record)? {
        guard words.count == 3, let delta = SourceText.microseconds(words[1]) else { return nil }
        let parts = words[2].split(separator: " ", maxSplits: 1).map(String.init)
        let (first, rest) = (parts.first ?? "", parts.count == 2 ? parts[1] : "")
        switch words[0] {
        case "O": return Int(first).flatMap { $0 < 0 ? nil : (delta, .output($0)) }
        case "I": return Int(first).flatMap { $0 < 0 ? nil : (delta, .input($0)) }
        case "S": return (delta, .signal(first, rest))
        case "H": return (delta, .header(first, rest))
        default: return nil
        }
    }

    /// Takes the records of one session; its bytes are dealt out until none are left.
    mutating func play(
        _ data: ArraySlice<UInt8>, isLast: Bool, into recording: inout Recording
    ) {
        var rest = data
        var now: Int64 = 0
        var killed: String?
        var hasStarted = false
        while let (delta, record) = records.first {
            if !isLast, rest.isEmpty, hasStarted, !Self.belongsToEnd(record) { break }
            if case .header("START_TIME", _) = record, hasStarted { break }
            records.removeFirst()
            now = min(now + delta, 1 << 60)
            hasStarted = true
            switch record {
            case .output(let count):
                let piece = rest.prefix(count)
                rest = rest.dropFirst(piece.count)
                if !piece.isEmpty {
                    recording.events.append(RecordingEvent(at: now, kind: .output(Array(piece))))
                }
            case .input(let count): if isMixed { rest = rest.dropFirst(count) }
            case .signal(let name, let values): signal(name, values, now, &killed, &recording)
            case .header(let key, let value): Self.take(key, value, &recording)
            }
        }
        if !rest.isEmpty {
            recording.notes.append("The timing ends before the typescript does.")
            recording.events.append(RecordingEvent(at: now, kind: .output(Array(rest))))
        }
        Self.judge(killed, &recording)
    }

    /// The records that follow a session's last byte.
    private static func belongsToEnd(_ record: Record) -> Bool {
        switch record {
        case .header("DURATION", _), .header("EXIT_CODE", _), .signal, .output(0): true
        default: false
        }
    }

    private func signal(
        _ name: String, _ values: String, _ now: Int64, _ killed: inout String?,
        _ recording: inout Recording
    ) {
        guard name == "SIGWINCH" else {
            if ["SIGTERM", "SIGINT", "SIGHUP", "SIGQUIT", "SIGKILL"].contains(name) {
                killed = name
            }
            return
        }
        var numbers: [String: Int] = [:]
        for value in values.split(separator: " ") {
            let pair = value.split(separator: "=")
            if pair.count == 2, let number = Int(pair[1]) { numbers[String(pair[0])] = number }
        }
        guard let rows = numbers["ROWS"], let columns = numbers["COLS"] else { return }
        let size = TerminalSize(columns: columns, rows: rows)
        recording.events.append(RecordingEvent(at: now, kind: .resize(size)))
    }

    private static func take(_ key: String, _ value: String, _ recording: inout Recording) {
        switch key {
        case "START_TIME": recording.started = recording.started ?? Timestamp(value)
        case "SHELL": recording.shell = SourceText.lastPart(value)
        case "COMMAND": recording.command = recording.command ?? value
        case "EXIT_CODE": recording.exit = recording.exit ?? Int(value)
        default: break
        }
    }

    /// script tells status 0 when it was ended itself; that is not the command's.
    private static func judge(_ killed: String?, _ recording: inout Recording) {
        guard let killed else { return }
        if let claimed = recording.exit {
            recording.notes.append(
                "The recorder was ended by \(killed), so the exit status \(claimed) it claims is not taken."
            )
        } else {
            recording.notes.append("The recorder was ended by \(killed).")
        }
        recording.exit = nil
        recording.isComplete = false
    }
}
