public import InfraTrack

/// Starts, stops and records the time worked on tasks.
///
/// Times are half open, `[start, end)`, and kept as they were; rounding is a view of reports.
/// Client and project are taken from the task when the entry is made, so that a later change of
/// the task does not change what was worked; its components are looked up when they are needed.
public enum TimeTracking {
    /// What a person may say about an entry besides task and time.
    public struct Details: Hashable, Sendable {
        /// Who worked; `nil` for a store with one person.
        public var person: String?
        /// The IANA zone; the person's in the settings when `nil`.
        public var zone: String?
        /// The components with their weights; the task's when empty.
        public var components: [TimeEntry.Share]
        /// The client; the task's when `nil`.
        public var client: String?
        /// The project; the task's when `nil`.
        public var project: String?
        /// Whether it is billed.
        public var billable: Bool
        /// Free words to find it by.
        public var labels: [String]
        /// What was done.
        public var note: String
        /// Whether it counts only while the person works on nothing else.
        public var isBackground: Bool
        /// Its weight where the person's entries overlap and the time is shared.
        public var weight: Int?
        /// Whether it may lie in a period that an invoice has closed.
        public var isLate: Bool
        /// Whether a timer may run beside others.
        public var isParallel: Bool

        /// Makes details; everything may be left out.
        public init(
            person: String? = nil, zone: String? = nil, components: [TimeEntry.Share] = [],
            client: String? = nil, project: String? = nil, billable: Bool = true,
            labels: [String] = [], note: String = "", isBackground: Bool = false,
            weight: Int? = nil, isLate: Bool = false, isParallel: Bool = false
        ) {
            self.person = person
            self.zone = zone
            self.components = components
            self.client = client
            self.project = project
            self.billable = billable
            self.labels = labels
            self.note = note
            self.isBackground = isBackground
            self.weight = weight
            self.isLate = isLate
            self.isParallel = isParallel
        }
    }

    /// A written entry and what its writer should know.
    public struct Outcome: Hashable, Sendable {
        /// The entry as written, after redaction.
        public let entry: TimeEntry
        /// Overlaps with other entries of the same person.
        public let warnings: [Finding]
    }

    /// What a switch of timers did.
    public struct Switched: Hashable, Sendable {
        /// The timer that was stopped, if one ran.
        public let stopped: Outcome?
        /// The timer that runs now.
        public let started: Outcome
    }
}

extension TimeTracking {
    /// Makes an entry with what the details and the task say.
    static func entry(
        _ task: RecordID, _ details: Details, in draft: borrowing Draft
    ) throws(LedgerError) -> TimeEntry {
        guard let record = draft.snapshot.task(task) else {
            throw LedgerError(
                .missing, "There is no task \(task).", cure: "See “infratrack task list”.")
        }
        let settings = draft.snapshot.settings
        var entry = TimeEntry(id: draft.newID(), task: task)
        entry.person = details.person
        entry.zone = details.zone ?? details.person.flatMap { settings.people[$0]?.zone }
        entry.project = details.project ?? record.project
        entry.client =
            details.client ?? record.client
            ?? entry.project.flatMap { settings.projects[$0]?.client }
        entry.components = details.components
        entry.billable = details.billable
        entry.labels = details.labels
        entry.body = details.note
        entry.isBackground = details.isBackground
        entry.weight = details.weight
        return entry
    }

    /// The same instant with the offset of the entry's zone, in whole seconds.
    static func localized(
        _ time: Timestamp, _ zone: String?
    ) throws(LedgerError) -> Timestamp {
        let whole = Timestamp(seconds: time.seconds, offsetMinutes: time.offsetMinutes)
        guard let zone else { return whole }
        return try ZoneRules(zone).localized(whole)
    }

    /// Writes the entry unless its period is closed or the person's overlap policy forbids it.
    static func write(
        _ entry: TimeEntry, isLate: Bool = false, in draft: inout Draft
    ) throws(LedgerError) -> Outcome {
        try validateTimes(of: entry)
        let late = try PeriodLock.check(entry, isLate: isLate, in: draft.snapshot)
        let warnings = try late + Overlaps.check(entry, in: &draft)
        return Outcome(entry: try draft.put(entry), warnings: warnings)
    }

    private static func validateTimes(of entry: TimeEntry) throws(LedgerError) {
        guard let start = entry.start, let end = entry.end else { return }
        guard end.microseconds > start.microseconds else {
            throw LedgerError(
                .invalid, "The work would end at \(end), which is not after its start at \(start).",
                cure: "Give an end after the start.")
        }
    }
}
