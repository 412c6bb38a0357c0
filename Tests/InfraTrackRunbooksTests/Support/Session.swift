/// A recorded session: `$ command`, what it printed, and `[exit N, D s]`.
enum RecordedSession {
    static func entries(_ text: String) -> [Ledger.Entry] {
        var entries: [Ledger.Entry] = []
        var output: [Substring] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("$ ") {
                entries.append(.init(String(line.dropFirst(2))))
                output = []
            } else if line.hasPrefix("[exit "), line.hasSuffix(" s]"), !entries.isEmpty {
                let parts = line.dropFirst(6).dropLast(3).split(separator: ", ")
                entries[entries.count - 1].exit = String(parts[0])
                entries[entries.count - 1].duration = String(parts[1])
                entries[entries.count - 1].output = output.joined(separator: "\n")
            } else {
                output.append(line)
            }
        }
        return entries
    }
}
