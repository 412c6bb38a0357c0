public import InfraTrack
import StrictJSON

/// Webhooks of Sentry: issue alerts, metric alerts, issues, and the old plugin's.
///
/// Requests, users and stack traces that a payload carries are about people: they are not kept.
public struct Sentry: AlertSource {
    /// Makes the source.
    public init() {}

    /// `sentry`.
    public var name: String { "sentry" }

    /// Reads one webhook.
    public func events(
        in payload: [UInt8], receivedAt: Timestamp
    ) throws(AlertError) -> [AlertEvent] {
        let message = try JSON.payload(payload)
        guard let data = message["data"] else {
            guard message["project"] != nil, let id = message.scalar("id") else {
                throw message.unexpected("“data” is missing.")
            }
            return [try plugin(message, id, receivedAt)]
        }
        let action = message.scalar("action") ?? ""
        if let event = data["event"] { return [try occurrence(message, event, receivedAt)] }
        if let alert = data["metric_alert"] {
            return [try metric(message, alert, action, receivedAt)]
        }
        if let issue = data["issue"] { return [try self.issue(message, issue, action, receivedAt)] }
        return [notice("The webhook is about no alert.", receivedAt)]
    }

    /// What webhooks are about.
    public func recognizes(_ payload: [UInt8]) -> Bool {
        guard let message = JSON.glance(payload) else { return false }
        let kinds = ["metric_alert", "issue", "triggered_rule", "installation", "error"]
        return message["action"] != nil && kinds.contains { message["data"]?[$0] != nil }
            || message["triggering_rules"] != nil || message["project_slug"] != nil
    }

    private func notice(_ remark: String, _ now: Timestamp) -> AlertEvent {
        var event = AlertEvent(
            source: name, problemKey: "", state: .notice, startedAt: now, name: "Sentry")
        event.remark = remark
        return event
    }

    /// What is kept of a payload: nothing but what says which problem it is.
    private static let kept: Set<String> = [
        "action", "data", "event", "metric_alert", "issue", "issue_alert", "alert_rule", "id",
        "identifier", "event_id", "issue_id", "shortId", "title", "culprit", "level", "message",
        "datetime", "groupID", "timestamp", "date_started", "date_detected", "date_created",
        "date_closed",
        "firstSeen", "lastSeen", "status", "environment", "release", "platform", "project", "slug",
        "name", "project_name", "project_slug", "logger", "url", "web_url", "issue_url",
        "description_title", "description_text", "triggered_rule", "triggering_rules", "tags",
        "count", "organization_id", "projects",
    ]

    /// The tags that name machines.
    private static func machines(_ list: JSON) -> JSON {
        JSON(.array(list.list().filter { tags.contains($0.scalar("0") ?? "") }))
    }

    private static func reduced(_ value: JSON) -> JSON {
        switch value.kind {
        case .object(let members):
            let rest = members.filter { kept.contains($0.key) }
            return JSON(
                .object(
                    rest.map { key, value in
                        (key: key, value: key == "tags" ? machines(value) : reduced(value))
                    }))
        case .array(let items): return JSON(.array(items.map(reduced)))
        default: return value
        }
    }
}

extension Sentry {
    /// An issue alert: something happened again that belongs to an issue.
    private func occurrence(
        _ message: JSON, _ data: JSON, _ now: Timestamp
    ) throws(AlertError) -> AlertEvent {
        guard let id = data.scalar("issue_id") ?? data.scalar("groupID") else {
            throw data.unexpected("“issue_id” is missing.")
        }
        var event = try make(
            message, key(id), .firing, data.scalar("datetime") ?? data.scalar("timestamp"), now,
            data.scalar("title"))
        event.severity = data.scalar("level")
        event.labels = labels(of: data, issue: id)
        event.annotations["summary"] = data.scalar("title")
        event.annotations["description"] = data.scalar("culprit")
        event.link = data.scalar("web_url")
        return event
    }

