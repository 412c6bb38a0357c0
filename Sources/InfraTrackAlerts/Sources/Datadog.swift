public import InfraTrack
import StrictJSON

/// A webhook of Datadog: a JSON object of its variables under any names like theirs.
///
/// The problem is the monitor with its scope. Datadog's own default payload names neither: then
/// the title without its state stands in for them, which breaks when somebody renames the monitor.
public struct Datadog: AlertSource {
    /// Makes the source.
    public init() {}

    /// `datadog`.
    public var name: String { "datadog" }

    /// Reads one event.
    public func events(
        in payload: [UInt8], receivedAt: Timestamp
    ) throws(AlertError) -> [AlertEvent] {
        let message = try JSON.payload(payload)
        guard case .object = message.kind else {
            throw message.unexpected("The payload is not an object.")
        }
        return [try event(message, AlertFields(message), receivedAt)]
    }

    /// Its variables' own names.
    public func recognizes(_ payload: [UInt8]) -> Bool {
        guard let message = JSON.glance(payload) else { return false }
        let fields = AlertFields(message)
        return fields["alerttransition", "alertcyclekey", "aggregkey"] != nil
            || message["org"] != nil && message["last_updated"] != nil
                && message["event_type"] != nil
    }

    private func event(
        _ message: JSON, _ fields: AlertFields, _ now: Timestamp
    ) throws(AlertError) -> AlertEvent {
        let title = fields.line("title", "eventtitle", "alerttitle")
        let scope = fields["scopes", "scope", "alertscope"]
        let state = try state(message, fields, title)
        let time = try time(message, fields)
        var event = AlertEvent(
            source: name, problemKey: try key(message, fields, title, scope), state: state,
            startedAt: time ?? now, name: title.map(Self.bare) ?? "monitor")
        event.timing = time == nil ? .arrival : .moment
        event.episodeLabel = "cycle"
        event.severity = fields.line("severity", "alertpriority", "alerttype", "priority")
        event.urgency = Self.urgency(fields["alerttype"], fields["severity", "alertpriority"])
        event.remark = "The event changes no monitor's state."
        event.labels = labels(fields, scope)
        event.annotations["description"] = fields["body", "eventmsg", "textonlymsg"]
        event.link = fields["link", "url"]
        event.payload = message.text
        return event
    }

    private func key(
        _ message: JSON, _ fields: AlertFields, _ title: String?, _ scope: String?
    ) throws(AlertError) -> String {
        let org = [("org", fields.line("orgid") ?? "")]
        if let monitor = fields.line("monitorid", "alertid") {
            return ProblemKey.text(
                name, org + [("monitor", monitor), ("scope", Self.sorted(scope))])
        }
        if let key = fields.line("aggregkey") { return ProblemKey.text(name, org + [("key", key)]) }
        guard let title else { throw message.unexpected("Neither a monitor nor a title is given.") }
        return ProblemKey.text(
            name, org + [("title", Self.bare(title)), ("scope", Self.sorted(scope))])
    }

    /// A monitor's scope in one order, whatever order it was sent in.
    private static func sorted(_ scope: String?) -> String {
        words(scope).sorted().joined(separator: ",")
    }

    private static func words(_ text: String?) -> [String] {
        (text ?? "").split(separator: ",").map { String($0.drop { $0 == " " }) }
    }

    /// The title without the state in brackets before it.
    private static func bare(_ title: String) -> String {
        guard title.hasPrefix("["), let end = title.firstIndex(of: "]") else { return title }
        let rest = title[end...].dropFirst().drop { $0 == " " }
        return rest.isEmpty ? title : String(rest)
    }

    private func state(
        _ message: JSON, _ fields: AlertFields, _ title: String?
    ) throws(AlertError) -> AlertEvent.State {
        let bracket = title.flatMap {
            $0.hasPrefix("[") ? $0.dropFirst().prefix { $0 != "]" } : nil
        }
        let word = fields["alerttransition", "transition"] ?? bracket.map(String.init) ?? ""
        let first = word.lowercased().filter { $0 != "-" }
        for (beginning, state) in Self.transitions where first.hasPrefix(beginning) { return state }
        switch fields["alerttype"]?.lowercased() {
        case "error", "warning": return .firing
        case "success": return .resolved
        case "info", nil: return .notice
        case .some: throw message.unexpected("“alert_type” is none of Datadog's.")
        }
    }

    private static let transitions: [(String, AlertEvent.State)] = [
        ("trigger", .firing), ("retrigger", .firing), ("warn", .firing), ("rewarn", .firing),
        ("renotify", .firing), ("alert", .firing), ("recover", .resolved), ("no data", .unclear),
        ("reno data", .unclear),
    ]

    private func time(
        _ message: JSON, _ fields: AlertFields
    ) throws(AlertError) -> Timestamp? {
        guard let text = fields["lastupdated", "date"] else { return nil }
        guard let time = AlertTime.read(text) else {
            throw message.unexpected("The event's date is no time.")
        }
        return time
    }

    private static func urgency(_ type: String?, _ priority: String?) -> Priority? {
        if let priority = priority.flatMap({ Priority(rawValue: $0.uppercased()) }) {
            return priority
        }
        switch type?.lowercased() {
        case "error": return .p2
        case "warning": return .p3
        case "info": return .p4
        default: return nil
        }
    }

    private func labels(_ fields: AlertFields, _ scope: String?) -> [String: String] {
        var labels = LabelSet()
        labels.set("monitor", fields["monitorid", "alertid"])
        labels.set("cycle", fields["alertcyclekey"])
        labels.set("host", fields["hostname", "host"])
        labels.set("metric", fields["alertmetric", "metric"])
        labels.set("org", fields["orgname"])
        labels.set(tags: Self.words(scope))
        labels.set(tags: Self.words(fields["tags"]))
        return labels.texts
    }
}
