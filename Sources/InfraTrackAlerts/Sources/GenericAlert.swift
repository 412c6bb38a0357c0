import InfraTrack
import StrictJSON

/// One alert of no known monitor.
struct GenericAlert {
    private let item: JSON
    private let body: JSON
    private let paths: GenericPaths
    private let fields: AlertFields
    private let isCloudEvent: Bool

    init(_ item: JSON, _ paths: GenericPaths) throws(AlertError) {
        guard case .object = item.kind else { throw item.unexpected("The alert is not an object.") }
        self.item = item
        self.paths = paths
        isCloudEvent = item["specversion"] != nil && item["type"] != nil
        body = isCloudEvent ? try Self.data(item) : item
        fields = AlertFields(body)
    }

    /// What a CloudEvent carries, as JSON or as base 64 of JSON.
    private static func data(_ item: JSON) throws(AlertError) -> JSON {
        if let text = item.scalar("data_base64") {
            guard let bytes = Base64.decode(text) else {
                throw item.unexpected("“data_base64” is not base 64.")
            }
            return try JSON.payload(bytes)
        }
        guard let data = item["data"] else { return JSON(.object([]), at: item.place) }
        guard case .string(let text) = data.kind else { return data }
        return JSON.glance(Array(text.utf8)) ?? JSON(.object([(key: "message", value: data)]))
    }

    /// A value where the settings say, looked for in the envelope and in what it carries.
    private func configured(_ name: String) -> String? {
        paths.paths[name].flatMap { text(at: $0) }
    }

    private func text(at path: [String]) -> String? {
        for value in [item.at(path), body.at(path)] {
            switch value?.kind {
            case .string(let text)? where !text.isEmpty: return text
            case .number(let digits)?: return digits
            case .bool(let bool)?: return bool ? "true" : "false"
            default: continue
            }
        }
        return nil
    }

    func event(_ source: String, _ now: Timestamp) throws(AlertError) -> AlertEvent {
        let state = try state()
        let started = try time(
            "started", fields["startsat", "startedat", "started", "starttime", "since"])
        let ended = try time("ended", fields["endsat", "endedat", "ended", "resolvedat", "endtime"])
        let said = try time(
            "",
            item.scalar("time") ?? fields["timestamp", "time", "date", "occurredat", "createtime"])
        let title =
            configured("name") ?? fields["alertname", "name", "title", "event", "check", "summary"]
        var event = AlertEvent(
            source: source, problemKey: try key(source), state: state,
            startedAt: started ?? said ?? ended ?? now,
            endedAt: state == .resolved ? ended ?? said : nil,
            name: (title ?? item.scalar("type")).map { Plain.line($0) } ?? "alert")
        event.timing = started != nil ? .episode : said != nil || ended != nil ? .moment : .arrival
        event.remark = "The alert's state is neither firing nor resolved."
        event.severity = (configured("severity") ?? fields["severity", "priority", "level"]).map {
            Plain.line($0)
        }
        event.labels = labels
        event.annotations["summary"] = configured("summary") ?? fields["summary", "title"]
        event.annotations["description"] =
            configured("description") ?? fields["description", "message", "details", "text"]
        event.link = configured("link") ?? fields["link", "url", "generatorurl"]
        event.payload = item.text
        return event
    }

    /// Only a path that the settings name must lead to a time.
    private func time(_ name: String, _ usual: String?) throws(AlertError) -> Timestamp? {
        if let text = configured(name) {
            guard let time = AlertTime.read(text) else {
                if AlertTime.isUnset(text) { return nil }
                throw item.unexpected("The path “\(name)” leads to no time.")
            }
            return time
        }
        return usual.flatMap { AlertTime.read($0) }
    }

