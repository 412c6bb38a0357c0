public import InfraTrack

/// One change that an event makes to the store.
public enum AlertAction: Sendable, Hashable {
    /// Write a new episode, ended already when only its resolution was seen.
    case recordEpisode(RecordID, task: RecordID?, ended: Timestamp?)
    /// Write the end of an episode.
    case endEpisode(RecordID, at: Timestamp, AlertRecord.Reason)
    /// Take the end of an episode back.
    case resumeEpisode(RecordID, task: RecordID?)
    /// Raise the priority of an episode.
    case raiseEpisode(RecordID, Priority)
    /// Let an episode lead to another task.
    case linkEpisode(RecordID, task: RecordID)
    /// Write into the episode who took it on.
    case noteEpisode(RecordID)
    /// Open a task for the problem.
    case openTask(RecordID, Priority)
    /// Open a task for an earlier event's episode, whose task turned out to be over by then.
    case splitTask(RecordID, Priority)
    /// Open a task for the overflow of a storm.
    case openStormTask(RecordID, Priority)
    /// Let everything that leads to a task lead to another, and remove it.
    case foldTask(RecordID, into: RecordID)
    /// Open a closed task again.
    case reopenTask(RecordID)
    /// Close a task: its problems are gone.
    case closeTask(RecordID, at: Timestamp)
    /// Somebody works on the task.
    case startTask(RecordID)
    /// Ask people to look at a task: its problem is gone, or out of sight.
    case askForReview(RecordID)
    /// Take that back: the problem is there again.
    case withdrawReview(RecordID)
    /// Raise the priority of a task.
    case raiseTask(RecordID, Priority)
    /// Give a task that nobody touched the priority of what still leads to it.
    case resetPriority(RecordID, Priority)
}
