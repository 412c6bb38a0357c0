/// What became of an event, in one word.
public enum AlertEffect: String, Sendable, Hashable, CaseIterable {
    /// It opened a task.
    case created
    /// It joined an open task or raised its priority.
    case updated
    /// It ended an episode.
    case resolved
    /// It opened a closed task again.
    case reopened
    /// Nobody wants to hear of it.
    case suppressed
    /// It said what was known.
    case duplicate
    /// It came after what happened later, or after the resolution of its own episode.
    case late
    /// It joined the one task that takes the overflow of a storm.
    case grouped
    /// It could not be committed and waits in the spool.
    case spooled
    /// It could not be read and lies in the quarantine.
    case quarantined
}
