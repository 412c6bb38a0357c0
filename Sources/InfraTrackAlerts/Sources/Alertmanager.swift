public import InfraTrack
import StrictJSON

/// Prometheus Alertmanager: its webhook, version 4, and the lists of its API, version 2.
///
/// Each alert is an event of its own: a message may mix firing and resolved ones, and when
/// `max_alerts` cut it, its top-level status and common labels say nothing of those left out. The
/// problem is the alert's fingerprint, which is worked out from the labels when the sender is too
/// old to give it. `externalURL` and `groupKey` are no part of it: both change with the setup.
public struct Alertmanager: AlertSource {
    private let ignoredLabels: Set<String>

    /// Makes the source.
    ///
    /// - Parameter ignoredLabels: labels that do not tell problems apart, such as `replica`.
    public init(ignoredLabels: Set<String> = []) { self.ignoredLabels = ignoredLabels }

    /// `alertmanager`.
    public var name: String { "alertmanager" }

    /// Reads a webhook message, or a list as `amtool alert -o json` prints it.
    public func events(
        in payload: [UInt8], receivedAt: Timestamp
    ) throws(AlertError) -> [AlertEvent] {
        try reading(of: payload, receivedAt: receivedAt).events
    }

    /// Reads a webhook message, or a list of everything that fires.
    public func reading(
        of payload: [UInt8], receivedAt: Timestamp
    ) throws(AlertError) -> AlertReading {
        let message = try JSON.payload(payload)
        if case .array(let items) = message.kind { return try list(message, items, receivedAt) }
        try checkVersion(message)
        let isTruncated = LabelledAlert.isCut(message)
        var events: [AlertEvent] = []
        for item in try message.items("alerts", limit: AlertLimits.alerts) {
            var event = try event(item)
            event.isGroupTruncated = isTruncated
            events.append(event)
        }
        return AlertReading(events)
    }

    /// A webhook message of version 4, or a list of labelled alerts.
    public func recognizes(_ payload: [UInt8]) -> Bool {
        guard let message = JSON.glance(payload) else { return false }
        if case .array(let items) = message.kind {
            return items.first?["labels"] != nil && items.first?["startsAt"] != nil
        }
        return message["alerts"] != nil && message["groupKey"] != nil && message["orgId"] == nil
            && message["version"]?.isText("4") == true
    }

    /// A message of one alert.
    public func message(of part: String) -> String { "{\"alerts\": [\(part)]}" }

    private func checkVersion(_ message: JSON) throws(AlertError) {
        guard case .object = message.kind else {
            throw message.unexpected("The payload is neither an object nor a list.")
        }
        guard let version = message["version"], !version.isText("4") else { return }
        throw AlertError(
            .unsupported, "The webhook's version is not 4.",
            cure: "Use Alertmanager 0.6 or later with its own payload.", at: version.place)
    }

    private func event(_ item: JSON) throws(AlertError) -> AlertEvent {
        let alert = try LabelledAlert(item)
        guard let startedAt = try item.time("startsAt") else {
            throw item.unexpected("“startsAt” is missing or unset.")
        }
        let state = try alert.state()
        var event = try alert.event(
            name, try key(alert), state, startedAt: startedAt,
            endedAt: state == .resolved ? try item.time("endsAt") : nil)
        event.payload = item.text
        return event
    }

    private func key(_ alert: LabelledAlert) throws(AlertError) -> String {
        ProblemKey.text(name, [("fingerprint", try alert.fingerprint(ignoring: ignoredLabels))])
    }
}

extension Alertmanager {
    /// The API's list says nothing of those it leaves out when it is empty, as after a restart.
    private func list(
        _ message: JSON, _ items: [JSON], _ now: Timestamp
    ) throws(AlertError) -> AlertReading {
        guard items.count <= AlertLimits.alerts else {
            throw message.tooLarge("There are more than \(AlertLimits.alerts) alerts.")
        }
        var events: [AlertEvent] = []
        for item in items { events.append(try listed(item, now)) }
        let isWhole = !items.isEmpty && items.allSatisfy { $0["updatedAt"] != nil }
        return AlertReading(events, listing: AlertReading.Listing(isComplete: isWhole))
    }

    /// Listed alerts have a state of their own; those that were posted fire until their end.
    private func listed(_ item: JSON, _ now: Timestamp) throws(AlertError) -> AlertEvent {
        let alert = try LabelledAlert(item)
        let (start, end) = (try item.time("startsAt"), try item.time("endsAt"))
        let state = item.scalar("status", "state")
        let isOver = state == nil && end.map { $0 <= now } ?? false
        let isSilenced = state == "suppressed"
        var event = try alert.event(
            name, try key(alert), isOver ? .resolved : isSilenced ? .notice : .firing,
            startedAt: start ?? now, endedAt: isOver ? end : nil)
        event.timing = start == nil ? .arrival : .episode
        event.remark = "Alertmanager silences or inhibits the alert."
        event.payload = webhookForm(item, event).text
        return event
    }

    /// The alert as the webhook would send it, so that it can be read again.
    private func webhookForm(_ item: JSON, _ event: AlertEvent) -> JSON {
        let changed: Set<String> = ["status", "startsAt", "endsAt", "updatedAt", "receivers"]
        guard case .object(let members) = item.without(changed).kind else { return item }
        let state = event.state == .resolved ? "resolved" : "firing"
        let end = event.endedAt?.description ?? "0001-01-01T00:00:00Z"
        let times = [("status", state), ("startsAt", event.startedAt.description), ("endsAt", end)]
        return JSON(.object(members + times.map { (key: $0.0, value: JSON(.string($0.1))) }))
    }
}

extension JSON {
    /// Whether it is a text, as a string or as a number.
    func isText(_ text: String) -> Bool {
        switch kind {
        case .string(let value), .number(let value): value == text
        default: false
        }
    }
}
