import InfraTrack

extension Draft {
    /// Writes what the machine decided.
    mutating func perform(
        _ action: AlertAction, for event: AlertEvent, rules: AlertRules
    ) throws(LedgerError) {
        switch action {
        case .recordEpisode(let id, let task, let ended):
            try put(episode(id, of: event, task: task, ended: ended, rules: rules))
        case .endEpisode(let id, let end):
            try editEpisode(id) { $0.end(at: end, event) }
        case .resumeEpisode(let id, let task):
            try editEpisode(id) { $0.resume(task, event) }
        case .raiseEpisode(let id, let priority):
            try editEpisode(id) { $0.priority = priority }
        case .openTask(let id, let priority):
            try put(task(id, of: event, priority, rules: rules))
        case .openStormTask(let id, let priority):
            try put(TaskRecord(stormOf: event, id: id, priority, rules.storm))
        case .reopenTask(let id):
            try editTask(id) { ($0.status, $0.closed, $0.resolution) = (.open, nil, nil) }
        case .closeTask(let id, let end):
            try editTask(id) { $0.recover(at: end) }
        case .askForReview(let id):
            try editTask(id) { $0.add(label: AlertLabel.needsReview) }
        case .withdrawReview(let id):
            try editTask(id) { $0.labels.removeAll { $0 == AlertLabel.needsReview } }
        case .raiseTask(let id, let priority):
            try editTask(id) { $0.priority = priority }
        }
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

    private func episode(
        _ id: RecordID, of event: AlertEvent, task: RecordID?, ended: Timestamp?, rules: AlertRules
    ) -> AlertRecord {
        var record = AlertRecord(
            id: id, alertName: Plain.line(event.name), source: event.source,
            problemKey: event.problemKey, started: event.startedAt)
        record.severity = event.severity.map { Plain.line($0) }
        record.priority = rules.priority(of: event)
        record.task = task
        let found = ComponentFinder(snapshot).find(event, rules.rule(for: event))
        record.components = found.map { [$0.id] } ?? []
        record.labels = event.labels
        if let ended {
            record.end(at: ended, event)
        } else {
            record.body = EpisodeText.section("Firing", event.payload)
        }
        return record
    }

    private func task(
        _ id: RecordID, of event: AlertEvent, _ priority: Priority, rules: AlertRules
    ) -> TaskRecord {
        let rule = rules.rule(for: event)
        let found = ComponentFinder(snapshot).find(event, rule)
        var task = TaskRecord(id: id, title: TaskText.title(event, rule, found))
        task.created = event.startedAt
        task.priority = priority
        task.alert = id
        task.category = rule?.category
        task.owner = rule?.owner
        task.project = rule?.project
        task.client = rule?.client ?? snapshot.settings.client(project: rule?.project, found)
        task.components = found.map { [$0.id] } ?? []
        if found == nil { task.labels = [AlertLabel.unknownComponent] }
        if found?.lifecycle == .retired { task.labels = [AlertLabel.retiredComponent] }
        task.body = TaskText.body(event, title: task.title)
        return task
    }
}

extension Settings {
    /// The client of a project, or the one whose name a component's key begins with.
    fileprivate func client(project: String?, _ component: Component?) -> String? {
        if let client = project.flatMap({ projects[$0]?.client }) { return client }
        let first = component?.id.description.split(separator: "/").first.map(String.init)
        return first.flatMap { clients[$0] == nil ? nil : $0 }
    }
}

extension AlertRecord {
    fileprivate mutating func end(at time: Timestamp, _ event: AlertEvent) {
        ended = time
        reason = .recovered
        body = EpisodeText.appending(EpisodeText.section("Resolved", event.payload), to: body)
    }

    /// Fires again; a record that only knew the resolution learns how it began.
    fileprivate mutating func resume(_ task: RecordID?, _ event: AlertEvent) {
        (ended, reason) = (nil, nil)
        if self.task == nil {
            body = EpisodeText.appending(EpisodeText.section("Firing", event.payload), to: body)
        }
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
        labels = [StormWatch.label]
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
