public import InfraTrack
import StrictJSON

/// A webhook of Zabbix: a JSON object of macros under any names like theirs.
///
/// The problem is the trigger, the episode the event's number, which its recovery repeats. Macros
/// that Zabbix left as they are count as absent.
public struct Zabbix: AlertSource {
    private let offsetMinutes: Int

    /// Makes the source.
    ///
    /// - Parameter offsetMinutes: the server's zone, which its dates don't name.
    public init(offsetMinutes: Int = 0) { self.offsetMinutes = offsetMinutes }

    /// `zabbix`.
    public var name: String { "zabbix" }

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

    /// An event's number beside its trigger, its value or its severity.
    public func recognizes(_ payload: [UInt8]) -> Bool {
        guard let message = JSON.glance(payload) else { return false }
        let fields = AlertFields(message)
        return fields["eventid"] != nil
            && fields["triggerid", "eventvalue", "eventnseverity", "eventsource"] != nil
    }

    private func event(
        _ message: JSON, _ fields: AlertFields, _ now: Timestamp
    ) throws(AlertError) -> AlertEvent {
        let id = fields.line("eventid", "problemid")
        guard let trigger = fields.line("triggerid") ?? id else {
            throw message.unexpected("Neither a trigger's nor an event's number is given.")
        }
        let host = fields.line("hosthost", "hostname", "host")
        let state = try state(message, fields)
        let start = try time(
            message, fields["eventdate"], fields["eventtime", "eventclock", "clock"])
        let end = try time(
            message, fields["eventrecoverydate"],
            fields["eventrecoverytime", "eventrecoveryclock", "rclock"])
        let server = fields.line("server", "zabbixserver").map { [("server", $0)] } ?? []
        var event = AlertEvent(
            source: name,
            problemKey: ProblemKey.text(
                name, server + [("trigger", trigger)] + (host.map { [("host", $0)] } ?? [])),
            state: state, startedAt: start ?? now, endedAt: state == .resolved ? end : nil,
            name: fields.line("eventname", "triggername", "alertname", "subject", "alertsubject")
                ?? "trigger \(trigger)")
        event.timing = start == nil ? .arrival : .episode
        event.episodeLabel = "event_id"
        event.severity = fields.line("eventseverity", "triggerseverity", "severity")
        event.urgency = Self.urgency(fields["eventnseverity", "nseverity"] ?? event.severity)
        event.remark = "The event is none of a trigger."
        event.labels = labels(message, fields, host, id, trigger)
        event.annotations["description"] =
            fields["triggerdescription", "alertmessage", "message", "eventopdata"]
        event.annotations["comment"] = fields["eventupdatemessage"]
        event.targets = [fields["hostip"], fields["hostconn"], fields["hostdns"]].compactMap { $0 }
        event.link = fields["eventurl", "url", "triggerurl"]
        event.payload = message.text
        return event
    }

    private func state(
        _ message: JSON, _ fields: AlertFields
    ) throws(AlertError) -> AlertEvent.State {
        if let origin = fields["eventsource"], origin != "0", origin != "4" { return .notice }
        let value = fields["eventvalue", "eventstatus", "triggerstatus", "status", "value"]
        switch value?.uppercased() {
        case "0", "OK", "RESOLVED", "RECOVERY": return .resolved
        case "1", "PROBLEM":
            let isUpdate = fields["eventupdatestatus"] == "1"
            let isTaken = ["yes", "1", "true"].contains(fields["eventackstatus"]?.lowercased())
            return isUpdate && isTaken ? .acknowledged : .firing
        default: throw message.unexpected("“EVENT.VALUE” is neither 1 nor 0.")
        }
    }

    /// A date and a clock in the server's zone, or a number of seconds.
    private func time(
        _ message: JSON, _ date: String?, _ clock: String?
    ) throws(AlertError) -> Timestamp? {
        guard let clock else { return nil }
        if clock == "0" { return nil }
        let text = date.map { "\($0) \(clock)" } ?? clock
        guard let time = AlertTime.read(text, offsetMinutes: offsetMinutes) else {
            throw message.unexpected("The event's date and time are no time.")
        }
        return time
    }

    private static func urgency(_ severity: String?) -> Priority? {
        switch severity?.lowercased() {
        case "5", "disaster": .p1
        case "4", "high": .p2
        case "3", "average", "2", "warning": .p3
        case "1", "information": .p4
        case "0", "not classified": .p5
        default: nil
        }
    }

    private func labels(
        _ message: JSON, _ fields: AlertFields, _ host: String?, _ id: String?, _ trigger: String
    ) -> [String: String] {
        var labels = LabelSet()
        labels.set("host", host)
        labels.set("event_id", id)
        labels.set("trigger_id", trigger)
        labels.set("address", fields["hostip"])
        let tags = fields["eventtagsjson", "tagsjson"].flatMap { JSON.glance(Array($0.utf8)) }
        for tag in tags?.list() ?? [] { labels.set(tag.scalar("tag") ?? "", tag.scalar("value")) }
        let words = fields["eventtags", "tags"] ?? ""
        labels.set(tags: words.split(separator: ",").map { String($0.drop { $0 == " " }) })
        return labels.texts
    }
}
