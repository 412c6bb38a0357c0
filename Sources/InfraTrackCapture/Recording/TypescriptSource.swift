public import InfraTrack

/// script(1)'s recordings, with classic or advanced timing or none.
public struct TypescriptSource: SessionSource {
    /// `typescript`.
    public let name = "typescript"

    /// Makes the source.
    public init() {}

    /// The commands of the sessions in a file; `script -a` puts several into one.
    public func session(
        _ bytes: [UInt8], timing: [UInt8]? = nil
    ) throws(LedgerError) -> CapturedSession {
        let blocks = TypescriptBlock.blocks(in: bytes)
        var reader: TypescriptTiming?
        if let timing {
            reader = try TypescriptTiming(timing)
        }
        var result = CapturedSession()
        for (index, block) in blocks.enumerated() {
            var recording = block.recording
            if reader != nil {
                reader?.play(
                    bytes[block.data], isLast: index == blocks.count - 1, into: &recording)
            } else {
                recording.events = [
                    RecordingEvent(at: 0, kind: .output(Array(bytes[block.data])))
                ]
                recording.isTimed = false
                recording.notes.append("There is no timing file, so no command has a time.")
            }
            result.append(SessionSplitter.split(recording))
        }
        return result
    }
}

/// One session in a typescript: header, data, trailer.
struct TypescriptBlock {
    var header: String?
    var data: Range<Int>
    var trailer: String?

    /// The sessions in a file; what has no header is one too.
    static func blocks(in bytes: [UInt8]) -> [TypescriptBlock] {
        var blocks: [TypescriptBlock] = []
        var current = TypescriptBlock(header: nil, data: 0..<0, trailer: nil)
        var isOpen = false
        let (lines, _) = SourceText.lines(ArraySlice(bytes))
        for (index, line) in lines.enumerated() {
            if !isOpen {
                isOpen = true
                let isHeader = isHeader(line)
                let start = isHeader ? min(line.endIndex + 1, bytes.count) : line.startIndex
                current = TypescriptBlock(
                    header: isHeader ? SourceText.text(line) : nil, data: start..<bytes.count,
                    trailer: nil)
                if isHeader { continue }
            }
            guard isTrailer(line), endsBlock(lines, index) else { continue }
            // The line feed before the trailer is not the session's.
            let end = max(current.data.lowerBound, line.startIndex - 1)
            current.data = current.data.lowerBound..<end
            current.trailer = SourceText.text(line)
            blocks.append(current)
            isOpen = false
        }
        return isOpen || blocks.isEmpty ? blocks + [current] : blocks
    }

    private static func endsBlock(_ lines: [ArraySlice<UInt8>], _ index: Int) -> Bool {
        index + 1 == lines.count || isHeader(lines[index + 1])
            || (index + 2 == lines.count && lines[index + 1].isEmpty)
    }

    /// By shape, for the words are translated.
    private static func isHeader(_ line: ArraySlice<UInt8>) -> Bool {
        if line.starts(with: "Script started on ".utf8) { return true }
        guard line.count < 65_536, line.last == UInt8(ascii: "]") else { return false }
        return [" [COMMAND=\"", " [TERM=\"", " [TTY=\"", " [COLUMNS=\"", " [<"].contains {
            line.firstRange(of: Array($0.utf8)) != nil
        } && line.firstRange(of: Array("COMMAND_EXIT_CODE".utf8)) == nil
    }

    private static func isTrailer(_ line: ArraySlice<UInt8>) -> Bool {
        if line.starts(with: "Script done on ".utf8) { return true }
        guard line.count < 1024, line.last == UInt8(ascii: "]") else { return false }
        return line.firstRange(of: Array(" [COMMAND_EXIT_CODE=\"".utf8)) != nil
            || line.firstRange(of: Array(" [<".utf8)) != nil
    }

    /// A recording without its events.
    var recording: Recording {
        var recording = Recording(source: "typescript", title: "typescript")
        if let header {
            recording.started = Self.date(in: header)
            recording.command = Self.command(in: header)
            if let columns = Self.number("COLUMNS", in: header),
                let rows = Self.number("LINES", in: header)
            {
                recording.size = TerminalSize(columns: columns, rows: rows)
            }
        } else {
            recording.notes.append("The typescript has no header.")
        }
        recording.exit = trailer.flatMap { Self.number("COMMAND_EXIT_CODE", in: $0) }
        recording.isComplete = trailer != nil
        if trailer == nil {
            recording.notes.append("The typescript has no end, so the recording was interrupted.")
        }
        return recording
    }

    private static func date(in header: String) -> Timestamp? {
        let end = header.firstRange(of: " [")?.lowerBound
        return end.flatMap { Timestamp(String(header[..<$0].suffix(25))) }
    }

    /// The command is not escaped, so it ends where the last of the known keys begins.
    private static func command(in header: String) -> String? {
        guard let start = header.firstRange(of: "[COMMAND=\"")?.upperBound else { return nil }
        let rest = header[start...]
        let ends = ["\" TERM=\"", "\" TTY=\"", "\" COLUMNS=\"", "\" <", "\"]"].compactMap {
            rest.ranges(of: $0).last?.lowerBound
        }
        return ends.min().map { String(rest[..<$0]) }
    }

    private static func number(_ key: String, in text: String) -> Int? {
        guard let start = text.ranges(of: key + "=\"").last?.upperBound else { return nil }
        return Int(text[start...].prefix { $0.isNumber })
    }
}
