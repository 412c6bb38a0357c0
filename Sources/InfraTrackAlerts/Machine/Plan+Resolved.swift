import InfraTrack

extension Plan {
    /// The problem is gone, or out of sight.
    mutating func resolve(_ known: ProblemState.Episode?) -> Decision {
        guard let known else { return recordResolved() }
        guard known.ended == nil || known.reason != .recovered && event.ending == .recovered else {
            return finish(.duplicate, known.task, "The episode is known to have ended.")
        }
        let end = end(of: known)
        act(.endEpisode(id, at: end, event.ending))
        if let ended = state.episode(id) { split(after: ended) }
        guard let task = known.task, let work = state.tasks[task] else {
            return finish(.resolved, nil, "The episode has no task.")
        }
        return close(task, work, end)
    }

    private func end(of episode: ProblemState.Episode) -> Timestamp {
        let said = event.timing == .episode ? event.endedAt : event.endedAt ?? event.startedAt
        return max(said ?? now.with(offsetMinutes: 0), episode.started)
    }

    /// A resolution whose firing nobody saw: remembered, so that the firing opens no task later.
    private mutating func recordResolved() -> Decision {
        switch event.timing {
        case .episode:
            let end = max(event.endedAt ?? now.with(offsetMinutes: 0), event.startedAt)
            act(.recordEpisode(id, task: nil, ended: end))
        case .moment where event.impliesFiring:
            act(.recordEpisode(id, task: nil, ended: event.startedAt))
        case .moment, .arrival:
            return finish(.suppressed, nil, "Nothing is known to fire that this could end.")
        }
        return finish(.resolved, nil, "The episode was never seen firing.")
    }

    private mutating func close(
        _ task: RecordID, _ work: ProblemState.Work, _ end: Timestamp
    ) -> Decision {
        var last = end
        if let other = work.lastEnded { last = max(last, other) }
        if work.status.isClosed {
            settle(task)
            return finish(.resolved, task, "The task is closed already.")
        }
        if work.othersFire || !state.isLatest(id, of: task) {
            return finish(.resolved, task, "Other alerts of the task still fire.")
        }
        guard event.ending == .recovered else {
            if !work.needsReview { act(.askForReview(task)) }
            return finish(.updated, task, "The monitor lost sight of it; that is no recovery.")
        }
        if work.isWorkedOn {
            act(.askForReview(task))
            return finish(.resolved, task, "Somebody works on the task, so it stays open.")
        }
        guard hasStayedAway(since: last) else {
            return finish(.resolved, task, "The task closes when the problem has stayed away.")
        }
        if work.needsReview { act(.withdrawReview(task)) }
        act(.closeTask(task, at: last))
        return finish(.resolved, task, "The problem is gone.")
    }

    /// Somebody took the problem on.
    mutating func acknowledge() -> Decision {
        guard let known = state.episode(meantBy: event) ?? firing, known.ended == nil else {
            return finish(.suppressed, nil, "Nothing fires that could be taken on.")
        }
        guard let task = known.task, let work = state.tasks[task], !work.status.isClosed else {
            return finish(.suppressed, known.task, "There is no open task to take on.")
        }
        guard work.status == .open else {
            return finish(.duplicate, task, "Somebody is known to work on it.")
        }
        act(.startTask(task))
        act(.noteEpisode(known.id))
        return finish(.updated, task, "Somebody took the problem on.")
    }
}
