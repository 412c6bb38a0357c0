import InfraTrack
import StrictJSON

/// A notification about a host or one of its services, as Nagios and its family send it.
struct HostNotification {
    private let fields: AlertFields
    private let text: String
    private let place: JSON

    /// Reads a JSON object, or `NAME=VALUE` between line breaks or zero bytes.
    init(_ payload: [UInt8]) throws(AlertError) {
        let first = payload.first { !" \t\r\n".utf8.contains($0) }
        guard first == UInt8(ascii: "{") || first == UInt8(ascii: "[") || first == nil else {
            self = try Self(variables: payload)
            return
        }
        let value = try JSON.payload(payload)
        guard case .object = value.kind else {
            throw value.unexpected("The payload is not an object.")
        }
        self.init(value)
    }

    private init(_ value: JSON) {
        // Names may have the prefix that the environment gives them.
        var texts: [String: String] = [:]
        if case .object(let members) = value.kind {
            for member in members {
                if let text = value.scalar(member.key) { texts[Self.bare(member.key)] = text }
            }
        }
        fields = AlertFields(value).over(AlertFields(texts))
        text = value.text
        place = value
    }

    private init(variables payload: [UInt8]) throws(AlertError) {
        guard payload.count <= AlertLimits.payload else {
            throw JSON(.null).tooLarge("The payload is larger than \(AlertLimits.payload) bytes.")
        }
        guard let text = String(validating: payload, as: UTF8.self) else {
            throw AlertError(
                .malformed, "The payload is not UTF-8.", cure: "Send UTF-8 text.")
        }
        let isZeroed = text.unicodeScalars.contains("\0")
        var members: [(key: String, value: JSON)] = []
        var names: Set<String> = []
        for line in text.split(whereSeparator: { isZeroed ? $0 == "\0" : $0.isNewline }) {
            guard let equals = line.firstIndex(of: "="), equals != line.startIndex else {
                throw AlertError(
                    .malformed, "A line of the payload is no NAME=VALUE.",
                    cure: "Send JSON, or the notification's macros as NAME=VALUE lines.")
            }
            let name = String(line[..<equals])
            guard names.insert(name).inserted else { continue }
            members.append((name, JSON(.string(String(line[equals...].dropFirst())))))
        }
        self.init(JSON(.object(members)))
    }

    /// The name without the prefix of the environment.
    private static func bare(_ name: String) -> String {
        for prefix in MonitorEnvironment.prefixes where name.hasPrefix(prefix) {
            return String(name.dropFirst(prefix.count))
        }
        return name
    }

    /// The names that a payload gives values to, to recognise it by.
    static func names(_ payload: [UInt8]) -> [String] {
        guard let notification = try? HostNotification(payload),
            case .object(let members) = notification.place.kind
        else { return [] }
        return members.map(\.key)
    }
}

extension HostNotification {
    private var host: String? { fields.line("hostname", "host", "hostnotificationhostname") }

    private var service: String? {
        fields.line("servicedesc", "servicename", "service", "servicedescription")
    }

    private var state: String? {
        let text =
            service == nil
            ? fields["hoststate", "state", "checkresultstate", "status"]
            : fields["servicestate", "state", "checkresultstate", "status"]
        return text.map { word($0.uppercased()) }
    }

    /// States by name; some templates send their numbers, or short words.
    private func word(_ text: String) -> String {
        let hosts = ["0": "UP", "1": "DOWN", "2": "UNREACHABLE"]
        let services = [
            "0": "OK", "1": "WARNING", "2": "CRITICAL", "3": "UNKNOWN", "WARN": "WARNING",
            "CRIT": "CRITICAL",
        ]
        return (service == nil ? hosts : services)[text] ?? text
    }

    private var isWell: Bool { state.map { ["OK", "UP", "PENDING"].contains($0) } ?? false }

    private var isSoft: Bool {
        let type =
            service == nil
            ? fields["hoststatetype", "statetype"] : fields["servicestatetype", "statetype"]
        return type?.uppercased() == "SOFT" || type == "0"
    }

