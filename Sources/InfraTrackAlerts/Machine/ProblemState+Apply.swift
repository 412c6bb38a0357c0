import InfraTrack

extension ProblemState {
    /// The state after an action; the priority and start are those of the event behind it.
    mutating func apply(
        _ action: AlertAction, priority: Priority, started: Timestamp, token: String? = nil
    ) {
        switch action {
        case .recordEpisode(let id, let task, let ended):
            var episode = Episode(
                id: id, started: started, ended: ended, priority: priority, task: task)
            episode.token = token
            record(episode)
        case .endEpisode(let id, let end, let reason):
            change(id) { ($0.ended, $0.reason) = (end, reason) }
        case .resumeEpisode(let id, let task):
            change(id) { ($0.ended, $0.reason, $0.task) = (nil, nil, task) }
        case .raiseEpisode(let id, let priority): change(id) { $0.priority = priority }
        case .linkEpisode(let id, let task): link(id, to: task)
        case .noteEpisode: break
        default: applyToTasks(action, started: started)
        }
    }

    private mutating func applyToTasks(_ action: AlertAction, started: Timestamp) {
        switch action {
        case .openTask(let task, let priority):
            newTasks += 1
            tasks[task] = Work(priority, started)
        case .splitTask(let task, let priority):
            tasks[task] = Work(priority, episode(task)?.started)
        case .openStormTask(let task, let priority):
            stormTask = task
            tasks[task] = Work(priority, started)
            tasks[task]?.isShared = true
        case .foldTask(let task, let target): fold(task, into: target)
        case .reopenTask(let task): tasks[task]?.reopen()
        case .closeTask(let task, let end): tasks[task]?.close(at: end)
        case .startTask(let task): tasks[task]?.status = .inProgress
        case .askForReview(let task): tasks[task]?.needsReview = true
        case .withdrawReview(let task): tasks[task]?.needsReview = false
        case .raiseTask(let task, let priority), .resetPriority(let task, let priority):
            tasks[task]?.priority = priority
        default: break
        }
    }

    private mutating func fold(_ task: RecordID, into target: RecordID) {
        for index in episodes.indices where episodes[index].task == task {
            episodes[index].task = target
            note(episodes[index])
        }
        if let others = tasks[task]?.othersFire, others { tasks[target]?.othersFire = true }
        tasks[task] = nil
    }

    private mutating func record(_ episode: Episode) {
        episodes.append(episode)
        episodes.sort { ($0.started, $0.id) < ($1.started, $1.id) }
        note(episode)
    }

    private mutating func change(_ id: RecordID, _ change: (inout Episode) -> Void) {
        for index in episodes.indices where episodes[index].id == id {
            change(&episodes[index])
            note(episodes[index])
        }
    }

    /// The task that an episode leaves ended with those that stay.
    private mutating func link(_ id: RecordID, to task: RecordID) {
        let before = episode(id)?.task
        change(id) { $0.task = task }
        guard let before, tasks[before]?.isShared == false else { return }
        tasks[before]?.lastEnded = episodes.filter { $0.task == before }.compactMap(\.ended).max()
    }

    private mutating func note(_ episode: Episode) {
        guard let task = episode.task, let ended = episode.ended else { return }
        let before = tasks[task]?.lastEnded ?? ended
        tasks[task]?.lastEnded = max(before, ended)
    }
}

extension ProblemState.Work {
    /// The resolution of a task whose problems went away.
    static let recovered = "recovered"

    fileprivate init(_ priority: Priority, _ created: Timestamp?) {
        self.init()
        self.priority = priority
        self.created = created
    }

    fileprivate mutating func reopen() {
        (status, closed, resolution) = (.open, nil, nil)
    }

    fileprivate mutating func close(at end: Timestamp) {
        (status, closed, resolution) = (.done, end, Self.recovered)
    }
}
