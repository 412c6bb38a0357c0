import InfraTrack
import StrictJSON

/// A message that waits in the spool or lies in the quarantine, as its file has it.
struct KeptMessage: Sendable {
    var receivedAt: Timestamp
    var source: String
    /// Why it is kept.
    var reason: String
    /// The size of the payload as it came, in bytes.
    var size: Int
    /// The redacted payload; `nil` when there were no rules to redact it by.
    var payload: String?
    /// The problems' keys, which the redaction may have touched in the payload.
    var problems: [String] = []

    init(_ message: AlertMessage, reason: String, payload: String?) {
        receivedAt = message.receivedAt.with(offsetMinutes: 0)
        source = message.source.name
        self.reason = reason
        size = message.payload.count
        self.payload = payload
    }

    /// Names sort by time; the hash keeps messages of one microsecond apart.
    var fileName: String {
        let time = receivedAt.preciseDescription.filter { $0.isNumber || $0 == "T" || $0 == "Z" }
        return "\(time)-\(RecordID.derived(from: [source, reason, payload ?? ""])).json"
    }

    var text: String {
        JSON(
            .object([
                ("received_at", JSON(.string(receivedAt.preciseDescription))),
                ("source", JSON(.string(source))),
                ("reason", JSON(.string(reason))),
                ("size", JSON(.number(String(size)))),
                ("payload", JSON(payload.map(JSON.Kind.string) ?? .null)),
                ("problem_keys", JSON(.array(problems.map { JSON(.string($0)) }))),
            ])
        ).text + "\n"
    }

    /// Reads a file back.
    init(_ bytes: [UInt8]) throws(AlertError) {
        // The file quotes the payload, so it may be several times as large.
        let root = try JSON.payload(bytes, limit: 8 * AlertLimits.payload)
        guard let receivedAt = try root.time("received_at"),
            case .number(let digits) = root["size"]?.kind, let size = Int(digits)
        else { throw root.unexpected("The file is not a kept message.") }
        self.receivedAt = receivedAt
        self.size = size
        source = try root.requiredString("source")
        reason = try root.requiredString("reason")
        payload = try root.string("payload")
        for key in try root.items("problem_keys", limit: AlertLimits.alerts) {
            guard case .string(let text) = key.kind else {
                throw key.unexpected("A key is no text.")
            }
            problems.append(text)
        }
    }

    /// The message again, with the source of its name.
    ///
    /// - Throws: ``AlertError`` when no source has that name, or the payload was not kept.
    func message(_ sources: [any AlertSource]) throws(AlertError) -> AlertMessage {
        guard let payload else {
            throw AlertError(
                .unexpected, "The payload was not kept: there were no redaction rules.",
                cure: "Have the monitor send it again.")
        }
        guard let source = sources.first(where: { $0.name == source }) else {
            throw AlertError(
                .unknownSource, "There is no alert source “\(printable(source))”.",
                cure: "Use the infratrack that kept the message.")
        }
        return AlertMessage(
            payload: Array(payload.utf8), source: source, receivedAt: receivedAt, problems: problems
        )
    }
}
