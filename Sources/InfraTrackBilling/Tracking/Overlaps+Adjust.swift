import InfraTrack

extension Overlaps {
    /// Shortens, splits or removes other entries so that a new one overlaps none of them.
    ///
    /// What begins before the new entry ends at its start; what ends after it begins at its end;
    /// what does both becomes two entries; what does neither is removed.
    ///
    /// - Throws: `LedgerError` with code `refused` when the new entry runs and would swallow a
    ///   later one.
    static func makeRoom(
        for entry: TimeEntry, among others: [TimeEntry], in draft: inout Draft
    ) throws(LedgerError) {
        for other in others {
            let (mine, theirs) = (span(entry) ?? 0..<0, span(other) ?? 0..<0)
            let before = theirs.lowerBound < mine.lowerBound
            if before || theirs.upperBound > mine.upperBound {
                try trim(other, around: entry, before: before, in: &draft)
            } else if entry.end != nil {
                try draft.deleteEntry(other.id)
            } else {
                throw LedgerError(
                    .refused, "The timer would cover the later entry \(other.id).",
                    cure: "Record the work with an end.")
            }
        }
    }

    private static func trim(
        _ other: TimeEntry, around entry: TimeEntry, before: Bool, in draft: inout Draft
    ) throws(LedgerError) {
        let end = other.end?.microseconds ?? .max
        if let from = entry.end, from.microseconds < end {
            var rest = before ? other.copy(draft.newID()) : other
            rest.start = from.with(offsetMinutes: other.start?.offsetMinutes ?? from.offsetMinutes)
            try draft.put(rest)
        }
        guard before, let until = entry.start else { return }
        var head = other
        head.end = until.with(offsetMinutes: other.start?.offsetMinutes ?? until.offsetMinutes)
        try draft.put(head)
    }
}

extension TimeEntry {
    /// The same work under another id.
    func copy(_ id: RecordID) -> TimeEntry {
        var copy = TimeEntry(id: id, task: task)
        copy.person = person
        copy.start = start
        copy.end = end
        copy.zone = zone
        copy.durationSeconds = durationSeconds
        copy.date = date
        copy.isBackground = isBackground
        copy.weight = weight
        copy.client = client
        copy.project = project
        copy.billable = billable
        copy.labels = labels
        copy.components = components
        copy.exported = exported
        copy.body = body
        return copy
    }
}
