import InfraTrack

extension Plan {
    /// A firing whose episode nobody knows.
    mutating func begin() -> Decision {
        if let latest = state.episodes.last, event.startedAt < latest.started {
            return recordStraggler(before: latest)
        }
        if let task = taskToJoin {
            act(.recordEpisode(id, task: task, ended: nil))
            return join(task)
        }
        let opened = taskToOpen
        act(.recordEpisode(id, task: opened, ended: nil))
        return open(opened)
    }

    /// A firing of an episode that is known.
    mutating func fireAgain(_ known: ProblemState.Episode) -> Decision {
        guard let ended = known.ended else { return `repeat`(known) }
        guard state.isLatest(id), now > ended.adding(seconds: rules.lateWindow) else {
            return finish(.late, known.task, "The episode is known to have ended.")
        }
        let task = known.task.flatMap { state.tasks[$0] == nil ? nil : $0 }
        let target = task ?? taskToOpen
        act(.resumeEpisode(id, task: target))
        return task == nil ? open(target) : join(target)
    }

    private mutating func `repeat`(_ known: ProblemState.Episode) -> Decision {
        guard let before = known.priority, priority < before else {
            return finish(.duplicate, known.task, "The episode is known to fire.")
        }
        act(.raiseEpisode(id, priority))
        if let task = known.task { raise(task) }
        return finish(.updated, known.task, "The severity rose.")
    }

    /// An older episode than the latest says nothing of the present: it is recorded, no more.
    private mutating func recordStraggler(before latest: ProblemState.Episode) -> Decision {
        let isNear = latest.started <= event.startedAt.adding(seconds: rules.reopenWindow)
        let task = isNear ? latest.task : nil
        act(.recordEpisode(id, task: task, ended: nil))
        return finish(
            .late, task, "A later episode of the problem is known; this one was recorded.")
    }

    /// The task of the latest episode, if it is open or was closed within the reopen window.
    private var taskToJoin: RecordID? {
        for episode in state.episodes.reversed() {
            guard let task = episode.task, let work = state.tasks[task] else { continue }
            guard work.status.isClosed, let end = episode.ended ?? work.closed else { return task }
            let limit = end.adding(seconds: rules.reopenWindow)
            return event.startedAt <= limit ? task : nil
        }
        return nil
    }

    /// The episode's own task, or the storm's when there are too many.
    private var taskToOpen: RecordID {
        guard state.tasks[id] == nil, state.newTasks >= rules.storm.tasks else { return id }
        return state.stormTask
            ?? RecordID.derived(from: ["storm", event.source, event.startedAt.preciseDescription])
    }

    private mutating func open(_ task: RecordID) -> Decision {
        guard task != id else {
            guard state.tasks[id] == nil else { return join(id) }
            act(.openTask(id, priority))
            return finish(.created, id, "The problem is new.")
        }
        if state.tasks[task] == nil {
            act(.openStormTask(task, priority))
        } else {
            _ = join(task)
        }
        return finish(.grouped, task, "More than \(rules.storm.tasks) tasks were opened at once.")
    }

    private mutating func join(_ task: RecordID) -> Decision {
        guard let work = state.tasks[task], !work.isDeclined else {
            return finish(.suppressed, task, "The task was closed for good.")
        }
        raise(task)
        if work.needsReview { act(.withdrawReview(task)) }
        guard work.status.isClosed else {
            return finish(.updated, task, "The problem's task is still open.")
        }
        act(.reopenTask(task))
        return finish(.reopened, task, "The problem came back.")
    }

    private mutating func raise(_ task: RecordID) {
        guard let work = state.tasks[task], priority < work.priority else { return }
        act(.raiseTask(task, priority))
    }
}
