import InfraTrack

/// What keeps the tasks of a problem the same in whatever order its episodes become known: an
/// episode belongs to the task of the one before it when that had not ended long before, and opens
/// one of its own otherwise.
extension Plan {
    /// The first episode with a task that began after the event's.
    var later: ProblemState.Episode? {
        state.episodes.first { episode in
            (episode.started, episode.id) > (event.startedAt, id)
                && episode.task.flatMap { state.tasks[$0] } != nil
        }
    }

    /// An episode that turns up after a later one: as far as nobody has touched the later one's
    /// task, things are set as if they had come in order.
    mutating func insert(before next: ProblemState.Episode) -> Decision {
        let target = taskToJoin ?? id
        if let task = next.task, task != target, isMovable(task),
            state.tasks[target] != nil || isRoom
        {
            act(.recordEpisode(id, task: target, ended: nil))
            if state.tasks[target] == nil { act(.openTask(target, priority)) }
            move(task, into: target)
            return finish(.late, target, Self.straggled)
        }
        let isNear = next.started <= event.startedAt.adding(seconds: rules.reopenWindow)
        let task = next.task == target || isNear ? next.task : nil
        act(.recordEpisode(id, task: task, ended: nil))
        return finish(.late, task, Self.straggled)
    }

    private static let straggled = "A later episode of the problem is known; this one was recorded."

    private var isRoom: Bool { state.newTasks < rules.storm.tasks }

    private func isMovable(_ task: RecordID) -> Bool {
        state.tasks[task].map { !$0.isTouched && !$0.isShared } ?? false
    }

    /// Folds one task into another, whose state follows what now leads to it.
    mutating func move(_ task: RecordID, into target: RecordID) {
        guard let work = state.tasks[task] else { return }
        act(.foldTask(task, into: target))
        guard let other = state.tasks[target] else { return }
        if work.priority < other.priority { act(.raiseTask(target, work.priority)) }
        if work.needsReview, !other.needsReview { act(.askForReview(target)) }
        settle(target)
    }

    /// The end of an episode shows that the next ones did not belong to its task.
    mutating func split(after episode: ProblemState.Episode) {
        guard rules.resolveHold == 0, rules.flapping == nil, let end = episode.recovery,
            let task = episode.task, isMovable(task),
            let index = state.episodes.firstIndex(where: { $0.id == episode.id })
        else { return }
        let rest = state.episodes[(index + 1)...].filter { !$0.isResolutionAlone }
        guard let next = rest.first, next.task == task, state.tasks[next.id] == nil,
            next.started > end.adding(seconds: rules.reopenWindow)
        else { return }
        let moved = rest.prefix { $0.task == task }
        act(.splitTask(next.id, moved.compactMap(\.priority).min().or(rules.defaultPriority)))
        for episode in moved { act(.linkEpisode(episode.id, task: next.id)) }
        let left = state.episodes.filter { $0.task == task }.compactMap(\.priority).min()
        if let left, left != state.tasks[task]?.priority { act(.resetPriority(task, left)) }
        settle(next.id)
    }

    /// Closes or opens a task that only the machine keeps, as its episodes say.
    mutating func settle(_ task: RecordID) {
        guard let work = state.tasks[task] else { return }
        let own = state.episodes.last { $0.task == task && !$0.isResolutionAlone }
        let fires = own.map { $0.recovery == nil } == true
        if fires || work.othersFire {
            if work.isRecovered { act(.reopenTask(task)) }
            return
        }
        guard let end = state.tasks[task]?.lastEnded, !work.isWorkedOn else { return }
        if work.status == .open, !work.needsReview, hasStayedAway(since: end) {
            act(.closeTask(task, at: end))
        } else if work.isRecovered, work.closed != end {
            act(.closeTask(task, at: end))
        }
    }

    /// Whether the problem has been away for as long as the rules ask.
    func hasStayedAway(since end: Timestamp) -> Bool {
        let fired = state.episodes.filter { !$0.isResolutionAlone }
        let hold = rules.hold(fired.map(\.started))
        return hold <= 0 || now >= end.adding(seconds: hold)
    }
}
