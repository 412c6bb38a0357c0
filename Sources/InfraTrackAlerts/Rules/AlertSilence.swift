public import InfraTrack

/// A time in which nobody wants to hear of certain alerts: a silence, or a maintenance window.
///
/// It is the alert's own time that counts, not when it arrived.
public struct AlertSilence: Sendable, Hashable, CustomStringConvertible {
    /// The labels that an alert must have, with their values; `*` stands for any text.
    public var match: [String: String] = [:]
    /// The component that the alert must be about, or lie below.
    public var component: ComponentKey?
    /// The first moment.
    public var from: Timestamp
    /// The first moment after it.
    public var to: Timestamp
    /// Why.
    public var reason: String?

    /// Makes a silence of all alerts between two times.
    public init(from: Timestamp, to: Timestamp) {
        self.from = from
        self.to = to
    }

    /// What an alert is told that falls into it, a sentence.
    public var description: String {
        "It falls into a silence until \(to)" + (reason.map { ": \($0)" } ?? "") + "."
    }

    /// Whether an event about a component falls into it at a time.
    public func covers(
        _ event: AlertEvent, on component: ComponentKey?, at time: Timestamp
    ) -> Bool {
        guard from.microseconds <= time.microseconds, time.microseconds < to.microseconds,
            AlertRule(match: match).matches(event)
        else { return false }
        guard let root = self.component else { return true }
        return component?.isWithin(root) ?? false
    }
}
