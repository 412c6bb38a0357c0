import InfraTrack

extension ProblemState {
    /// What the store knows of an event's problem.
    init(
        of event: AlertEvent, in snapshot: Snapshot, storms: StormWatch, timers: Set<RecordID>
    ) {
        self.init()
        episodes = snapshot.episodes(of: event.problemKey).map(Episode.init)
        newTasks = storms.newTasks(upTo: event.startedAt)
        stormTask = storms.task(of: event.source, near: event.startedAt)
        let related = episodes.compactMap(\.task) + [event.episode] + (stormTask.map { [$0] } ?? [])
        for id in Set(related) {
            guard let task = snapshot.task(id) else { continue }
            var work = Work(task, hasTimer: timers.contains(id))
            if event.state == .resolved { work.take(snapshot, id, except: event.problemKey) }
            tasks[id] = work
        }
    }
}

extension ProblemState.Episode {
    fileprivate init(_ record: AlertRecord) {
        self.init(
            id: record.id, started: record.started, ended: record.ended,
            priority: record.priority, task: record.task)
    }
}

extension ProblemState.Work {
    fileprivate init(_ task: TaskRecord, hasTimer: Bool) {
        self.init()
        status = task.status
        priority = task.priority
        closed = task.closed
        resolution = task.resolution
        self.hasTimer = hasTimer
        needsReview = task.labels.contains(AlertLabel.needsReview)
    }

    /// Looks at the task's other problems: the latest episode of each says whether it fires.
    fileprivate mutating func take(_ snapshot: Snapshot, _ id: RecordID, except problem: String) {
        var latest: [String: AlertRecord] = [:]
        for record in snapshot.alertTable.records(.task(id)).map(\.record) {
            if let ended = record.ended { lastEnded = max(lastEnded ?? ended, ended) }
            let other = latest[record.problemKey]
            if other.map({ ($0.started, $0.id) < (record.started, record.id) }) ?? true {
                latest[record.problemKey] = record
            }
        }
        latest[problem] = nil
        othersFire = latest.values.contains { $0.ended == nil }
    }
}

/// Labels that tasks get from alerts.
enum AlertLabel {
    /// The source saw the problem gone while somebody was at work on it.
    static let needsReview = "needs-review"
    /// No component of the store answers to what the alert names.
    static let unknownComponent = "unknown-component"
    /// The component that the alert names was retired.
    static let retiredComponent = "retired-component"
}
