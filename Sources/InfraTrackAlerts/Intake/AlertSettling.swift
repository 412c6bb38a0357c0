public import InfraTrack

extension AlertIntake {
    /// Puts right what `git merge` left when several receivers took the same alerts in: two tasks
    /// of one problem's overlapping episodes become the older, and tasks that nobody touched are
    /// closed or opened as their episodes say.
    ///
    /// It also closes tasks whose hold is over. Nothing is written when all is well. Of folding,
    /// only what began within a week before now is looked at: a window that was changed in the
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
    private let snapshot: Snapshot
    private let rules: AlertRules
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

    /// Whether there may be anything to do.
    var isNeeded: Bool { !folds.isEmpty || tasks.contains { change(of: $0) != nil } }

    func settle(_ draft: inout Draft) throws(LedgerError) -> Int {
        var count = 0
        for (task, target) in folds {
            guard let opener = draft.snapshot.task(task)?.alert.flatMap(draft.snapshot.alert),
                draft.snapshot.task(target) != nil
            else { continue }
            let event = AlertEvent(replaying: opener, by: sources)
            let context = AlertContext(event, rules, in: draft.snapshot)
            guard draft.snapshot.task(task)?.isTouched(context, in: draft.snapshot) == false
            else { continue }
            try draft.perform(.foldTask(task, into: target), context, sources: sources)
            count += 1
        }
        let after = Settlement(draft.snapshot, rules, sources, now)
        for task in after.tasks {
            guard let (action, alert) = after.change(of: task) else { continue }
            let context = AlertContext(
                AlertEvent(replaying: alert, by: sources), rules, in: draft.snapshot)
            try draft.perform(action, context, sources: sources)
            count += 1
        }
        return count
    }

    /// The tasks that alerts opened, by id.
    private var tasks: [TaskRecord] {
        snapshot.taskTable.all.lazy.map(\.record).filter { $0.alert != nil || $0.isShared }
            .sorted { $0.id < $1.id }
    }

    private var week: Timestamp { now.adding(seconds: -7 * 86_400) }
}

extension Settlement {
    /// The tasks to fold, each with the one that takes its place.
    private var folds: [(RecordID, RecordID)] {
        var folds: [RecordID: RecordID] = [:]
        for task in tasks where (task.created ?? week) >= week && !task.isShared {
            guard let alert = task.alert.flatMap(snapshot.alert) else { continue }
            if let other = alert.task, other != task.id, snapshot.task(other) != nil {
                folds[task.id] = other
            } else if let other = predecessor(of: alert, task.id) {
                folds[task.id] = other
            }
        }
        return folds.sorted { $0.key < $1.key }.map { id, target in
            var end = target
            var seen: Set<RecordID> = [id]
            while let next = folds[end], seen.insert(end).inserted { end = next }
            return (id, end)
        }.filter { $0 != $1 }
    }

    /// The task of the episode before, if this one belongs to it.
    private func predecessor(of alert: AlertRecord, _ own: RecordID) -> RecordID? {
        let before = snapshot.episodes(of: alert.problemKey).last { other in
            (other.started, other.id) < (alert.started, alert.id) && other.task != nil
        }
        guard let before, let task = before.task, task != own, let work = snapshot.task(task),
            !work.isShared
        else { return nil }
        let end = before.reason == .recovered ? before.ended : nil
        guard let end = end ?? (work.status.isClosed ? work.closed : nil) else { return task }
        return alert.started <= end.adding(seconds: rules.reopenWindow) ? task : nil
    }

    /// What a task's episodes say of it, where that is not how it stands; with one of them.
    private func change(of task: TaskRecord) -> (AlertAction, AlertRecord)? {
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
            let isOver = hold <= 0 || now >= end.adding(seconds: hold)
            return isOver ? (.closeTask(task.id, at: end), last) : nil
        }
        return task.closed == end ? nil : (.closeTask(task.id, at: end), last)
    }

    private func isRecovered(_ task: TaskRecord) -> Bool {
        task.status == .done && task.resolution == ProblemState.Work.recovered
    }
}
