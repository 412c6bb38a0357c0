import InfraTrack
import StrictJSON

/// One alarm's change of state, in the words of any of CloudWatch's documents.
struct CloudWatchAlarm {
    var arn: String?
    var account: String?
    var region: String?
    var name: String
    var description: String?
    var state: String
    var before: String?
    var reason: String?
    var at: String?
    var metrics: [JSON] = []
    /// Why the alarm's actions are held back, when they are.
    var isMuted = false
    var contributor: JSON?
    var isDeleted = false
    var isListed = false
    let document: JSON

    /// What SNS carries.
    init?(notification alarm: JSON, topic: String?) {
        guard let name = alarm.scalar("AlarmName") else { return nil }
        document = alarm
        self.name = name
        description = alarm.scalar("AlarmDescription")
        account = alarm.scalar("AWSAccountId")
        state = alarm.scalar("NewStateValue") ?? ""
        before = alarm.scalar("OldStateValue")
        reason = alarm.scalar("NewStateReason")
        at = alarm.scalar("StateChangeTime")
        metrics = alarm["Trigger"].map { [$0] } ?? []
        region = alarm.scalar("Region")
        arn = alarm.scalar("AlarmArn") ?? Self.arn(of: name, account, topic)
    }

    /// An alarm tells topics of its own region only, so the topic's ARN has what an old message
    /// lacks.
    private static func arn(of name: String, _ account: String?, _ topic: String?) -> String? {
        let parts = (topic ?? "").split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count >= 6, parts[0] == "arn", let account else { return nil }
        return "arn:\(parts[1]):cloudwatch:\(parts[3]):\(account):alarm:\(name)"
    }

    /// What a Lambda function gets as an alarm's action.
    init?(action: JSON) {
        guard let data = action["alarmData"], let state = data["state"] else { return nil }
        document = action
        arn = action.scalar("alarmArn").map { $0.filter { $0 != " " } == $0 ? $0 : Self.mended($0) }
        account = action.scalar("accountId")
        region = action.scalar("region")
        name = data.scalar("alarmName") ?? "alarm"
        self.state = state.scalar("value").or("")
        before = data.scalar("previousState", "value")
        reason = state.scalar("reason")
        at = state.scalar("timestamp") ?? action.scalar("time")
        read(data["configuration"], state)
    }

    /// An ARN has no blanks before its account; one after a colon slipped in.
    private static func mended(_ arn: String) -> String { arn.replacing(": ", with: ":") }

    /// What EventBridge carries; `nil` for what is no alarm.
    init?(bridged event: JSON) {
        guard let type = event.scalar("detail-type"), type.hasPrefix("CloudWatch Alarm"),
            let detail = event["detail"]
        else { return nil }
        let state = detail["state"] ?? JSON(.null)
        document = event
        arn = event.at(["resources", "0"]).flatMap {
            if case .string(let text) = $0.kind { text } else { nil }
        }
        account = event.scalar("account")
        region = event.scalar("region")
        name = detail.scalar("alarmName") ?? "alarm"
        self.state = state.scalar("value").or("")
        before = detail.scalar("previousState", "value")
        reason = state.scalar("reason")
        at = state.scalar("timestamp") ?? event.scalar("time")
        contributor = detail["alarmContributor"]
        isDeleted = detail.scalar("operation") == "delete"
        if isDeleted { at = event.scalar("time") }
        if type.hasSuffix("Configuration Change"), !isDeleted { return nil }
        isMuted = detail["muteDetail"] != nil
        read(detail["configuration"], state)
    }

    /// What `describe-alarms` lists.
    init?(listed alarm: JSON) {
        guard let name = alarm.scalar("AlarmName") else { return nil }
        document = alarm
        self.name = name
        arn = alarm.scalar("AlarmArn")
        description = alarm.scalar("AlarmDescription")
        state = alarm.scalar("StateValue") ?? ""
        reason = alarm.scalar("StateReason")
        at = alarm.scalar("StateTransitionedTimestamp") ?? alarm.scalar("StateUpdatedTimestamp")
        metrics = [alarm]
        isMuted = alarm["ActionsSuppressedBy"] != nil
        isListed = true
    }

    private mutating func read(_ configuration: JSON?, _ state: JSON) {
        description = configuration?.scalar("description")
        metrics = configuration?.list("metrics").compactMap { $0["metricStat"]?["metric"] } ?? []
        if state["actionsSuppressedBy"] != nil { isMuted = true }
    }
}

