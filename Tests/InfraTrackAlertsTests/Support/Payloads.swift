import StrictJSON
import Foundation
import InfraTrack
import Testing

@testable import InfraTrackAlerts

/// Bytes of messages, captured and made.
enum Payload {
    /// A captured or hand-made message from the fixtures.
    static func fixture(_ name: String) throws -> [UInt8] {
        let folder = try #require(Bundle.module.resourcePath)
        return [UInt8](
            try Data(
                contentsOf: URL(fileURLWithPath: "\(folder)/Fixtures/alertmanager/\(name).json")))
    }

    /// An Alertmanager message of alerts.
    static func message(_ alerts: [MadeAlert], truncated: Int = 0) -> [UInt8] {
        let list = alerts.map(\.text).joined(separator: ",")
        return Array(#"{"version":"4","alerts":[\#(list)],"truncatedAlerts":\#(truncated)}"#.utf8)
    }
}

/// One alert of a made message.
struct MadeAlert {
    var name = "DiskFull"
    var host = "web-01:9100"
    var severity: String? = "critical"
    var start = "2026-11-23T02:00:00Z"
    var end: String?
    var fingerprint: String?
    var labels: [String: String] = [:]
    var annotations: [String: String] = [:]

    var text: String {
        var all = ["alertname": name, "instance": host].merging(labels) { $1 }
        all["severity"] = severity
        let print = fingerprint.map { #","fingerprint":"\#($0)""# } ?? ""
        return #"{"status":"\#(end == nil ? "firing" : "resolved")","labels":\#(object(all)),"#
            + #""annotations":\#(object(annotations)),"startsAt":"\#(start)","#
            + #""endsAt":"\#(end ?? "0001-01-01T00:00:00Z")"\#(print)}"#
    }

    private func object(_ texts: [String: String]) -> String {
        let pairs = texts.sorted { $0.key < $1.key }.map { (key: $0, value: JSON(.string($1))) }
        return JSON(.object(pairs)).text
    }

    /// The alert in a few words, for messages.
    var words: String { "\(name) \(start)\(end.map { " to \($0)" } ?? "")" }

    func resolved(_ end: String) -> MadeAlert {
        var alert = self
        alert.end = end
        return alert
    }

    func starting(_ start: String) -> MadeAlert {
        var alert = self
        alert.start = start
        return alert
    }

    /// The event that Alertmanager's source makes of it.
    func event() throws -> AlertEvent {
        try #require(
            try Alertmanager().events(in: Payload.message([self]), receivedAt: .at("03:00")).first)
    }
}

extension Timestamp {
    /// A time of the day that most tests play on, such as `02:30` or `02:30:05.5`.
    static func at(_ clock: String) -> Timestamp {
        let text = clock.count == 5 ? clock + ":00" : clock
        return Timestamp("2026-11-23T\(text)Z") ?? Timestamp(seconds: 0)
    }
}
