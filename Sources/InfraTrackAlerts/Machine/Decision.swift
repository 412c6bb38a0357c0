public import InfraTrack

/// What the machine makes of one event.
public struct Decision: Sendable, Hashable {
    /// The problem afterwards.
    public let state: ProblemState
    /// What becomes of the event, in one word.
    public let effect: AlertEffect
    /// What to write, in order; nothing for a repeat.
    public let actions: [AlertAction]
    /// The task concerned.
    public let task: RecordID?
    /// The episode concerned, whether or not a record of it is there.
    public let episode: RecordID
    /// Why, a full sentence.
    public let reason: String
}
