extension Snapshot {
    /// The commands recorded for a task, in the order they were run.
    public func commands(of task: RecordID) -> [CommandRecord] {
        commandTable.records(.task(task)).map(\.record).sorted(by: CommandRecord.isEarlier)
    }

    /// The time entries of a task, by start.
    public func entries(of task: RecordID) -> [TimeEntry] {
        timeTable.records(.task(task)).map(\.record).sorted(by: TimeEntry.isEarlier)
    }

    /// The running timers, by start.
    public var runningEntries: [TimeEntry] {
        timeTable.records(.running).map(\.record).sorted(by: TimeEntry.isEarlier)
    }

    /// The episodes of a problem, oldest first.
    public func episodes(of problemKey: String) -> [AlertRecord] {
        alertTable.records(.problem(problemKey)).map(\.record).sorted {
            ($0.started, $0.id) < ($1.started, $1.id)
        }
    }

    /// The episodes that lead to a task, oldest first.
    public func alerts(of task: RecordID) -> [AlertRecord] {
        alertTable.records(.task(task)).map(\.record).sorted {
            ($0.started, $0.id) < ($1.started, $1.id)
        }
    }

    /// The runbooks that alerts of a name lead to, by name.
    public func runbooks(answering alertName: String) -> [Runbook] {
        runbookTable.all.map(\.record).filter { $0.alerts.contains(alertName) }
            .sorted { $0.name < $1.name }
    }

    /// The tasks that wait for a task.
    public func dependents(of task: RecordID) -> [TaskRecord] {
        taskTable.records(.depends(task)).map(\.record).sorted(by: TaskRecord.isEarlier)
    }

    /// Whether something keeps a task from being worked on: its status or an open dependency.
    public func isBlocked(_ task: TaskRecord) -> Bool {
        guard !task.status.isClosed else { return false }
        return task.status == .blocked
            || task.dependsOn.contains { self.task($0).map { !$0.status.isClosed } ?? false }
    }

    /// Whether a task could be begun now.
    public func isReady(_ task: TaskRecord) -> Bool { !task.status.isClosed && !isBlocked(task) }
}

extension TaskRecord {
    /// Orders by creation, then id; tasks without a creation time come last.
    package static func isEarlier(_ left: TaskRecord, _ right: TaskRecord) -> Bool {
        let leftTime = left.created?.microseconds ?? .max
        let rightTime = right.created?.microseconds ?? .max
        return (leftTime, left.id) < (rightTime, right.id)
    }
}

extension CommandRecord {
    /// Orders by sequence number, start, then id.
    package static func isEarlier(_ left: CommandRecord, _ right: CommandRecord) -> Bool {
        (left.seq ?? .max, left.started?.microseconds ?? .max, left.id)
            < (right.seq ?? .max, right.started?.microseconds ?? .max, right.id)
    }
}

extension TimeEntry {
    /// Orders by start, or by the day for entries without one, then id.
    package static func isEarlier(_ left: TimeEntry, _ right: TimeEntry) -> Bool {
        (left.order, left.id) < (right.order, right.id)
    }

    private var order: Int64 {
        start?.microseconds ?? date.map { Int64($0.daysSinceEpoch) * 86_400_000_000 } ?? .max
    }
}