extension CloudWatchAlarm {
    func event(_ source: String, _ now: Timestamp) throws(AlertError) -> AlertEvent {
        let time = at.flatMap { AlertTime.read($0) }
        if at != nil, time == nil {
            throw document.unexpected("The time of the change is no time.")
        }
        var event = AlertEvent(
            source: source, problemKey: key(source), state: try eventState(),
            startedAt: time ?? now, name: name)
        event.timing = time == nil ? .arrival : isStart ? .episode : .moment
        event.ending = isDeleted ? .sourceDeleted : .recovered
        event.impliesFiring = before == "ALARM"
        event.remark = "CloudWatch holds back the alarm's actions."
        let labels = labels
        event.labels = labels
        let said = [description, reason].compactMap { $0 }.joined(separator: "\n")
        event.annotations["description"] = said.isEmpty ? nil : said
        event.targets = targets
        event.payload = kept.text
        return event
    }

    /// The document with the ARN that only its topic told.
    private var kept: JSON {
        guard case .object(let members) = document.kind, document["AlarmName"] != nil,
            document["AlarmArn"] == nil, let arn
        else { return document }
        return JSON(.object(members + [(key: "AlarmArn", value: JSON(.string(arn)))]))
    }

    /// Only a change into ALARM begins an episode; lists round its time.
    private var isStart: Bool { state == "ALARM" && before != "ALARM" && !isListed && !isDeleted }

    private func eventState() throws(AlertError) -> AlertEvent.State {
        switch state {
        case _ where isDeleted: .resolved
        case "ALARM": isMuted ? .notice : .firing
        case "OK": .resolved
        case "INSUFFICIENT_DATA": .unclear
        default: throw document.unexpected("The alarm's state is none of CloudWatch's.")
        }
    }

    private func key(_ source: String) -> String {
        let part = contributor?.scalar("id").map { [("contributor", $0)] } ?? []
        if let arn { return ProblemKey.text(source, [("arn", arn)] + part) }
        return ProblemKey.text(
            source, [("account", account ?? ""), ("region", region ?? ""), ("alarm", name)] + part)
    }

    private var labels: [String: String] {
        var labels = LabelSet()
        let parts = (arn ?? "").split(separator: ":", omittingEmptySubsequences: false)
        labels.set("alarm", name)
        labels.set("account", account ?? (parts.count > 5 ? String(parts[4]) : nil))
        labels.set("region", parts.count > 5 ? String(parts[3]) : region)
        labels.set(all: contributor?["attributes"])
        for metric in metrics {
            labels.set("namespace", metric.scalar("Namespace") ?? metric.scalar("namespace"))
            labels.set("metric", metric.scalar("MetricName") ?? metric.scalar("name"))
            for (name, value) in Self.dimensions(metric) { labels.set(name, value) }
        }
        return labels.texts
    }

    /// The values of dimensions name what is watched; the alarm's ARN may be a component's too.
    private var targets: [String] {
        metrics.flatMap(Self.dimensions).sorted { $0.name < $1.name }.map(\.value)
            + (arn.map { [$0] } ?? [])
    }

    private static func dimensions(_ metric: JSON) -> [(name: String, value: String)] {
        if case .object(let members)? = metric["dimensions"]?.kind {
            return members.compactMap { member in
                metric["dimensions"]?.scalar(member.key).map { (member.key, $0) }
            }
        }
        return metric.list("Dimensions").compactMap { item in
            guard let name = item.scalar("name") ?? item.scalar("Name"),
                let value = item.scalar("value") ?? item.scalar("Value")
            else { return nil }
            return (name, value)
        }
    }
}

/// What `aws cloudwatch describe-alarms` prints.
struct AlarmList {
    private let document: JSON

    init(_ document: JSON) { self.document = document }

    /// The alarms, and what became of those that are not listed.
    ///
    /// A page of a longer list says nothing of the rest. When all that is listed is in alarm, the
    /// list was filtered by state, and who is missing recovered; otherwise the alarm was deleted.
    func reading(_ now: Timestamp) throws(AlertError) -> AlertReading {
        var events: [AlertEvent] = []
        for item in document.list("MetricAlarms") + document.list("CompositeAlarms") {
            guard let alarm = CloudWatchAlarm(listed: item) else {
                throw item.unexpected("“AlarmName” is missing.")
            }
            events.append(try alarm.event("cloudwatch", now))
        }
        guard events.count <= AlertLimits.alerts else {
            throw document.tooLarge("There are more than \(AlertLimits.alerts) alarms.")
        }
        let isFiltered = events.allSatisfy { $0.state == .firing || $0.state == .notice }
        let isWhole = document["NextToken"] == nil && document["nextToken"] == nil
        return AlertReading(
            events,
            listing: AlertReading.Listing(
                scope: scope(events), isComplete: isWhole && !events.isEmpty,
                ending: isFiltered ? .recovered : .sourceDeleted))
    }

    /// The accounts and regions that the list has alarms of.
    private func scope(_ events: [AlertEvent]) -> [String] {
        let prefixes = events.compactMap { event -> String? in
            guard let end = event.problemKey.firstRange(of: ":alarm:") else { return nil }
            return String(event.problemKey[..<end.upperBound])
        }
        return Set(prefixes).sorted()
    }
}
