public import InfraTrack

/// One change that an event makes to the store.
public enum AlertAction: Sendable, Hashable {
    /// Write a new episode, ended already when only its resolution was seen.
    case recordEpisode(RecordID, task: RecordID?, ended: Timestamp?)
    /// Write the end of an episode.
    case endEpisode(RecordID, at: Timestamp)
    /// Take the end of an episode back.
    case resumeEpisode(RecordID, task: RecordID?)
    /// Raise the priority of an episode.
    case raiseEpisode(RecordID, Priority)
    /// Open a task for the problem.
    case openTask(RecordID, Priority)
    /// Open a task for the overflow of a storm.
    case openStormTask(RecordID, Priority)
    /// Open a closed task again.
    case reopenTask(RecordID)
    /// Close a task: its problems are gone.
    case closeTask(RecordID, at: Timestamp)
    /// Ask the people at work on a task to look: its problem is gone.
    case askForReview(RecordID)
    /// Take that back: the problem is there again.
    case withdrawReview(RecordID)
    /// Raise the priority of a task.
    case raiseTask(RecordID, Priority)
}
