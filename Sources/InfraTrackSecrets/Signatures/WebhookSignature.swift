import Crypto
import FoundationEssentials
public import InfraTrack

/// How a sender proves that a webhook's body is its own: an HMAC-SHA256 with a shared secret.
public struct WebhookSignature: Sendable {
    /// The header a sender uses, and what it signs.
    public enum Style: Sendable, Hashable {
        /// `X-Grafana-Alerting-Signature`: hexadecimal, of the body, or of the time in another
        /// header, a colon and the body.
        case grafana(timestampHeader: String?)
        /// `X-PagerDuty-Signature`: `v1=` and hexadecimal, several while a key is exchanged.
        case pagerDuty
        /// `Sentry-Hook-Signature`: hexadecimal.
        case sentry
        /// `X-Hub-Signature-256`: `sha256=` and hexadecimal, as GitHub and many others sign.
        case hub
    }

    /// Seconds that a signed time may differ from ours; 5 minutes.
    public static let tolerance: Int64 = 300

    private let style: Style
    private let keys: [SymmetricKey]

    /// Makes a check.
    ///
    /// - Parameters:
    ///   - style: where the sender puts the signature, and over what.
    ///   - secrets: the shared secrets; any of them may have signed, so that a new one can be brought
    ///     in before the old one goes.
    public init(_ style: Style, secrets: [String]) {
        self.style = style
        keys = secrets.map { SymmetricKey(data: Array($0.utf8)) }
    }

    /// Whether one of the secrets signed the body.
    ///
    /// Codes are compared in constant time.
    ///
    /// - Parameters:
    ///   - body: the bytes as they came.
    ///   - now: the present time, for signatures that cover a time.
    ///   - header: the value of a header, by its name in any letter case.
    public func isValid(
        _ body: [UInt8], now: Timestamp, header: (String) -> String?
    ) -> Bool {
        guard let value = header(headerName),
            let signed = signedBytes(body, now: now, header: header)
        else { return false }
        return codes(in: value).contains { code in
            keys.contains { key in
                HMAC<SHA256>.isValidAuthenticationCode(code, authenticating: signed, using: key)
            }
        }
    }

    private var headerName: String {
        switch style {
        case .grafana: "X-Grafana-Alerting-Signature"
        case .pagerDuty: "X-PagerDuty-Signature"
        case .sentry: "Sentry-Hook-Signature"
        case .hub: "X-Hub-Signature-256"
        }
    }

    private func signedBytes(
        _ body: [UInt8], now: Timestamp, header: (String) -> String?
    ) -> [UInt8]? {
        guard case .grafana(let name?) = style else { return body }
        guard let text = header(name), let seconds = Int64(text), seconds >= 0,
            abs(now.seconds - seconds) <= Self.tolerance
        else { return nil }
        return Array(text.utf8) + [UInt8(ascii: ":")] + body
    }

    /// The codes a header holds: few, so that nobody makes us compute many.
    private func codes(in value: String) -> [[UInt8]] {
        switch style {
        case .grafana, .sentry: return [Hexadecimal.bytes(value)].compactMap(\.self)
        case .hub: return [Self.code(value, after: "sha256=")].compactMap(\.self)
        case .pagerDuty:
            return value.split(separator: ",").prefix(4).compactMap { part in
                Self.code(String(part.drop { $0 == " " }), after: "v1=")
            }
        }
    }

    private static func code(_ text: String, after prefix: String) -> [UInt8]? {
        text.hasPrefix(prefix) ? Hexadecimal.bytes(String(text.dropFirst(prefix.count))) : nil
    }
}

/// Bytes as pairs of digits.
enum Hexadecimal {
    /// The bytes of a text of hexadecimal digits in any letter case; `nil` for any other text.
    static func bytes(_ text: String) -> [UInt8]? {
        let digits = Array(text.utf8)
        guard digits.count.isMultiple(of: 2) else { return nil }
        var bytes: [UInt8] = []
        for index in stride(from: 0, to: digits.count, by: 2) {
            guard let high = value(digits[index]), let low = value(digits[index + 1]) else {
                return nil
            }
            bytes.append(high << 4 | low)
        }
        return bytes
    }

    private static func value(_ digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
