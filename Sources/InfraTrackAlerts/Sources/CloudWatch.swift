public import InfraTrack
import StrictJSON

/// Alarms of Amazon CloudWatch, however they come: through SNS, EventBridge, as the input of a
/// Lambda function, or as `aws cloudwatch describe-alarms` lists them.
///
/// The problem is the alarm's ARN. What SNS sends to confirm a subscription is told and nothing
/// more: no address of a message is ever fetched.
public struct CloudWatch: AlertSource {
    /// Makes the source.
    public init() {}

    /// `cloudwatch`.
    public var name: String { "cloudwatch" }

    /// Reads one document.
    public func events(
        in payload: [UInt8], receivedAt: Timestamp
    ) throws(AlertError) -> [AlertEvent] {
        try reading(of: payload, receivedAt: receivedAt).events
    }

    /// Reads one document, or a list of alarms.
    public func reading(
        of payload: [UInt8], receivedAt: Timestamp
    ) throws(AlertError) -> AlertReading {
        let document = try JSON.payload(payload)
        if document["MetricAlarms"] != nil || document["CompositeAlarms"] != nil {
            return try AlarmList(document).reading(receivedAt)
        }
        return AlertReading(try read(document, topic: nil, receivedAt, depth: 0))
    }

    /// Fields that only these documents have.
    public func recognizes(_ payload: [UInt8]) -> Bool {
        guard let document = JSON.glance(payload) else { return false }
        let marks = ["AlarmName", "TopicArn", "alarmData", "MetricAlarms", "CompositeAlarms"]
        return marks.contains { document[$0] != nil }
            || document.scalar("source") == "aws.cloudwatch"
            || document.list("Records").contains { $0["Sns"] != nil }
    }

    /// Messages lie within messages: three deep at most.
    private func read(
        _ document: JSON, topic: String?, _ now: Timestamp, depth: Int
    ) throws(AlertError) -> [AlertEvent] {
        if document["Records"] != nil, depth < 3 {
            var events: [AlertEvent] = []
            for record in try document.items("Records", limit: AlertLimits.alerts) {
                events += try read(inner(record), topic: topic, now, depth: depth + 1)
            }
            return events
        }
        if let type = document.scalar("Type"), document["TopicArn"] != nil, depth < 3 {
            return try envelope(document, type, now, depth)
        }
        return [try event(document, topic, now)]
    }

    /// The message of a topic's record, or the one that a queue's record carries as text.
    private func inner(_ record: JSON) throws(AlertError) -> JSON {
        if let message = record["Sns"] { return message }
        guard let text = record.scalar("body") else {
            throw record.unexpected("The record has neither “Sns” nor “body”.")
        }
        return try JSON.payload(Array(text.utf8))
    }

    private func envelope(
        _ envelope: JSON, _ type: String, _ now: Timestamp, _ depth: Int
    ) throws(AlertError) -> [AlertEvent] {
        let topic = envelope.scalar("TopicArn")
        guard type == "Notification" else { return [confirmation(envelope, type, now)] }
        let text = envelope.scalar("Message") ?? ""
        guard text.hasPrefix("{"), let inner = JSON.glance(Array(text.utf8)) else {
            return [notice("The topic's message is no alarm.", now)]
        }
        return try read(inner, topic: topic, now, depth: depth + 1)
    }

    private func event(
        _ document: JSON, _ topic: String?, _ now: Timestamp
    ) throws(AlertError) -> AlertEvent {
        let alarm: CloudWatchAlarm?
        if document["AlarmName"] != nil {
            alarm = CloudWatchAlarm(notification: document, topic: topic)
        } else if document["alarmData"] != nil {
            alarm = CloudWatchAlarm(action: document)
        } else if document["detail-type"] != nil {
            guard let bridged = CloudWatchAlarm(bridged: document) else {
                return notice("The event is no alarm's change of state.", now)
            }
            alarm = bridged
        } else {
            alarm = nil
        }
        guard let alarm else { throw document.unexpected("The document is no alarm.") }
        return try alarm.event(name, now)
    }

    private func confirmation(_ envelope: JSON, _ type: String, _ now: Timestamp) -> AlertEvent {
        guard type == "SubscriptionConfirmation" else {
            return notice("Amazon SNS says that a subscription ends.", now)
        }
        let address = envelope.scalar("SubscribeURL").flatMap(Self.trusted)
        return notice(
            "Amazon SNS asks to confirm the subscription"
                + (address.map { ": open \($0) yourself." }
                    ?? ", with an address that is not its own."),
            now)
    }

    /// An address of SNS itself.
    private static func trusted(_ address: String) -> String? {
        guard address.hasPrefix("https://sns."), let link = Plain.link(address) else { return nil }
        let host = address.dropFirst("https://".count).prefix { !"/?#@:".contains($0) }
        let isPlain = host.allSatisfy {
            $0.isASCII && ($0.isLetter || $0.isNumber || "-.".contains($0))
        }
        let isAmazon = host.hasSuffix(".amazonaws.com") || host.hasSuffix(".amazonaws.com.cn")
        return isPlain && isAmazon ? link : nil
    }

    private func notice(_ remark: String, _ now: Timestamp) -> AlertEvent {
        var event = AlertEvent(
            source: name, problemKey: "", state: .notice, startedAt: now, name: "Amazon SNS")
        event.remark = remark
        return event
    }
}
