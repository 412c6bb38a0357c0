import InfraTrack

/// Entries of one person that cover the same time.
enum Overlaps {
    /// The half-open span of an entry in microseconds; a running timer has no end yet.
    static func span(_ entry: TimeEntry) -> Range<Int64>? {
        guard let start = entry.start?.microseconds else { return nil }
        let end = entry.end?.microseconds ?? .max
        return start < end ? start..<end : nil
    }

    /// The person's other entries that overlap an entry, by start.
    static func entries(overlapping entry: TimeEntry, in snapshot: Snapshot) -> [TimeEntry] {
        guard let span = span(entry) else { return [] }
        return snapshot.entries(of: entry.person, on: span).filter { $0.id != entry.id }
    }

    /// Applies the person's policy before an entry is written.
    ///
    /// - Returns: warnings, when both are to stand.
    /// - Throws: `LedgerError` with code `refused` when overlaps are rejected.
    static func check(
        _ entry: TimeEntry, in draft: inout Draft
    ) throws(LedgerError) -> [Finding] {
        let others = entries(overlapping: entry, in: draft.snapshot)
        guard let first = others.first else { return [] }
        switch try OverlapPolicy(for: entry.person, settings: draft.snapshot.settings) {
        case .allow: return []
        case .warn:
            let path = draft.snapshot.timeTable[id: first.id]?.path ?? ""
            return others.map { warning(entry.id, with: $0.id, path: path) }
        case .adjust:
            try makeRoom(for: entry, among: others, in: &draft)
            return []
        case .reject:
            throw LedgerError(
                .refused, "The time overlaps entry \(first.id), \(words(first)).",
                cure: "Correct the times, or set “overlap: warn” in infratrack.yaml.")
        }
    }

    static func warning(_ id: RecordID, with other: RecordID, path: String) -> Finding {
        Finding(
            .warning, rule: "time-overlap", path: path,
            message: "Entry \(id) overlaps entry \(other) of the same person.",
            cure: "Correct the times, or set “overlap: allow” in infratrack.yaml.")
    }

    private static func words(_ entry: TimeEntry) -> String {
        let start = entry.start?.description ?? ""
        return entry.end.map { "\(start) to \($0)" } ?? "running since \(start)"
    }
}
