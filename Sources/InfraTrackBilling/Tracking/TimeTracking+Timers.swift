public import InfraTrack

extension TimeTracking {
    /// Starts a timer for a person.
    ///
    /// - Parameters:
    ///   - task: the task worked on.
    ///   - time: when the work began; the draft's time when `nil`.
    ///   - details: person, zone, components and the rest.
    ///   - draft: where the entry is written.
    /// - Throws: `LedgerError`: `missing` for an unknown task or component, `refused` while
    ///   another timer of the same person runs.
    public static func start(
        _ task: RecordID, at time: Timestamp? = nil, _ details: Details = Details(),
        in draft: inout Draft
    ) throws(LedgerError) -> Outcome {
        var entry = try entry(task, details, in: draft)
        let policy = try TimerPolicy(draft.snapshot.settings)
        if !policy.allowsSeveral, !details.isParallel,
            let running = running(details.person, in: draft.snapshot).first
        {
            throw LedgerError(
                .refused, "Timer \(running.id) for task \(running.task) is still running.",
                cure: "Use “infratrack time switch \(task)”, stop it first, or say “--parallel”.")
        }
        entry.start = try localized(time ?? draft.now, entry.zone)
        return try write(entry, isLate: details.isLate, in: &draft)
    }

    /// Stops the running timer of a person.
    ///
    /// - Throws: `LedgerError`: `missing` when none runs, `ambiguous` when several do, `invalid`
    ///   when the end is not after the start.
    public static func stop(
        person: String?, at time: Timestamp? = nil, in draft: inout Draft
    ) throws(LedgerError) -> Outcome {
        let timers = running(person, in: draft.snapshot)
        guard let timer = timers.first else {
            throw LedgerError(
                .missing, "No timer is running\(person.map { " for \($0)" } ?? "").",
                cure: "Start one with “infratrack time start TASK”.")
        }
        guard timers.count == 1 else {
            let list = timers.map(\.id.description).joined(separator: ", ")
            throw LedgerError(
                .ambiguous, "Several timers are running: \(list).", cure: "Name the one to stop.")
        }
        return try stop(timer.id, at: time, in: &draft)
    }

    /// Stops one timer.
    ///
    /// - Throws: `LedgerError`: `missing` for an unknown entry, `refused` when it does not run,
    ///   `invalid` when the end is not after the start.
    public static func stop(
        _ id: RecordID, at time: Timestamp? = nil, in draft: inout Draft
    ) throws(LedgerError) -> Outcome {
        var entry = try existing(id, in: draft.snapshot)
        guard entry.isRunning else {
            throw LedgerError(
                .refused, "Time entry \(id) is not running.",
                cure: "Change its end with “infratrack time edit \(id)”.")
        }
        entry.end = try localized(time ?? nextSecond(draft), entry.zone)
        // What was begun before the period was closed must not be lost.
        return try write(entry, isLate: true, in: &draft)
    }

    /// Stops the person's running timer, if there is one, and starts another at the same instant.
    ///
    /// - Throws: `LedgerError` as starting and stopping do.
    public static func switchTo(
        _ task: RecordID, at time: Timestamp? = nil, _ details: Details = Details(),
        in draft: inout Draft
    ) throws(LedgerError) -> Switched {
        let time = time ?? nextSecond(draft)
        let isRunning = !running(details.person, in: draft.snapshot).isEmpty
        let stopped = isRunning ? try stop(person: details.person, at: time, in: &draft) : nil
        let started = try start(task, at: time, details, in: &draft)
        return Switched(stopped: stopped, started: started)
    }

    /// The running timers of a person, by start.
    public static func running(_ person: String?, in snapshot: Snapshot) -> [TimeEntry] {
        snapshot.runningEntries.filter { $0.person == person }
    }

    /// A second that has begun is worked, so that a timer stopped at once has lasted a second.
    private static func nextSecond(_ draft: borrowing Draft) -> Timestamp {
        draft.instant.microseconds == draft.now.microseconds
            ? draft.now : draft.now.adding(seconds: 1)
    }

    static func existing(_ id: RecordID, in snapshot: Snapshot) throws(LedgerError) -> TimeEntry {
        guard let entry = snapshot.entry(id) else {
            throw LedgerError(
                .missing, "There is no time entry \(id).", cure: "See “infratrack time list”.")
        }
        return entry
    }
}
