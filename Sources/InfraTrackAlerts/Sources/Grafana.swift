public import InfraTrack
import StrictJSON

/// Grafana's webhooks: unified alerting, and the alerts of dashboards that came before.
///
/// A fingerprint covers labels that the payload does not show, so the sender's is taken. An alert
/// that ends because its data or its rule went away has not recovered: the annotation
/// `grafana_state_reason` tells.
public struct Grafana: AlertSource {
    /// Makes the source.
    public init() {}

    /// `grafana`.
    public var name: String { "grafana" }

    /// Reads a webhook message.
    public func events(
        in payload: [UInt8], receivedAt: Timestamp
    ) throws(AlertError) -> [AlertEvent] {
        let message = try JSON.payload(payload)
        if message["ruleId"] != nil { return [try legacy(message, receivedAt)] }
        guard isUnified(message) else {
            throw message.unexpected("The payload has neither “orgId” nor “ruleId”.")
        }
        let isTruncated = LabelledAlert.isCut(message)
        let org = message.scalar("orgId")
        var events: [AlertEvent] = []
        for item in try message.items("alerts", limit: AlertLimits.alerts) {
            var event = try unified(item, org)
            event.isGroupTruncated = isTruncated
            events.append(event)
        }
        return events
    }

    /// Unified alerting's own fields, or a rule's id and state.
    public func recognizes(_ payload: [UInt8]) -> Bool {
        guard let message = JSON.glance(payload) else { return false }
        return message["alerts"] != nil && isUnified(message)
            || message["ruleId"] != nil && message["state"] != nil
    }

    /// A message of one alert; those of dashboards are messages already.
    public func message(of part: String) -> String {
        let value = JSON.glance(Array(part.utf8))
        guard value?["ruleId"] == nil else { return part }
        let org = value?.scalar("orgId").map { "\"orgId\": \(JSON(.string($0)).text), " } ?? ""
        return "{\(org)\"version\": \"1\", \"alerts\": [\(part)]}"
    }

    private func isUnified(_ message: JSON) -> Bool {
        message["version"]?.isText("1") == true
            || message["orgId"] != nil && message["alerts"] != nil
    }

    private func unified(_ item: JSON, _ org: String?) throws(AlertError) -> AlertEvent {
        let alert = try LabelledAlert(item)
        guard let startedAt = try item.time("startsAt") else {
            throw item.unexpected("“startsAt” is missing or unset.")
        }
        let org = item.scalar("orgId") ?? org
        let key = ProblemKey.text(
            name, [("org", org ?? "1"), ("fingerprint", try alert.fingerprint())])
        let state = try alert.state()
        var event = try alert.event(
            name, key, Self.isBlind(alert) ? blind(state) : state, startedAt: startedAt,
            endedAt: state == .resolved ? try item.time("endsAt") : nil)
        event.ending = Self.ending(alert.annotations["grafana_state_reason"])
        event.remark = "Grafana has data again."
        event.payload = Self.kept(item, org).text
        return event
    }

    /// Grafana's own alerts about rules that it could not work out.
    private static func isBlind(_ alert: LabelledAlert) -> Bool {
        ["DatasourceNoData", "DatasourceError"].contains(alert.labels["alertname"])
    }

    private func blind(_ state: AlertEvent.State) -> AlertEvent.State {
        state == .resolved ? .notice : .unclear
    }

    private static func ending(_ reason: String?) -> AlertRecord.Reason {
        switch reason {
        case nil, "": .recovered
        case "RuleDeleted"?: .sourceDeleted
        default: .stale
        }
    }

    /// The alert without pictures, and with the organisation it belongs to.
    private static func kept(_ item: JSON, _ org: String?) -> JSON {
        guard case .object(let members) = item.without(["embeddedImage", "imageURL", "orgId"]).kind
        else { return item }
        let number = org.map { [(key: "orgId", value: JSON(.string($0)))] } ?? []
        return JSON(.object(members + number))
    }
}

extension Grafana {
    /// A dashboard's alert says neither when it began nor, once it is over, what it was about.
    private func legacy(_ message: JSON, _ now: Timestamp) throws(AlertError) -> AlertEvent {
        let org = message.scalar("orgId") ?? "1"
        let rule = message.scalar("ruleId") ?? ""
        guard let word = message.scalar("state") else {
            throw message.unexpected("“state” is missing.")
        }
        var event = AlertEvent(
            source: name, problemKey: ProblemKey.text(name, [("org", org), ("rule", rule)]),
            state: try Self.state(word, message), startedAt: now,
            name: message.scalar("ruleName") ?? "rule \(rule)")
        event.timing = .arrival
        event.remark = "The rule's state is \(word)."
        var labels = LabelSet()
        labels.set("rule", message.scalar("ruleName"))
        labels.set(all: message["tags"])
        for match in message.list("evalMatches") {
            labels.set("metric", match.scalar("metric"))
            labels.set(all: match["tags"])
        }
        event.labels = labels.texts
        event.severity = labels.texts["severity"]
        event.annotations = message.scalar("message").map { ["description": $0] } ?? [:]
        event.link = message.scalar("ruleUrl")
        event.payload = message.without(["imageUrl"]).text
        return event
    }

    private static func state(
        _ word: String, _ message: JSON
    ) throws(AlertError) -> AlertEvent.State {
        switch word {
        case "alerting": .firing
        case "ok": .resolved
        case "no_data", "unknown": .unclear
        case "paused", "pending": .notice
        default: throw message.unexpected("“state” is none of Grafana's.")
        }
    }
}
