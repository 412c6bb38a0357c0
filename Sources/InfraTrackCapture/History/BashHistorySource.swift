public import InfraTrack

/// bash's history, with timestamps or without, or mixed.
public struct BashHistorySource: SessionSource {
    /// `bash-history`.
    public let name = "bash-history"

    /// Makes the source.
    public init() {}

    /// The commands of a history.
    ///
    /// bash takes all lines behind a timestamp as one command when the file begins with one. A
    /// session without timestamps that wrote to the same file would be glued on, so that lines are
    /// joined here only while a command is open.
    public func session(
        _ bytes: [UInt8], timing: [UInt8]? = nil
    ) throws(LedgerError) -> CapturedSession {
        let lines = SourceText.lines(ArraySlice(bytes)).lines.map { line in
            SourceText.text(line.last == 0x0D ? line.dropLast() : line)
        }
        var entries: [HistoryEntry] = []
        var loose = 0
        var hasStamps = false
        var stamp: Int64?
        var index = 0
        while index < lines.count {
            if let next = Self.stamp(lines[index]) {
                stamp = next
                hasStamps = true
                index += 1
                continue
            }
            if lines[index].isEmpty {
                index += 1
                continue
            }
            let count = Self.extent(lines, from: index, isStamped: stamp != nil)
            let text = lines[index..<index + count].joined(separator: "\n")
            if stamp == nil, hasStamps { loose += 1 }
            entries.append(HistoryEntry(text: text, at: stamp))
            stamp = nil
            index += count
        }
        var notes: [String] = []
        if loose > 0 {
            notes.append(
                "\(loose) lines have no timestamp of their own among lines that have; bash would join such a line to the command before it."
            )
        }
        return CapturedSession(entries, source: name, shell: "bash", notes: notes)
    }

    /// `#` and a digit at once, as bash itself tells timestamps from comments.
    private static func stamp(_ line: String) -> Int64? {
        guard line.utf8.first == UInt8(ascii: "#") else { return nil }
        let digits = line.dropFirst().prefix { $0.isASCII && $0.isNumber }
        return digits.isEmpty ? nil : Int64(digits) ?? .max
    }

    /// How many lines one command may have.
    private static let longest = 64

    /// How many lines belong to the command that begins at one.
    private static func extent(_ lines: [String], from start: Int, isStamped: Bool) -> Int {
        var text = ShellText(lines[start])
        var count = 1
        while isStamped ? text.isOpen : text.isQuoteOpen {
            let next = start + count
            // What nothing closes was one line.
            guard count < longest, next < lines.count, stamp(lines[next]) == nil else { return 1 }
            text.append(line: lines[next])
            count += 1
        }
        return count
    }
}
