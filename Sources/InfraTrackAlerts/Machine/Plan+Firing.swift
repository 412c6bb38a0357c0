import InfraTrack

extension Plan {
    /// The problem is there.
    mutating func fire(_ known: ProblemState.Episode?) -> Decision {
        guard let known else { return begin() }
        return fireAgain(known)
    }

    /// The monitor cannot tell: what it said last stands, unless the rules make that a problem.
    mutating func beUnclear(_ known: ProblemState.Episode?) -> Decision {
        if let firing {
            return finish(
                .suppressed, firing.task, "The monitor cannot tell; that is no recovery.")
        }
        guard rules.noData != nil else {
            return finish(.suppressed, nil, "The monitor cannot tell; that is no problem.")
        }
        return fire(known)
    }

    /// The problem's episode that fires.
    var firing: ProblemState.Episode? { state.episodes.last { $0.ended == nil } }

    /// A firing whose episode nobody knows.
    private mutating func begin() -> Decision {
        if let silence = silence(at: event.startedAt) {
            act(.recordEpisode(id, task: nil, ended: nil))
            return finish(.suppressed, nil, silence.description)
        }
        if event.timing != .arrival, let end = state.resolution(after: event.startedAt) {
            act(.recordEpisode(id, task: nil, ended: end))
            return finish(.late, nil, "The problem is known to have ended since.")
        }
        if let next = later { return insert(before: next) }
        if let task = taskToJoin {
            act(.recordEpisode(id, task: task, ended: nil))
            return join(task)
        }
        return beginAnew()
    }

    /// A firing that no task of the problem itself takes.
    private mutating func beginAnew() -> Decision {
        if let task = state.groupTask, let work = state.tasks[task] {
            return joinGroup(task, work)
        }
        let opened = taskToOpen
        act(.recordEpisode(id, task: opened, ended: nil))
        return open(opened)
    }

    /// The group's task is that of its first alert, whichever came first.
    private mutating func joinGroup(_ task: RecordID, _ work: ProblemState.Work) -> Decision {
        let isFirst = work.created.map { (event.startedAt, id) < ($0, task) } ?? false
        guard isFirst, !work.isTouched, state.tasks[id] == nil else {
            act(.recordEpisode(id, task: task, ended: nil))
            let joined = join(task)
            guard [.updated, .reopened].contains(joined.effect) else { return joined }
            return finish(.grouped, task, "A rule groups it with other alerts.")
        }
        act(.recordEpisode(id, task: id, ended: nil))
        act(.openTask(id, priority))
        move(task, into: id)
        return finish(.grouped, id, "A rule groups it with other alerts, which began later.")
    }

    /// A firing of an episode that is known.
    private mutating func fireAgain(_ known: ProblemState.Episode) -> Decision {
        guard let ended = known.ended else { return `repeat`(known) }
        let isLater = event.saidAt.map { $0 > ended } ?? isBeyondLateWindow(ended)
        guard state.isLatest(id), isLater, event.timing != .moment else {
            return finish(.late, known.task, "The episode is known to have ended.")
        }
        let task = known.task.flatMap { state.tasks[$0] == nil ? nil : $0 }
        let target = task ?? taskToOpen
        act(.resumeEpisode(id, task: target))
        return task == nil ? open(target) : join(target)
    }

    private func isBeyondLateWindow(_ ended: Timestamp) -> Bool {
        now > ended.adding(seconds: rules.lateWindow)
    }

    private mutating func `repeat`(_ known: ProblemState.Episode) -> Decision {
        if known.task == nil, state.isLatest(id) { return outlast(known) }
        guard let before = known.priority, priority < before else {
            return finish(.duplicate, known.task, "The episode is known to fire.")
        }
        act(.raiseEpisode(id, priority))
        if let task = known.task { raise(task) }
        return finish(.updated, known.task, "The severity rose.")
    }

    /// A silenced episode still fires when the silence is over.
    private mutating func outlast(_ known: ProblemState.Episode) -> Decision {
        if let silence = silence(at: max(event.saidAt ?? now, event.startedAt)) {
            return finish(.suppressed, nil, silence.description)
        }
        let target = taskToJoin ?? taskToOpen
        act(.linkEpisode(id, task: target))
        return state.tasks[target] == nil ? open(target) : join(target)
    }

    private func silence(at time: Timestamp) -> AlertSilence? {
        rules.silence(of: event, on: state.component, at: time)
    }
}

extension Plan {
    /// The task of the latest episode, if it is open or was closed within the reopen window.
    var taskToJoin: RecordID? {
        let before = state.episodes.last { episode in
            episode.id != id && (episode.started, episode.id) < (event.startedAt, id)
                && episode.task.map { state.tasks[$0] != nil } ?? false
        }
        return before.flatMap { joins(event.startedAt, after: $0) ? $0.task : nil }
    }

    /// Whether an episode that begins at a time belongs to the task of one before it.
    func joins(_ start: Timestamp, after episode: ProblemState.Episode) -> Bool {
        guard let task = episode.task, let work = state.tasks[task] else { return false }
        guard work.status.isClosed, let end = episode.recovery ?? work.closed else { return true }
        return start <= end.adding(seconds: rules.reopenWindow)
    }

    /// The episode's own task, or the storm's when there are too many.
    var taskToOpen: RecordID {
        guard state.tasks[id] == nil, state.newTasks >= rules.storm.tasks else { return id }
        return state.stormTask
            ?? RecordID.derived(from: ["storm", event.source, event.startedAt.preciseDescription])
    }

    mutating func open(_ task: RecordID) -> Decision {
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

    mutating func join(_ task: RecordID) -> Decision {
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
