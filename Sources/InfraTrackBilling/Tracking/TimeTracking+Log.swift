public import InfraTrack

extension TimeTracking {
    /// Records work from a start to an end.
    ///
    /// - Throws: `LedgerError`: `missing` for an unknown task or component, `invalid` when the
    ///   end is not after the start, `refused` when the person's overlaps are rejected.
    public static func log(
        _ task: RecordID, start: Timestamp, end: Timestamp, _ details: Details = Details(),
        in draft: inout Draft
    ) throws(LedgerError) -> Outcome {
        var entry = try entry(task, details, in: draft)
        entry.start = try localized(start, entry.zone)
        entry.end = try localized(end, entry.zone)
        return try write(entry, isLate: details.isLate, in: &draft)
    }

    /// Records a duration on a day, for work whose hours are not known.
    ///
    /// - Throws: `LedgerError`: `missing` for an unknown task or component, `invalid` for a
    ///   duration that is not above zero.
    public static func log(
        _ task: RecordID, durationSeconds: Int64, date: CalendarDate,
        _ details: Details = Details(), in draft: inout Draft
    ) throws(LedgerError) -> Outcome {
        var entry = try entry(task, details, in: draft)
        entry.durationSeconds = durationSeconds
        entry.date = date
        return try write(entry, isLate: details.isLate, in: &draft)
    }

    /// Changes an entry.
    ///
    /// - Parameters:
    ///   - id: the entry.
    ///   - isLate: whether it may lie in a period that an invoice has closed.
    ///   - draft: where it is written.
    ///   - change: sets what is to change; it is called once.
    /// - Throws: what the closure throws, and `LedgerError` as recording does.
    public static func edit(
        _ id: RecordID, isLate: Bool = false, in draft: inout Draft,
        _ change: (inout TimeEntry) throws(LedgerError) -> Void
    ) throws(LedgerError) -> Outcome {
        let old = try existing(id, in: draft.snapshot)
        try draft.refuseLocked(id)
        var entry = old
        try change(&entry)
        // Where it already lay is closed to nobody but whoever moves it.
        _ = try PeriodLock.check(old, isLate: isLate, in: draft.snapshot)
        return try write(entry, isLate: isLate, in: &draft)
    }

    /// Records an entry that was made elsewhere, such as by an import, under the same rules.
    ///
    /// - Throws: `LedgerError` as recording does.
    public static func record(
        _ entry: TimeEntry, isLate: Bool = false, in draft: inout Draft
    ) throws(LedgerError) -> Outcome {
        try write(entry, isLate: isLate, in: &draft)
    }
}
