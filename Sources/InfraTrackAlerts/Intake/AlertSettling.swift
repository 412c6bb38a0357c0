public import InfraTrack

extension AlertIntake {
    /// Puts right what `git merge` left when several receivers took the same alerts in: episodes
    /// lead to the tasks to which they would if one receiver had seen them all in their order, and
    /// tasks that nobody touched are closed or opened as their episodes say.
    ///
    /// It also closes tasks whose hold is over. Nothing is written when all is well. Only episodes
    /// that began within a week before now are led elsewhere: a window that was changed in the
    /// settings does not rewrite the past.
    ///
    /// - Returns: how many changes it made.
    @discardableResult
    public func settle(
        _ repository: Repository, now: Timestamp, options: CommitOptions = CommitOptions()
    ) throws -> Int {
        let rules = try rules(of: repository.snapshot)
        guard Settlement(repository.snapshot, rules, [], now).isNeeded else { return 0 }
        return try repository.commit(options: options) { draft in
            let sources = try AlertSources.configured(by: draft.snapshot.settings)
            return try Settlement(draft.snapshot, rules, sources, now).settle(&draft)
        }.value
    }
}

/// What is to be put right in a store.
struct Settlement {
    let snapshot: Snapshot
    let rules: AlertRules
    private let sources: [any AlertSource]
    private let now: Timestamp
    private let timers: Set<RecordID>

    init(
        _ snapshot: Snapshot, _ rules: AlertRules, _ sources: [any AlertSource], _ now: Timestamp
    ) {
        self.snapshot = snapshot
        self.rules = rules
        self.sources = sources
        self.now = now
        timers = Set(snapshot.runningEntries.map(\.task))
    }

    /// The time from which on episodes are led elsewhere.
    var week: Timestamp { now.adding(seconds: -7 * 86_400) }

    /// Whether there may be anything to do.
    var isNeeded: Bool {
        !moves.isEmpty || !leftovers.isEmpty
            || tasks.contains { change(of: $0, hasMoved: false) != nil }
    }

    func settle(_ draft: inout Draft) throws(LedgerError) -> Int {
        let moved = try move(&draft)
        let removed = try Settlement(draft.snapshot, rules, sources, now).removeLeftovers(&draft)
        let concerned = moved.tasks.union(removed.heirs)
        let set = try Settlement(draft.snapshot, rules, sources, now).set(&draft, concerned)
        return moved.count + removed.count + set
    }

    private func context(_ alert: AlertRecord, _ draft: borrowing Draft) -> AlertContext {
        AlertContext(AlertEvent(replaying: alert, by: sources), rules, in: draft.snapshot)
    }

    private func isTouched(_ id: RecordID, _ draft: borrowing Draft) -> Bool {
        guard let task = draft.snapshot.task(id) else { return false }
        guard let opener = task.alert.flatMap(draft.snapshot.alert) else { return true }
        return task.isTouched(context(opener, draft), in: draft.snapshot)
    }

    /// How many episodes were led elsewhere, and which tasks that concerns.
    private func move(
        _ draft: inout Draft
    ) throws(LedgerError) -> (count: Int, tasks: Set<RecordID>) {
        var count = 0
        var tasks: Set<RecordID> = []
        for move in moves {
            guard let alert = draft.snapshot.alert(move.episode) else { continue }
            if let old = alert.task, isTouched(old, draft) { continue }
            let context = context(alert, draft)
            let priority = alert.priority.or(rules.defaultPriority)
            if draft.snapshot.task(move.task) == nil {
                guard move.task == alert.id else { continue }
                try draft.perform(.splitTask(alert.id, priority), context, sources: sources)
            }
            try draft.perform(
                .linkEpisode(alert.id, task: move.task), context, sources: sources)
            if let task = draft.snapshot.task(move.task), priority < task.priority {
                try draft.perform(.raiseTask(task.id, priority), context, sources: sources)
            }
            count += 1
            tasks.formUnion([alert.task, move.task].compactMap { $0 })
        }
        return (count, tasks)
    }

    /// How many tasks were removed, and to which tasks their episodes lead instead.
    private func removeLeftovers(
        _ draft: inout Draft
    ) throws(LedgerError) -> (count: Int, heirs: Set<RecordID>) {
        var count = 0
        var heirs: Set<RecordID> = []
        for id in leftovers where !isTouched(id, draft) {
            let heir = draft.snapshot.task(id)?.alert.flatMap(draft.snapshot.alert)?.task
            heirs.formUnion([heir].compactMap { $0 })
            try draft.deleteTask(id)
            count += 1
        }
        return (count, heirs)
    }

    private func set(
        _ draft: inout Draft, _ moved: Set<RecordID>
    ) throws(LedgerError) -> Int {
        var count = 0
        for task in tasks {
            guard let (action, alert) = change(of: task, hasMoved: moved.contains(task.id)) else {
                continue
            }
            try draft.perform(action, context(alert, draft), sources: sources)
            count += 1
        }
        return count
    }

    /// The tasks that alerts opened, by id.
    private var tasks: [TaskRecord] {
        snapshot.taskTable.all.lazy.map(\.record).filter { $0.alert != nil || $0.isShared }
            .sorted { $0.id < $1.id }
    }

    /// What a task's episodes say of it, where that is not how it stands; with one of them.
    ///
    /// An open task whose alerts have ended may have been opened again by hand: it is closed only
    /// when its episodes were led elsewhere, or when it waited for that.
    private func change(
        of task: TaskRecord, hasMoved: Bool
    ) -> (AlertAction, AlertRecord)? {
        guard task.status == .open || isRecovered(task) else { return nil }
        let alerts = snapshot.alerts(of: task.id)
        guard let last = alerts.last else { return nil }
        var work = ProblemState.Work(task, hasTimer: timers.contains(task.id))
        work.take(snapshot, task.id, except: nil)
        guard !work.othersFire else {
            return isRecovered(task) ? (.reopenTask(task.id), last) : nil
        }
        guard let end = work.lastEnded, !work.needsReview, !work.isWorkedOn else { return nil }
        if task.status == .open {
            let starts = alerts.filter { $0.problemKey == last.problemKey }.map(\.started)
            let hold = rules.hold(starts)
            let isOver = hold > 0 ? now >= end.adding(seconds: hold) : hasMoved
            return isOver ? (.closeTask(task.id, at: end), last) : nil
        }
        return task.closed == end ? nil : (.closeTask(task.id, at: end), last)
    }

    private func isRecovered(_ task: TaskRecord) -> Bool {
        task.status == .done && task.resolution == ProblemState.Work.recovered
    }
}
