import HTTPTypes
import InfraTrack
import InfraTrackAlerts

/// What a sender is told.
struct Reply: Sendable, Hashable {
    var status: HTTPResponse.Status
    var headers: HTTPFields = [:]
    var text: String

    init(_ status: HTTPResponse.Status, _ text: String, type: String = "text/plain; charset=utf-8")
    {
        self.status = status
        self.text = text
        headers[.contentType] = type
    }

    /// Come again later.
    static func busy(_ text: String, seconds: Int) -> Reply {
        var reply = Reply(.serviceUnavailable, text)
        reply.headers[.retryAfter] = "\(seconds)"
        return reply
    }

    /// Show who you are.
    static var unauthorized: Reply {
        var reply = Reply(.unauthorized, "The sender did not show that it may send.\n")
        reply.headers[.wwwAuthenticate] = "Bearer realm=\"infratrack\", Basic realm=\"infratrack\""
        return reply
    }

    /// One JSON object for each event, as `infratrack alert ingest` prints them.
    ///
    /// 200 when it is committed or was known; 202 when it is on the disk and waits for the store; 422
    /// when it could not be read and lies in the quarantine: sending it again would not help.
    init(_ outcomes: [AlertOutcome]) {
        let effects = Set(outcomes.map(\.effect))
        let status: HTTPResponse.Status =
            effects.contains(.quarantined)
            ? .unprocessableContent : effects.contains(.spooled) ? .accepted : .ok
        self.init(
            status, outcomes.map(\.line).joined(), type: "application/x-ndjson; charset=utf-8")
    }
}

extension AlertOutcome {
    fileprivate var line: String {
        let task = task.map { JSONText.quoted($0.description) } ?? "null"
        let episode = episode.map { JSONText.quoted($0.description) } ?? "null"
        let key = problemKey.map(JSONText.quoted) ?? "null"
        return "{\"effect\":\(JSONText.quoted(effect.rawValue)),\"task\":\(task),"
            + "\"problem_key\":\(key),\"episode\":\(episode),"
            + "\"reason\":\(JSONText.quoted(reason))}\n"
    }
}

/// Text as a JSON string on one line.
enum JSONText {
    static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value):
                let digits = String(scalar.value, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