    private func issue(
        _ message: JSON, _ issue: JSON, _ action: String, _ now: Timestamp
    ) throws(AlertError) -> AlertEvent {
        guard let id = issue.scalar("id") else { throw issue.unexpected("“id” is missing.") }
        let states: [String: AlertEvent.State] = [
            "created": .firing, "unresolved": .firing, "resolved": .resolved,
            "assigned": .acknowledged,
        ]
        let time = action == "created" ? issue.scalar("firstSeen") : nil
        var event = try make(
            message, key(id), states[action] ?? .notice, time, now, issue.scalar("title"))
        event.remark = "The issue's state says nothing of the problem."
        event.severity = issue.scalar("level")
        event.labels = labels(of: issue, issue: id)
        event.annotations["summary"] = issue.scalar("title")
        event.link = issue.scalar("web_url")
        return event
    }

    /// The plugin that came before webhooks.
    private func plugin(
        _ message: JSON, _ id: String, _ now: Timestamp
    ) throws(AlertError) -> AlertEvent {
        let data = message["event"] ?? JSON(.object([]))
        var event = try make(
            message, key(id), .firing, data.scalar("timestamp") ?? data.scalar("datetime"), now,
            data.scalar("title") ?? message.scalar("message"))
        event.severity = message.scalar("level")
        event.labels = labels(of: message, issue: id)
        event.annotations["description"] = message.scalar("culprit")
        event.link = message.scalar("url")
        return event
    }

    private func metric(
        _ message: JSON, _ alert: JSON, _ action: String, _ now: Timestamp
    ) throws(AlertError) -> AlertEvent {
        guard let rule = alert.scalar("alert_rule", "id") ?? alert.scalar("id") else {
            throw alert.unexpected("“alert_rule” has no “id”.")
        }
        let states: [String: AlertEvent.State] = [
            "critical": .firing, "warning": .firing, "resolved": .resolved,
        ]
        let key = ProblemKey.text(name, [("metric_alert_rule", rule)])
        var event = try make(
            message, key, states[action] ?? .notice, alert.scalar("date_started"), now,
            alert.scalar("alert_rule", "name"), isStart: true)
        event.endedAt = event.state == .resolved ? try alert.time("date_closed") : nil
        event.remark = "The alert's state does not change."
        event.severity = action
        var labels = LabelSet()
        labels.set("rule", rule)
        labels.set("incident", alert.scalar("identifier"))
        labels.set("project", alert.scalar("projects", "0"))
        event.labels = labels.texts
        event.annotations["summary"] = message.scalar("data", "description_title")
        event.annotations["description"] = message.scalar("data", "description_text")
        event.link = message.scalar("data", "web_url")
        return event
    }

    private func key(_ issue: String) -> String { ProblemKey.text(name, [("issue", issue)]) }

    private func make(
        _ message: JSON, _ key: String, _ state: AlertEvent.State, _ time: String?,
        _ now: Timestamp, _ title: String?, isStart: Bool = false
    ) throws(AlertError) -> AlertEvent {
        let start = time.flatMap { AlertTime.read($0) }
        if time != nil, start == nil { throw message.unexpected("The time is no time.") }
        var event = AlertEvent(
            source: name, problemKey: key, state: state, startedAt: start ?? now,
            name: title.map { Plain.line($0) } ?? "issue")
        event.timing = start == nil ? .arrival : isStart ? .episode : .moment
        event.payload = Self.reduced(message).text
        return event
    }

    private func labels(of data: JSON, issue: String) -> [String: String] {
        var labels = LabelSet()
        labels.set("issue", issue)
        labels.set("short_id", data.scalar("shortId"))
        labels.set(
            "project",
            data.scalar("project_slug") ?? data.scalar("project", "slug") ?? data.scalar("project"))
        labels.set("environment", data.scalar("environment"))
        labels.set("release", data.scalar("release"))
        labels.set("platform", data.scalar("platform"))
        for tag in data.list("tags") {
            guard let name = tag.scalar("0"), Self.tags.contains(name) else { continue }
            labels.set(name, tag.scalar("1"))
        }
        return labels.texts
    }

    /// Tags that name machines; others name people.
    private static let tags: Set<String> = [
        "environment", "level", "server_name", "runtime", "release", "transaction", "handled",
    ]
}
