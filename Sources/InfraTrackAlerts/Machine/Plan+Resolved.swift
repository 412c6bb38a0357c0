import InfraTrack

extension Plan {
    private var end: Timestamp {
        max(event.endedAt ?? now.with(offsetMinutes: 0), event.startedAt)
    }

    /// A resolution whose firing nobody saw: remembered, so that the firing opens no task later.
    mutating func recordResolved() -> Decision {
        act(.recordEpisode(id, task: nil, ended: end))
        return finish(.resolved, nil, "The episode was never seen firing.")
    }

    /// The resolution of an episode that is known.
    mutating func resolve(_ known: ProblemState.Episode) -> Decision {
        guard known.ended == nil else {
            return finish(.duplicate, known.task, "The episode is known to have ended.")
        }
        act(.endEpisode(id, at: end))
        guard let task = known.task, let work = state.tasks[task], let last = work.lastEnded else {
            return finish(.resolved, nil, "The episode has no task.")
        }
        return settle(task, work, last)
    }

    private mutating func settle(
        _ task: RecordID, _ work: ProblemState.Work, _ lastEnded: Timestamp
    ) -> Decision {
        if work.status.isClosed { return finish(.resolved, task, "The task is closed already.") }
        if work.othersFire || !state.isLatest(id) {
            return finish(.resolved, task, "Other alerts of the task still fire.")
        }
        if work.isWorkedOn {
            act(.askForReview(task))
            return finish(.resolved, task, "Somebody works on the task, so it stays open.")
        }
        act(.closeTask(task, at: lastEnded))
        return finish(.resolved, task, "The problem is gone.")
    }
}
