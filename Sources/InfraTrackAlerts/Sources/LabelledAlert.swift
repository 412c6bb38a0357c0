import InfraTrack
import StrictJSON

/// An alert as Prometheus' family writes it: labels, annotations, a start and an end.
struct LabelledAlert {
    let value: JSON
    let labels: [String: String]
    let annotations: [String: String]

    init(_ value: JSON) throws(AlertError) {
        self.value = value
        labels = try value.strings("labels", limit: AlertLimits.labels)
        annotations = try value.strings("annotations", limit: AlertLimits.annotations)
    }

    /// `firing` or `resolved`.
    func state() throws(AlertError) -> AlertEvent.State {
        switch try value.requiredString("status") {
        case "firing": .firing
        case "resolved": .resolved
        default: throw value.unexpected("“status” is neither firing nor resolved.")
        }
    }

    /// The sender's fingerprint, else the one that its labels have.
    ///
    /// - Parameter ignored: labels that do not tell problems apart; then it is always worked out.
    func fingerprint(ignoring ignored: Set<String> = []) throws(AlertError) -> String {
        let given = try value.string("fingerprint") ?? ""
        guard given.utf8.count <= AlertLimits.name else {
            throw value.unexpected("“fingerprint” is longer than \(AlertLimits.name) bytes.")
        }
        guard given.isEmpty || !ignored.isEmpty else { return given }
        return LabelFingerprint.text(labels.filter { !ignored.contains($0.key) })
    }

    /// The event of this alert, without the payload.
    func event(
        _ source: String, _ key: String, _ state: AlertEvent.State, startedAt: Timestamp,
        endedAt: Timestamp?
    ) throws(AlertError) -> AlertEvent {
        var event = AlertEvent(
            source: source, problemKey: key, state: state, startedAt: startedAt, endedAt: endedAt,
            name: labels["alertname"].flatMap { $0.isEmpty ? nil : $0 } ?? "unnamed alert")
        event.severity = labels["severity"]
        event.labels = labels
        event.annotations = annotations
        event.link = try value.string("generatorURL").flatMap { $0.isEmpty ? nil : $0 }
        return event
    }

    /// Whether the sender of a message cut some of its alerts.
    static func isCut(_ message: JSON) -> Bool {
        guard case .number(let count) = message["truncatedAlerts"]?.kind else { return false }
        return count != "0"
    }
}
