import InfraTrack

extension ProblemState {
    /// What the store knows of an event's problem.
    init(
        of context: AlertContext, in snapshot: Snapshot, storms: StormWatch,
        timers: Set<RecordID>, sources: [any AlertSource]
    ) {
        self.init()
        let event = context.event
        episodes = snapshot.episodes(of: event.problemKey).map { Episode($0, event) }
        component = context.component?.id
        newTasks = storms.newTasks(upTo: event.startedAt)
        stormTask = storms.task(of: event.source, near: event.startedAt)
        groupTask = context.groupLabel.flatMap { Self.group($0, event, context.rules, snapshot) }
        let related =
            episodes.compactMap(\.task) + [event.episode]
            + [stormTask, groupTask].compactMap { $0 }
        let isDelicate = self.isDelicate(event)
        for id in Set(related) {
            guard let task = snapshot.task(id) else { continue }
            var work = Work(task, hasTimer: timers.contains(id))
            if event.state == .resolved || isDelicate {
                work.take(snapshot, id, except: event.problemKey)
            }
            if isDelicate, let first = task.alert.flatMap(snapshot.alert) {
                let opener = AlertEvent(replaying: first, by: sources)
                let context = AlertContext(opener, context.rules, in: snapshot)
                work.isTouched = task.isTouched(context, in: snapshot)
            } else {
                work.isTouched = true
            }
            tasks[id] = work
        }
    }

    /// Whether tasks may be folded or split, so that it matters who touched them.
    private func isDelicate(_ event: AlertEvent) -> Bool {
        groupTask != nil && event.state == .firing
            || episodes.contains { $0.started > event.startedAt }
            || event.state == .resolved && episodes.count > 1
    }

    /// The group's task, as long as it is open or was closed within the reopen window.
    private static func group(
        _ label: String, _ event: AlertEvent, _ rules: AlertRules, _ snapshot: Snapshot
    ) -> RecordID? {
        let tasks = snapshot.taskTable.records(.label(label)).map(\.record)
        let near = tasks.filter { task in
            guard task.status.isClosed, let closed = task.closed else { return true }
            return event.startedAt <= closed.adding(seconds: rules.reopenWindow)
        }
        return near.min {
            ($0.created ?? event.startedAt, $0.id) < ($1.created ?? event.startedAt, $1.id)
        }?.id
    }
}

extension ProblemState.Episode {
    fileprivate init(_ record: AlertRecord, _ event: AlertEvent) {
        self.init(
            id: record.id, started: record.started, ended: record.ended,
            priority: record.priority, task: record.task)
        reason = record.ended.map { _ in record.reason ?? .recovered }
        token = event.episodeLabel.flatMap { record.labels[$0] }
    }
}

extension ProblemState.Work {
    init(_ task: TaskRecord, hasTimer: Bool) {
        self.init()
        status = task.status
        priority = task.priority
        created = task.created
        closed = task.closed
        resolution = task.resolution
        isShared = task.isShared
        self.hasTimer = hasTimer
        needsReview = task.labels.contains(AlertLabel.needsReview)
    }

    /// Looks at the task's other problems: the latest episode of each says whether it fires.
    mutating func take(_ snapshot: Snapshot, _ id: RecordID, except problem: String?) {
        var latest: [String: AlertRecord] = [:]
        for record in snapshot.alertTable.records(.task(id)).map(\.record) {
            if let ended = record.ended { lastEnded = max(lastEnded ?? ended, ended) }
            let other = latest[record.problemKey]
            if other.map({ ($0.started, $0.id) < (record.started, record.id) }) ?? true {
                latest[record.problemKey] = record
            }
        }
        if let problem { latest[problem] = nil }
        othersFire = latest.values.contains { $0.ended == nil || $0.reason != .recovered }
    }
}
