public import InfraTrack

/// What became of one event.
public struct AlertOutcome: Sendable, Hashable {
    /// In one word.
    public let effect: AlertEffect
    /// The task it opened, joined or closed.
    public var task: RecordID?
    /// The episode it belongs to, if a record of it was written or was there.
    public var episode: RecordID?
    /// The key of its problem; `nil` when the payload could not be read.
    public var problemKey: String?
    /// Why, in full sentences.
    public var reason: String

    init(
        _ effect: AlertEffect, task: RecordID? = nil, episode: RecordID? = nil,
        problemKey: String? = nil, reason: String
    ) {
        self.effect = effect
        self.task = task
        self.episode = episode
        self.problemKey = problemKey
        self.reason = reason
    }

    init(_ decision: Decision, _ event: AlertEvent) {
        let isKnown = decision.state.episode(decision.episode) != nil
        let hint = event.isGroupTruncated ? " The sender left out other alerts of the group." : ""
        self.init(
            decision.effect, task: decision.task, episode: isKnown ? decision.episode : nil,
            problemKey: event.problemKey.isEmpty ? nil : event.problemKey,
            reason: decision.reason + hint)
    }
}