    private func key(_ source: String) throws(AlertError) -> String {
        if !paths.key.isEmpty {
            let parts = paths.key.map { ($0.joined(separator: "."), text(at: $0)) }
            guard parts.contains(where: { $0.1 != nil }) else {
                throw item.unexpected("None of the fields of “key” is there.")
            }
            return ProblemKey.text(source, parts.map { ($0.0, $0.1 ?? "") })
        }
        if let key = fields["problemkey", "dedupkey", "fingerprint", "alertkey", "key"] {
            return ProblemKey.text(source, origin + [("key", key)])
        }
        if isCloudEvent {
            let subject = item.scalar("subject").map { [("subject", $0)] }
            return ProblemKey.text(
                source, origin + (subject ?? [("type", item.scalar("type") ?? "")]))
        }
        let name = fields["alertname", "name", "check", "event"]
        let place = fields["host", "hostname", "instance", "resource", "service", "entity"]
        guard name != nil || place != nil else {
            guard let id = fields["alertid", "id"] else {
                throw item.unexpected("Nothing tells which problem it is.")
            }
            return ProblemKey.text(source, [("id", id)])
        }
        return ProblemKey.text(source, [("name", name ?? ""), ("on", place ?? "")])
    }

    private var origin: [(name: String, value: String)] {
        isCloudEvent ? [("source", item.scalar("source") ?? "")] : []
    }

    private func state() throws(AlertError) -> AlertEvent.State {
        guard
            let word = configured("status") ?? fields[
                "status", "state", "alertstate", "eventaction"] ?? typeWord
        else {
            if paths.paths["status"] != nil {
                throw item.unexpected("The path “status” leads nowhere.")
            }
            return .firing
        }
        let lower = word.lowercased()
        if paths.firing.contains(lower) { return .firing }
        if paths.resolved.contains(lower) { return .resolved }
        guard let state = Self.words[lower] else {
            throw item.unexpected("The alert's state is a word that nobody here knows.")
        }
        return state
    }

    /// CloudEvents often end their type with what happened: `com.acme.alert.resolved`.
    private var typeWord: String? {
        guard isCloudEvent, let last = item.scalar("type")?.split(separator: ".").last else {
            return nil
        }
        return Self.words[last.lowercased()] == nil ? nil : String(last)
    }

    private static let words: [String: AlertEvent.State] = {
        let lists: [(AlertEvent.State, String)] = [
            (
                .firing,
                """
                firing fired fire problem open opened triggered trigger alerting alert alarm critical
                crit error warning warn down fail failed failing active activated raised created true
                1 bad unhealthy high
                """
            ),
            (
                .resolved,
                """
                resolved resolve ok closed close recovered recovery cleared clear up normal healthy
                inactive deactivated passing false 0 success good
                """
            ),
            (.acknowledged, "acknowledged acknowledge ack"),
            (.unclear, "unknown nodata no_data insufficient_data pending indeterminate"),
            (.notice, "test info heartbeat ping silenced suppressed muted maintenance"),
        ]
        var table: [String: AlertEvent.State] = [:]
        for (state, words) in lists {
            for word in words.split(whereSeparator: \.isWhitespace) { table[String(word)] = state }
        }
        return table
    }()

    private var labels: [String: String] {
        var labels = LabelSet()
        for path in paths.labels {
            if let text = text(at: path), let name = path.last { labels.set(name, text) }
            labels.set(all: item.at(path) ?? body.at(path))
        }
        labels.set(all: body["labels"])
        for name in [
            "host", "hostname", "instance", "service", "resource", "environment", "component",
        ] {
            labels.set(name, body.scalar(name))
        }
        labels.set("subject", isCloudEvent ? item.scalar("subject") : nil)
        return labels.texts
    }
}

/// Base 64 of RFC 4648 with padding.
enum Base64 {
    static func decode(_ text: String) -> [UInt8]? {
        let bytes = Array(text.utf8)
        guard bytes.count % 4 == 0 else { return nil }
        let padding = bytes.reversed().prefix { $0 == UInt8(ascii: "=") }.count
        guard padding <= 2 else { return nil }
        var result: [UInt8] = []
        var bits = 0
        for (index, byte) in bytes.dropLast(padding).enumerated() {
            guard let value = value(byte) else { return nil }
            bits = (bits << 6 | value) & 0xFF_FFFF
            if index % 4 > 0 {
                result.append(UInt8(truncatingIfNeeded: bits >> (6 - 2 * (index % 4))))
            }
        }
        return result
    }

    private static func value(_ byte: UInt8) -> Int? {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): Int(byte) - 65
        case UInt8(ascii: "a")...UInt8(ascii: "z"): Int(byte) - 71
        case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte) + 4
        case UInt8(ascii: "+"): 62
        case UInt8(ascii: "/"): 63
        default: nil
        }
    }
}
