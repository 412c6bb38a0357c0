import InfraTrack
import InfraTrackSecrets

/// What a sender must show before a source takes its deliveries in.
enum SourceGuard: Sendable {
    /// Nothing: only on the loopback.
    case open
    /// A bearer token, which is looked at before the body is read.
    case token(BearerTokens)
    /// A code over the body.
    case signature(WebhookSignature)
    /// A signature of Amazon SNS over the envelope.
    case sns(SNSVerifier)

    var isOpen: Bool {
        if case .open = self { true } else { false }
    }

    /// Whether the headers alone are enough to let the body in.
    func admits(authorization: String?) -> Bool {
        guard case .token(let tokens) = self else { return true }
        return tokens.accept(authorization)
    }

    /// Whether the body is the sender's own.
    func accepts(_ body: [UInt8], now: Timestamp, header: (String) -> String?) -> Bool {
        switch self {
        case .open, .token: true
        case .signature(let signature): signature.isValid(body, now: now, header: header)
        case .sns(let verifier): verifier.accepts(body)
        }
    }
}

/// Makes the guards that the command line asks for.
struct GuardReader {
    private let arguments: ReceiverArguments
    private let directory: String

    init(_ arguments: ReceiverArguments, directory: String) {
        self.arguments = arguments
        self.directory = directory
    }

    func guards(of sources: [String]) throws(LedgerError) -> [String: SourceGuard] {
        var guards: [String: SourceGuard] = [:]
        let usual = try usual()
        for source in sources { guards[source] = usual }
        for pair in arguments.signature {
            let (source, file) = try named(pair, sources)
            guards[source] = .signature(
                WebhookSignature(style(of: source), secrets: try SecretFile.secrets(path(file))))
        }
        if let file = arguments.snsCertificate {
            guards[SNSMessage.source] = .sns(
                try SNSVerifier(
                    certificates: try OpenFile.text(path(file), isSecret: false),
                    topics: arguments.snsTopic))
        } else if !arguments.snsTopic.isEmpty {
            throw LedgerError(
                .usage, "--sns-topic says nothing without a signature.",
                cure: "Give --sns-certificate as well.")
        }
        return guards.filter { sources.contains($0.key) }
    }

    private func usual() throws(LedgerError) -> SourceGuard {
        guard let file = arguments.tokenFile else { return .open }
        return .token(BearerTokens(try SecretFile.secrets(path(file))))
    }

    private func named(
        _ pair: String, _ sources: [String]
    ) throws(LedgerError) -> (source: String, file: String) {
        let parts = pair.split(separator: "=", maxSplits: 1).map(String.init)
        guard parts.count == 2, sources.contains(parts[0]) else {
            throw LedgerError(
                .usage, "--signature does not understand “\(printable(pair))”.",
                cure: "Write it as SOURCE=FILE; sources are \(sources.joined(separator: ", ")).")
        }
        return (parts[0], parts[1])
    }

    private func style(of source: String) -> WebhookSignature.Style {
        switch source {
        case "grafana": .grafana(timestampHeader: arguments.grafanaTimestampHeader)
        case "pagerduty": .pagerDuty
        case "sentry": .sentry
        default: .hub
        }
    }

    private func path(_ file: String) -> String {
        file.hasPrefix("/") ? file : directory + "/" + file
    }
}
