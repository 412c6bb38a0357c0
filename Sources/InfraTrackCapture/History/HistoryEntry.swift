import InfraTrack

/// A command as a shell's history tells it.
struct HistoryEntry: Hashable {
    var text: String
    /// Seconds since 1970.
    var at: Int64?
    /// Seconds it ran, where the history tells.
    var elapsed: Int64?
}

extension CapturedSession {
    /// Entries as commands; those of the same second keep their order by microseconds.
    init(_ entries: [HistoryEntry], source: String, shell: String, notes: [String] = []) {
        self.init(notes: notes)
        var ordinals: [Int64: Int64] = [:]
        for (index, entry) in entries.enumerated() where !entry.text.isEmpty {
            var input = CommandInput(text: entry.text)
            input.source = source
            input.shell = shell
            if let at = entry.at, (0..<253_402_214_400).contains(at) {
                let ordinal = ordinals[at, default: 0]
                ordinals[at] = ordinal + 1
                input.started = SourceText.instant(at * 1_000_000 + min(ordinal, 999_999))
            } else {
                input.seq = index + 1
            }
            input.durationMicroseconds = entry.elapsed.flatMap {
                (1..<1_000_000_000).contains($0) ? $0 * 1_000_000 : nil
            }
            input.identity = [source, entry.at.map(String.init) ?? "no time"]
            commands.append(CapturedCommand(input))
        }
    }
}
