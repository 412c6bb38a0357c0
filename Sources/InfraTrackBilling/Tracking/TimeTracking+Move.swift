public import InfraTrack

extension TimeTracking {
    /// Moves an entry to another start; its length stays what it was.
    ///
    /// - Throws: `LedgerError`: `missing` for an unknown entry, `invalid` for one that is not an
    ///   interval, `refused` for a locked one and where overlaps are rejected.
    public static func move(
        _ id: RecordID, to start: Timestamp, isLate: Bool = false, in draft: inout Draft
    ) throws(LedgerError) -> Outcome {
        let old = try existing(id, in: draft.snapshot)
        guard let from = old.start else {
            throw LedgerError(
                .invalid, "The entry \(id) has a duration and no start.",
                cure: "Set another day with “infratrack time edit \(id) --set date=…”.")
        }
        let begin = try localized(start, old.zone)
        let end = try old.end.map { end throws(LedgerError) in
            try localized(begin.adding(seconds: end.seconds - from.seconds), old.zone)
        }
        return try edit(id, isLate: isLate, in: &draft) { entry throws(LedgerError) in
            entry.start = begin
            entry.end = end
        }
    }

    /// Moves an entry by seconds, a duration by days; earlier when negative.
    ///
    /// - Throws: `LedgerError` as moving to a start does, `invalid` when a duration would move by a
    ///   part of a day.
    public static func move(
        _ id: RecordID, bySeconds seconds: Int64, isLate: Bool = false, in draft: inout Draft
    ) throws(LedgerError) -> Outcome {
        let old = try existing(id, in: draft.snapshot)
        if let start = old.start {
            return try move(id, to: start.adding(seconds: seconds), isLate: isLate, in: &draft)
        }
        guard seconds % 86_400 == 0, let date = old.date else {
            throw LedgerError(
                .invalid, "The entry \(id) has a day and no hours.", cure: "Move it by whole days.")
        }
        return try edit(id, isLate: isLate, in: &draft) { entry throws(LedgerError) in
            entry.date = date.adding(days: Int(seconds / 86_400))
        }
    }

    /// Moves an entry to another task, whose client and project it takes.
    ///
    /// - Throws: `LedgerError`: `missing` for an unknown entry or task, `refused` for a locked one.
    public static func move(
        _ id: RecordID, toTask task: RecordID, isLate: Bool = false, in draft: inout Draft
    ) throws(LedgerError) -> Outcome {
        guard let record = draft.snapshot.task(task) else {
            throw LedgerError(
                .missing, "There is no task \(task).", cure: "See “infratrack task list”.")
        }
        let settings = draft.snapshot.settings
        return try edit(id, isLate: isLate, in: &draft) { entry throws(LedgerError) in
            entry.task = task
            entry.project = record.project
            entry.client =
                record.client ?? record.project.flatMap { settings.projects[$0]?.client }
        }
    }
}
