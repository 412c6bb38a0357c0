public import InfraTrack

/// PowerShell's history as PSReadLine writes it.
public struct PSReadLineSource: SessionSource {
    /// `psreadline`.
    public let name = "psreadline"

    /// Makes the source.
    public init() {}

    /// The commands of a history; a backtick at the end of a line continues it.
    public func session(
        _ bytes: [UInt8], timing: [UInt8]? = nil
    ) throws(LedgerError) -> CapturedSession {
        let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : ArraySlice(bytes)
        var entries: [HistoryEntry] = []
        var entry: [UInt8] = []
        var isOpen = false
        for line in SourceText.lines(text).lines {
            let line = line.last == 0x0D ? line.dropLast() : line
            isOpen = line.last == UInt8(ascii: "`")
            entry += isOpen ? line.dropLast() + [0x0A] : line
            guard !isOpen else { continue }
            entries.append(HistoryEntry(text: SourceText.text(entry)))
            entry = []
        }
        var notes: [String] = []
        if isOpen {
            entries.append(HistoryEntry(text: SourceText.text(entry)))
            notes.append("The last command goes on behind the end of the file.")
        }
        return CapturedSession(entries, source: name, shell: "powershell", notes: notes)
    }
}
