public import InfraTrack

/// Takes the commands of a session into a store, each once however often the file is imported.
public struct SessionImport: Sendable {
    /// The task of every command; otherwise the one in hand at the time.
    public var task: RecordID?
    /// Whose timers tell which task was in hand.
    public var person: String?
    /// The task of commands of which nothing tells one.
    public var fallback: RecordID?

    /// Makes an import that leaves commands without a task unless told otherwise.
    public init(task: RecordID? = nil, person: String? = nil, fallback: RecordID? = nil) {
        self.task = task
        self.person = person
        self.fallback = fallback
    }

    /// A command that was taken in.
    public struct Outcome: Sendable, Hashable {
        /// The record.
        public let id: RecordID
        /// What was done.
        public let effect: CaptureEffect
        /// The task it went to.
        public let task: RecordID?
        /// What the source could not tell, in words.
        public let missing: [String]
    }

    /// Puts the commands into a draft.
    ///
    /// - Returns: one outcome for each command, in their order.
    /// - Throws: `LedgerError` when a task does not exist, or there are no redaction rules.
    public func take(
        _ session: CapturedSession, in draft: inout Draft
    ) throws(LedgerError) -> [Outcome] {
        var outcomes: [Outcome] = []
        var taken: Set<RecordID> = []
        let timers = draft.snapshot.timers(of: person)
        for command in session.commands {
            let (input, missing) = prepared(command, timers, in: draft.snapshot)
            let (record, effect) = try CommandCapture.take(input, besides: taken, in: &draft)
            taken.insert(record.id)
            outcomes.append(
                Outcome(id: record.id, effect: effect, task: record.task, missing: missing))
        }
        return outcomes
    }

    private func prepared(
        _ command: CapturedCommand, _ timers: [TimeEntry], in snapshot: Snapshot
    ) -> (CommandInput, missing: [String]) {
        var input = command.input
        var missing = command.missing
        input.task = task ?? captured(command.task, in: snapshot, &missing)
        if input.task == nil, command.task == nil {
            input.task = input.started.flatMap { timers.task(at: $0) } ?? fallback
        }
        if !missing.isEmpty {
            input.notes.append(CapturedSession.unknown + missing.joined(separator: ", ") + ".")
        }
        return (input, missing)
    }

    /// The task that was named when the command was run; one that is gone is not replaced.
    private func captured(
        _ name: String?, in snapshot: Snapshot, _ missing: inout [String]
    ) -> RecordID? {
        guard let name else { return nil }
        do throws(LedgerError) {
            return try snapshot.resolve(name, .task)
        } catch {
            missing.append("task")
            return nil
        }
    }
}

extension Snapshot {
    /// The entries of a person that tell from when to when.
    fileprivate func timers(of person: String?) -> [TimeEntry] {
        guard let person, let entries = try? entries() else { return [] }
        return entries.filter { $0.person == person && $0.start != nil }
    }
}

extension [TimeEntry] {
    /// The task whose timer ran at a time; of several the one that was started last.
    fileprivate func task(at moment: Timestamp) -> RecordID? {
        let time = moment.microseconds
        var found: (start: Int64, task: RecordID)?
        for entry in self {
            guard let start = entry.start?.microseconds, start <= time,
                entry.end.map({ time < $0.microseconds }) != false
            else { continue }
            if found.map({ start >= $0.start }) != false { found = (start, entry.task) }
        }
        return found?.task
    }
}
