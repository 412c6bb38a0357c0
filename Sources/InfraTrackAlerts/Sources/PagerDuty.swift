public import InfraTrack
import StrictJSON

/// PagerDuty: webhooks of version 3, and events of version 2 as monitors send them.
///
/// The problem of a webhook is the incident; that of an event is its key, beside a hash of the
/// integration it was sent to, whose own key is a secret.
public struct PagerDuty: AlertSource {
    /// Makes the source.
    public init() {}

    /// `pagerduty`.
    public var name: String { "pagerduty" }

    /// Reads one message.
    public func events(
        in payload: [UInt8], receivedAt: Timestamp
    ) throws(AlertError) -> [AlertEvent] {
        let message = try JSON.payload(payload)
        if let event = message["event"], event["event_type"] != nil {
            return [try incident(event, receivedAt)]
        }
        guard message["event_action"] != nil else {
            throw message.unexpected("The payload has neither “event” nor “event_action”.")
        }
        return [try monitored(message, receivedAt)]
    }

    /// An event's type within an event, or an action.
    public func recognizes(_ payload: [UInt8]) -> Bool {
        let message = JSON.glance(payload)
        return message?["event"]?["event_type"] != nil || message?["event_action"] != nil
    }

    /// A webhook's event is kept without the message around it.
    public func message(of part: String) -> String {
        let isEvent = JSON.glance(Array(part.utf8))?["event_type"] != nil
        return isEvent ? "{\"event\": \(part)}" : part
    }
}

extension PagerDuty {
    private func incident(_ event: JSON, _ now: Timestamp) throws(AlertError) -> AlertEvent {
        let type = event.scalar("event_type") ?? ""
        guard type.hasPrefix("incident."), let data = event["data"], let id = data.scalar("id")
        else { return notice(type, now) }
        let said = try event.time("occurred_at")
        let created = try data.time("created_at")
        let state = Self.state(String(type.dropFirst("incident.".count)))
        var result = AlertEvent(
            source: name, problemKey: ProblemKey.text(name, [("incident", id)]), state: state,
            startedAt: created ?? said ?? now, endedAt: state == .resolved ? said ?? now : nil,
            name: data.scalar("title").map { Plain.line($0) } ?? "incident \(id)")
        result.timing = created != nil ? .episode : said != nil ? .moment : .arrival
        result.saidAt = said
        result.severity = data.scalar("priority", "summary") ?? data.scalar("urgency")
        result.urgency = data.scalar("urgency") == "low" ? .p4 : .p2
        result.remark = "The incident's state does not change."
        result.labels = labels(data)
        result.targets = [data.scalar("service", "summary")].compactMap { $0 }
        result.link = data.scalar("html_url")
        result.payload = event.without(["client"]).text
        return result
    }

    private static func state(_ type: String) -> AlertEvent.State {
        switch type {
        case "triggered", "unacknowledged", "reopened", "escalated", "priority_updated": .firing
        case "acknowledged": .acknowledged
        case "resolved": .resolved
        default: .notice
        }
    }

    private func labels(_ data: JSON) -> [String: String] {
        var labels = LabelSet()
        labels.set("incident", data.scalar("id"))
        labels.set("number", data.scalar("number"))
        labels.set("service", data.scalar("service", "summary"))
        labels.set("urgency", data.scalar("urgency"))
        labels.set("priority", data.scalar("priority", "summary"))
        labels.set("incident_key", data.scalar("incident_key"))
        return labels.texts
    }

    private func notice(_ type: String, _ now: Timestamp) -> AlertEvent {
        var event = AlertEvent(
            source: name, problemKey: "", state: .notice, startedAt: now, name: "PagerDuty")
        event.remark =
            type == "pagey.ping" ? "PagerDuty tests the webhook." : "The event is no incident's."
        return event
    }
}

extension PagerDuty {
    private func monitored(_ message: JSON, _ now: Timestamp) throws(AlertError) -> AlertEvent {
        let payload = message["payload"] ?? JSON(.object([]))
        let time = try payload.scalar("timestamp").map { text throws(AlertError) in
            guard let time = AlertTime.read(text) else {
                throw payload.unexpected("“timestamp” is no time.")
            }
            return time
        }
        var event = AlertEvent(
            source: name, problemKey: try key(message, payload), state: try Self.action(message),
            startedAt: time ?? now,
            name: payload.scalar("class") ?? payload.scalar("component") ?? "event")
        event.timing = time == nil ? .arrival : .moment
        event.severity = payload.scalar("severity")
        event.labels = labels(of: payload)
        event.annotations["summary"] = payload.scalar("summary")
        event.targets = [payload.scalar("source"), payload.scalar("component")].compactMap { $0 }
        event.link = message.scalar("client_url")
        // Whoever has the routing key can send events.
        event.payload = message.without(["routing_key", "images"]).text
        return event
    }

    private static func action(_ message: JSON) throws(AlertError) -> AlertEvent.State {
        switch message.scalar("event_action") {
        case "trigger": .firing
        case "acknowledge": .acknowledged
        case "resolve": .resolved
        default: throw message.unexpected("“event_action” is none of PagerDuty's.")
        }
    }

    private func key(_ message: JSON, _ payload: JSON) throws(AlertError) -> String {
        let route =
            message.scalar("routing_key").map {
                [("integration", RecordID.derived(from: [name, $0]).description)]
            } ?? []
        if let key = message.scalar("dedup_key") {
            guard key.utf8.count <= AlertLimits.name else {
                throw message.unexpected("“dedup_key” is longer than \(AlertLimits.name) bytes.")
            }
            return ProblemKey.text(name, route + [("dedup_key", key)])
        }
        guard message.scalar("event_action") == "trigger" else {
            throw message.unexpected("“dedup_key” is missing.")
        }
        let parts = ["source", "component", "group", "class"].map { ($0, payload.scalar($0) ?? "") }
        return ProblemKey.text(name, route + parts + [("summary", payload.scalar("summary") ?? "")])
    }

    private func labels(of payload: JSON) -> [String: String] {
        var labels = LabelSet()
        for name in ["source", "component", "group", "class"] {
            labels.set(name, payload.scalar(name))
        }
        labels.set(all: payload["custom_details"])
        return labels.texts
    }
}