    /// What the kind of notification makes of the state.
    private func verdict() throws(AlertError) -> (state: AlertEvent.State, remark: String) {
        let kind = fields["notificationtype", "type"].map { $0.uppercased() }
        let reported: AlertEvent.State = isWell ? .resolved : .firing
        switch kind {
        case nil:
            guard state != nil else {
                throw place.unexpected("Neither NOTIFICATIONTYPE nor a state is given.")
            }
            return isSoft ? (.notice, "The state is a soft one.") : (reported, "")
        case "PROBLEM"?: return isSoft ? (.notice, "The state is a soft one.") : (.firing, "")
        case "RECOVERY"?: return (.resolved, "")
        case "ACKNOWLEDGEMENT"?: return (.acknowledged, "")
        case "FLAPPINGSTART"?:
            return (.notice, "The state began to flap; the monitor waits for it to settle.")
        case "DOWNTIMESTART"?: return (.notice, "A downtime began; the monitor keeps quiet.")
        case "FLAPPINGSTOP"?, "FLAPPINGEND"?, "FLAPPINGDISABLED"?, "DOWNTIMEEND"?,
            "DOWNTIMECANCELLED"?, "DOWNTIMEREMOVED"?:
            // What happened meanwhile was not told: the state is.
            return state == nil ? (.notice, "The monitor tells states again.") : (reported, "")
        case "CUSTOM"?: return (.notice, "Somebody sent a notification by hand.")
        case .some: throw place.unexpected("NOTIFICATIONTYPE is none of the monitor's.")
        }
    }

    func event(_ source: String, _ now: Timestamp) throws(AlertError) -> AlertEvent {
        guard let host else { throw place.unexpected("HOSTNAME is missing.") }
        let verdict = try verdict()
        let key = [
            ("instance", fields.line("instance", "site", "zone")), ("host", host),
            ("service", service),
        ]
        let time = try changed()
        var event = AlertEvent(
            source: source,
            problemKey: ProblemKey.text(
                source, key.compactMap { name, value in value.map { (name, $0) } }),
            state: verdict.state, startedAt: time ?? now, name: service ?? "Host \(host)")
        event.timing = time == nil ? .arrival : .moment
        event.impliesFiring = fields["notificationtype", "type"]?.uppercased() == "RECOVERY"
        event.remark = verdict.remark
        event.episodeLabel = "problem_id"
        event.severity = state?.lowercased()
        event.urgency = Self.urgency(state)
        event.labels = labels(host)
        event.annotations = annotations
        event.targets = [fields["hostaddress", "address", "hostaddress6"]].compactMap { $0 }
        event.link = fields["serviceactionurl", "hostactionurl", "url"]
        event.payload = text
        return event
    }

    /// When the state changed; the time of the notification where that is not told.
    private func changed() throws(AlertError) -> Timestamp? {
        let text =
            service == nil
            ? fields[
                "lasthoststatechange", "hostlaststatechange", "hostlasthardstatechange",
                "laststatechange"]
            : fields[
                "lastservicestatechange", "servicelaststatechange", "servicelasthardstatechange",
                "laststatechange"]
        guard let text = text ?? fields["timet", "icingatimet", "timestamp"], text != "0" else {
            return nil
        }
        guard let time = AlertTime.read(text) else {
            throw place.unexpected("The time of the change of state is no time.")
        }
        return time
    }

    private static func urgency(_ state: String?) -> Priority? {
        switch state {
        case "DOWN": .p1
        case "CRITICAL": .p2
        case "WARNING", "UNREACHABLE": .p3
        case "UNKNOWN": .p4
        default: nil
        }
    }

    private func labels(_ host: String) -> [String: String] {
        var labels = LabelSet()
        labels.set("host", host)
        labels.set("service", service)
        labels.set("address", fields["hostaddress", "address"])
        labels.set("hostgroup", fields["hostgroupname"])
        labels.set("problem_id", problem)
        return labels.texts
    }

    /// A recovery's own number is 0 already: the last one is meant.
    private var problem: String? {
        let now = service == nil ? fields["hostproblemid"] : fields["serviceproblemid"]
        let last = service == nil ? fields["lasthostproblemid"] : fields["lastserviceproblemid"]
        return [now, isWell ? last : nil].compactMap { $0 }.first { $0 != "0" }
    }

    private var annotations: [String: String] {
        var texts: [String: String] = [:]
        texts["description"] =
            service == nil
            ? fields["hostoutput", "output"]
            : fields["serviceoutput", "output", "checkresultoutput"]
        let author = fields["notificationauthor", "serviceackauthor", "hostackauthor", "author"]
        let comment = fields[
            "notificationcomment", "serviceackcomment", "hostackcomment", "comment"]
        texts["comment"] = [author, comment].compactMap { $0 }.joined(separator: ": ")
        return texts.filter { !$0.value.isEmpty }
    }
}
