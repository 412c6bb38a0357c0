public import InfraTrack

extension TimeTracking {
    /// Splits an entry in two at an instant; both parts keep everything else.
    ///
    /// The first part keeps the id. Its seconds and those of the second add up to what was there.
    ///
    /// - Returns: the second part.
    /// - Throws: `LedgerError`: `missing` for an unknown entry, `invalid` when the instant is not
    ///   inside the entry, `refused` for a locked one.
    public static func split(
        _ id: RecordID, at time: Timestamp, in draft: inout Draft
    ) throws(LedgerError) -> TimeEntry {
        var first = try existing(id, in: draft.snapshot)
        let at = try localized(time, first.zone)
        guard let start = first.start, start.seconds < at.seconds,
            first.end.map({ at.seconds < $0.seconds }) ?? (at.seconds <= draft.now.seconds)
        else {
            throw LedgerError(
                .invalid, "\(at) does not lie inside \(words(first)).",
                cure: "Give an instant after its start and before its end.")
        }
        var second = first.copy(draft.newID())
        second.start = at
        first.end = at
        try draft.put(first)
        return try draft.put(second)
    }

    /// Splits seconds off the end of an entry; both parts keep everything else.
    ///
    /// - Returns: the second part, which has the seconds.
    /// - Throws: `LedgerError`: `invalid` when the entry is not longer than that or still runs.
    public static func split(
        _ id: RecordID, offSeconds seconds: Int64, in draft: inout Draft
    ) throws(LedgerError) -> TimeEntry {
        var first = try existing(id, in: draft.snapshot)
        guard seconds > 0, let whole = first.rawSeconds, seconds < whole else {
            throw LedgerError(
                .invalid, "\(seconds) seconds cannot be split off \(words(first)).",
                cure: "Give a duration above zero and below the entry's own.")
        }
        guard first.durationSeconds != nil else {
            let end = first.end ?? draft.now
            return try split(id, at: end.adding(seconds: -seconds), in: &draft)
        }
        var second = first.copy(draft.newID())
        second.durationSeconds = seconds
        first.durationSeconds = whole - seconds
        try draft.put(first)
        return try draft.put(second)
    }

    /// Joins entries of the same work that follow one another without a gap, or durations of a day.
    ///
    /// The first keeps its id and the others go; notes are put together.
    ///
    /// - Throws: `LedgerError`: `missing` for unknown entries, `invalid` when they are not of the same
    ///   work or do not touch.
    public static func merge(
        _ ids: [RecordID], in draft: inout Draft
    ) throws(LedgerError) -> TimeEntry {
        var entries: [TimeEntry] = []
        for id in ids where !entries.contains(where: { $0.id == id }) {
            entries.append(try existing(id, in: draft.snapshot))
        }
        entries.sort(by: TimeEntry.isEarlier)
        guard var whole = entries.first, entries.count > 1 else {
            throw LedgerError(
                .usage, "There is nothing to put together.", cure: "Name two entries or more.")
        }
        for next in entries.dropFirst() {
            try join(&whole, next)
            try draft.deleteEntry(next.id)
        }
        return try draft.put(whole)
    }

    private static func join(
        _ whole: inout TimeEntry, _ next: TimeEntry
    ) throws(LedgerError) {
        guard whole.isSameWork(as: next) else {
            throw LedgerError(
                .invalid, "The entries \(whole.id) and \(next.id) are not of the same work.",
                cure:
                    "Give them the same task, person, client, project, components and labels first."
            )
        }
        if let mine = whole.durationSeconds, let more = next.durationSeconds,
            whole.date == next.date
        {
            whole.durationSeconds = mine + more
        } else if let end = whole.end, let start = next.start,
            end.microseconds == start.microseconds
        {
            whole.end = next.end
        } else {
            throw LedgerError(
                .invalid, "The entries \(whole.id) and \(next.id) do not touch.",
                cure: "Put only entries together of which one begins where the other ends.")
        }
        let notes = [whole.body, next.body].filter { !$0.isEmpty }
        whole.body =
            notes.count == 2 && notes[0] == notes[1] ? notes[0] : notes.joined(separator: "\n")
    }

    static func words(_ entry: TimeEntry) -> String {
        guard let start = entry.start else {
            return
                "\(entry.id), \(entry.durationSeconds ?? 0) seconds on \(entry.date?.description ?? "a day")"
        }
        return "\(entry.id), \(start) to \(entry.end?.description ?? "now")"
    }
}

extension TimeEntry {
    /// Seconds worked; `nil` while it runs.
    var rawSeconds: Int64? { durationSeconds ?? span.map { Int64($0.count) } }

    func isSameWork(as other: TimeEntry) -> Bool {
        var twin = other.copy(id)
        twin.start = start
        twin.end = end
        twin.durationSeconds = durationSeconds
        twin.date = date
        twin.body = body
        twin.zone = zone
        return twin == self
    }
}
