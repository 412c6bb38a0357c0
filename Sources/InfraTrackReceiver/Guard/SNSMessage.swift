import StrictJSON

/// What Amazon SNS wraps a notification in, as far as it matters here.
struct SNSMessage: Sendable {
    /// The source whose messages come over SNS.
    static let source = "cloudwatch"

    enum Kind: String, Sendable {
        case notification = "Notification"
        case subscription = "SubscriptionConfirmation"
        case unsubscription = "UnsubscribeConfirmation"
    }

    let kind: Kind
    let topic: String
    /// Where a person confirms or takes back; nothing here ever fetches it.
    let confirmationURL: String?
    /// What the sender signed.
    let signed: [UInt8]
    let signature: String
    let version: String

    /// Reads an envelope; `nil` for any other text.
    init?(_ body: [UInt8]) {
        guard let root = try? JSON.read(body, limit: 4 << 20),
            let kind = Self.text(root, "Type").flatMap(Kind.init),
            let topic = Self.text(root, "TopicArn")
        else { return nil }
        self.kind = kind
        self.topic = topic
        confirmationURL = Self.text(root, "SubscribeURL")
        signature = Self.text(root, "Signature") ?? ""
        version = Self.text(root, "SignatureVersion") ?? ""
        let keys =
            kind == .notification
            ? ["Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type"]
            : ["Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type"]
        let lines = keys.compactMap { key in Self.text(root, key).map { "\(key)\n\($0)\n" } }
        signed = Array(lines.joined().utf8)
    }

    private static func text(_ root: JSON, _ key: String) -> String? {
        if case .string(let text) = root[key]?.kind { text } else { nil }
    }
}
