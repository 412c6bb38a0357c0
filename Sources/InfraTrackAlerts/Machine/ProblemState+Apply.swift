import InfraTrack

extension ProblemState {
    /// The state after an action; the priority and start are those of the event behind it.
    mutating func apply(_ action: AlertAction, priority: Priority, started: Timestamp) {
        switch action {
        case .recordEpisode(let id, let task, let ended):
            record(Episode(id: id, started: started, ended: ended, priority: priority, task: task))
        case .endEpisode(let id, let end): change(id) { $0.ended = end }
        case .resumeEpisode(let id, let task): change(id) { ($0.ended, $0.task) = (nil, task) }
        case .raiseEpisode(let id, let priority): change(id) { $0.priority = priority }
        case .openTask(let task, let priority):
            newTasks += 1
            tasks[task] = Work(priority)
        case .openStormTask(let task, let priority):
            stormTask = task
            tasks[task] = Work(priority)
        case .reopenTask(let task): tasks[task]?.reopen()
        case .closeTask(let task, let end): tasks[task]?.close(at: end)
        case .askForReview(let task): tasks[task]?.needsReview = true
        case .withdrawReview(let task): tasks[task]?.needsReview = false
        case .raiseTask(let task, let priority): tasks[task]?.priority = priority
        }
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

    private mutating func note(_ episode: Episode) {
        guard let task = episode.task, let ended = episode.ended else { return }
        let before = tasks[task]?.lastEnded ?? ended
        tasks[task]?.lastEnded = max(before, ended)
    }
}

extension ProblemState.Work {
    /// The resolution of a task whose problems went away.
    static let recovered = "recovered"

    fileprivate init(_ priority: Priority) {
        self.init()
        self.priority = priority
    }

    fileprivate mutating func reopen() {
        (status, closed, resolution) = (.open, nil, nil)
    }

    fileprivate mutating func close(at end: Timestamp) {
        (status, closed, resolution) = (.done, end, Self.recovered)
    }
}
