import InfraTrack

extension Draft {
    /// Writes what the machine decided.
    mutating func perform(
        _ action: AlertAction, _ context: AlertContext, sources: [any AlertSource]
    ) throws(LedgerError) {
        let event = context.event
        switch action {
        case .recordEpisode(let id, let task, let ended):
            try put(AlertRecord(id, context, task: task, ended: ended))
        case .endEpisode(let id, let end, let reason):
            try editEpisode(id) { $0.end(at: end, reason, event) }
        case .resumeEpisode(let id, let task):
            try editEpisode(id) { $0.resume(task, event) }
        case .raiseEpisode(let id, let priority):
            try editEpisode(id) { $0.priority = priority }
        case .linkEpisode(let id, let task): try editEpisode(id) { $0.task = task }
        case .noteEpisode(let id):
            try editEpisode(id) { $0.say(EpisodeText.acknowledged, event) }
        default: try performOnTasks(action, context, sources)
        }
    }

    private mutating func performOnTasks(
        _ action: AlertAction, _ context: AlertContext, _ sources: [any AlertSource]
    ) throws(LedgerError) {
        switch action {
        case .openTask(let id, let priority):
            let created = snapshot.alert(id)?.started
            try put(context.task(id, created: created, priority, snapshot.settings))
        case .splitTask(let id, let priority):
            try split(id, priority, context.rules, sources)
        case .openStormTask(let id, let priority):
            try put(TaskRecord(stormOf: context.event, id: id, priority, context.rules.storm))
        case .foldTask(let id, let target): try fold(id, into: target)
        default: try editTask(action)
        }
    }

    private mutating func editTask(_ action: AlertAction) throws(LedgerError) {
        switch action {
        case .reopenTask(let id):
            try editTask(id) { ($0.status, $0.closed, $0.resolution) = (.open, nil, nil) }
        case .closeTask(let id, let end): try editTask(id) { $0.recover(at: end) }
        case .startTask(let id): try editTask(id) { $0.status = .inProgress }
        case .askForReview(let id): try editTask(id) { $0.add(label: AlertLabel.needsReview) }
        case .withdrawReview(let id):
            try editTask(id) { $0.labels.removeAll { $0 == AlertLabel.needsReview } }
        case .raiseTask(let id, let priority), .resetPriority(let id, let priority):
            try editTask(id) { $0.priority = priority }
        default: break
        }
    }

    private mutating func split(
        _ id: RecordID, _ priority: Priority, _ rules: AlertRules, _ sources: [any AlertSource]
    ) throws(LedgerError) {
        guard let record = snapshot.alert(id) else { return }
        let event = AlertEvent(replaying: record, by: sources)
        let context = AlertContext(event, rules, in: snapshot)
        try put(context.task(id, created: record.started, priority, snapshot.settings))
    }

    private mutating func fold(_ id: RecordID, into target: RecordID) throws(LedgerError) {
        for record in snapshot.alerts(of: id) { try editEpisode(record.id) { $0.task = target } }
        try deleteTask(id)
    }

    private mutating func editEpisode(
        _ id: RecordID, _ change: (inout AlertRecord) -> Void
    ) throws(LedgerError) {
        guard var record = snapshot.alert(id) else { return }
        change(&record)
        try put(record)
    }

    private mutating func editTask(
        _ id: RecordID, _ change: (inout TaskRecord) -> Void
    ) throws(LedgerError) {
        guard var task = snapshot.task(id) else { return }
        change(&task)
        try put(task)
    }
}

extension AlertRecord {
    fileprivate init(
        _ id: RecordID, _ context: AlertContext, task: RecordID?, ended: Timestamp?
    ) {
        let event = context.event
        self.init(
            id: id, alertName: Plain.line(event.name), source: event.source,
            problemKey: event.problemKey, started: event.startedAt)
        severity = event.severity.map { Plain.line($0) }
        priority = context.rules.priority(of: event)
        self.task = task
        components = context.component.map { [$0.id] } ?? []
        labels = event.labels
        if let ended, event.state == .resolved {
            end(at: ended, event.ending, event)
        } else {
            body = EpisodeText.section(EpisodeText.firing, event.payload)
            self.ended = ended
            reason = ended == nil ? nil : .recovered
        }
    }

    fileprivate mutating func end(at time: Timestamp, _ reason: Reason, _ event: AlertEvent) {
        ended = time
        self.reason = reason
        say(EpisodeText.resolved, event)
    }

    fileprivate mutating func say(_ heading: String, _ event: AlertEvent) {
        body = EpisodeText.appending(EpisodeText.section(heading, event.payload), to: body)
    }

    /// Fires again; a record that only knew the resolution learns how it began.
    fileprivate mutating func resume(_ task: RecordID?, _ event: AlertEvent) {
        (ended, reason) = (nil, nil)
        if self.task == nil { say(EpisodeText.firing, event) }
        self.task = task
    }
}

extension TaskRecord {
    fileprivate init(
        stormOf event: AlertEvent, id: RecordID, _ priority: Priority, _ storm: AlertRules.Storm
    ) {
        self.init(id: id, title: "Alert storm from \(event.source)")
        created = event.startedAt
        self.priority = priority
        labels = [AlertLabel.storm]
        body = """
            More than \(storm.tasks) alerts opened tasks within \(storm.window) seconds. The \
            episodes beyond that name this task, and it is closed when all of them have ended.
            """
    }

    fileprivate mutating func recover(at time: Timestamp) {
        status = .done
        closed = time
        resolution = ProblemState.Work.recovered
    }

    /// Adds a label where it sorts, without touching the order of the others.
    fileprivate mutating func add(label: String) {
        labels.insert(label, at: labels.firstIndex { $0 > label } ?? labels.endIndex)
    }
}
