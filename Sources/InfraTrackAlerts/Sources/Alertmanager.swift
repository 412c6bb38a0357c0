public import InfraTrack
import StrictJSON

/// The webhook of Prometheus Alertmanager, version 4.
///
/// Each alert is an event of its own: a message may mix firing and resolved ones, and when
/// `max_alerts` cut it, its top-level status and common labels say nothing of those left out. The
/// problem is the alert's fingerprint, which is worked out from the labels when the sender is too
/// old to give it. `externalURL` and `groupKey` are no part of it: both change with the setup.
public struct Alertmanager: AlertSource {
    /// Makes the source.
    public init() {}

    /// `alertmanager`.
    public var name: String { "alertmanager" }

    /// Reads a webhook message.
    public func events(
        in payload: [UInt8], receivedAt: Timestamp
    ) throws(AlertError) -> [AlertEvent] {
        let message = try JSON.payload(payload)
        try checkVersion(message)
        let isTruncated = truncated(message)
        var events: [AlertEvent] = []
        for alert in try message.items("alerts", limit: AlertLimits.alerts) {
            var event = try self.event(alert)
            event.isGroupTruncated = isTruncated
            events.append(event)
        }
        return events
    }

    private func checkVersion(_ message: JSON) throws(AlertError) {
        guard case .object = message.kind else {
            throw message.unexpected("The payload is not a JSON object.")
        }
        guard let version = message["version"] else { return }
        switch version.kind {
        case .string("4"), .number("4"): return
        default:
            throw AlertError(
                .unsupported, "The webhook's version is not 4.",
                cure: "Use Alertmanager 0.6 or later with its own payload.", at: version.place)
        }
    }

    private func truncated(_ message: JSON) -> Bool {
        guard case .number(let count) = message["truncatedAlerts"]?.kind else { return false }
        return count != "0"
    }

    private func event(_ alert: JSON) throws(AlertError) -> AlertEvent {
        let labels = try alert.strings("labels", limit: AlertLimits.labels)
        guard let startedAt = try alert.time("startsAt") else {
            throw alert.unexpected("“startsAt” is missing or unset.")
        }
        let state = try state(alert)
        var event = AlertEvent(
            source: name, problemKey: try problemKey(alert, labels), state: state,
            startedAt: startedAt, endedAt: state == .resolved ? try alert.time("endsAt") : nil,
            name: labels["alertname"].flatMap { $0.isEmpty ? nil : $0 } ?? "unnamed alert")
        event.severity = labels["severity"]
        event.labels = labels
        event.annotations = try alert.strings("annotations", limit: AlertLimits.annotations)
        event.link = try alert.string("generatorURL").flatMap { $0.isEmpty ? nil : $0 }
        event.payload = alert.text
        return event
    }

    private func state(_ alert: JSON) throws(AlertError) -> AlertEvent.State {
        let word = try alert.requiredString("status")
        guard let state = AlertEvent.State(rawValue: word) else {
            throw alert.unexpected("“status” is neither firing nor resolved.")
        }
        return state
    }

    private func problemKey(
        _ alert: JSON, _ labels: [String: String]
    ) throws(AlertError) -> String {
        let given = try alert.string("fingerprint") ?? ""
        guard given.utf8.count <= AlertLimits.name else {
            throw alert.unexpected("“fingerprint” is longer than \(AlertLimits.name) bytes.")
        }
        let fingerprint = given.isEmpty ? LabelFingerprint.text(labels) : given
        return ProblemKey.text(name, [("fingerprint", fingerprint)])
    }
}
