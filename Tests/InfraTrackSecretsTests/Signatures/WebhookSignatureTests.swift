import Crypto
import Foundation
import InfraTrack
import InfraTrackSecrets
import Testing

@Suite struct WebhookSignatureTests {
    private let body = Array(#"{"status":"firing"}"#.utf8)
    private let now = Timestamp(seconds: 1_795_400_000)

    private func code(_ text: [UInt8], _ secret: String) -> String {
        HMAC<SHA256>.authenticationCode(
            for: text, using: SymmetricKey(data: Array(secret.utf8))
        ).map { String(format: "%02x", $0) }.joined()
    }

    private func isValid(
        _ style: WebhookSignature.Style, _ headers: [String: String], _ secrets: [String] = ["s3"]
    ) -> Bool {
        WebhookSignature(style, secrets: secrets).isValid(body, now: now) { headers[$0] }
    }

    @Test func `a known answer of RFC 4231`() {
        let signature = WebhookSignature(.sentry, secrets: ["Jefe"])
        let wanted = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        #expect(
            signature.isValid(Array("what do ya want for nothing?".utf8), now: now) { _ in wanted })
        #expect(
            signature.isValid(Array("what do ya want for nothing?".utf8), now: now) { _ in
                wanted.uppercased()
            })
    }

    @Test func `each style reads its own header`() {
        let hex = code(body, "s3")
        #expect(isValid(.grafana(timestampHeader: nil), ["X-Grafana-Alerting-Signature": hex]))
        #expect(isValid(.pagerDuty, ["X-PagerDuty-Signature": "v1=" + hex]))
        #expect(isValid(.sentry, ["Sentry-Hook-Signature": hex]))
        #expect(isValid(.hub, ["X-Hub-Signature-256": "sha256=" + hex]))
        #expect(!isValid(.sentry, ["X-Hub-Signature-256": "sha256=" + hex]))
        #expect(!isValid(.pagerDuty, ["X-PagerDuty-Signature": hex]))
        #expect(!isValid(.hub, ["X-Hub-Signature-256": hex]))
        #expect(!isValid(.sentry, [:]))
    }

    @Test func `a wrong secret, a changed body and half a code are refused`() {
        let hex = code(body, "s3")
        #expect(!isValid(.sentry, ["Sentry-Hook-Signature": code(body, "other")]))
        #expect(!isValid(.sentry, ["Sentry-Hook-Signature": code(body + [32], "s3")]))
        #expect(!isValid(.sentry, ["Sentry-Hook-Signature": String(hex.dropLast(2))]))
        #expect(!isValid(.sentry, ["Sentry-Hook-Signature": String(hex.dropLast())]))
        #expect(!isValid(.sentry, ["Sentry-Hook-Signature": "zz" + hex.dropFirst(2)]))
        #expect(!isValid(.sentry, ["Sentry-Hook-Signature": ""]))
        #expect(!isValid(.sentry, ["Sentry-Hook-Signature": hex], []))
    }

    @Test func `keys may be exchanged on both sides`() {
        let both = "v1=\(code(body, "new")), v1=\(code(body, "old"))"
        #expect(isValid(.pagerDuty, ["X-PagerDuty-Signature": both], ["old"]))
        #expect(
            isValid(.pagerDuty, ["X-PagerDuty-Signature": "v1=" + code(body, "new")], ["a", "new"]))
        let many = Array(repeating: "v1=00", count: 4).joined(separator: ",")
        #expect(
            !isValid(.pagerDuty, ["X-PagerDuty-Signature": "\(many),v1=\(code(body, "s3"))"]))
    }

    @Test func `a signed time must be near`() {
        let style = WebhookSignature.Style.grafana(timestampHeader: "X-Time")
        func headers(_ seconds: Int64) -> [String: String] {
            let signed = Array("\(seconds):".utf8) + body
            return [
                "X-Time": "\(seconds)", "X-Grafana-Alerting-Signature": code(signed, "s3"),
            ]
        }
        #expect(isValid(style, headers(now.seconds)))
        #expect(isValid(style, headers(now.seconds - WebhookSignature.tolerance)))
        #expect(!isValid(style, headers(now.seconds - WebhookSignature.tolerance - 1)))
        #expect(!isValid(style, headers(now.seconds + WebhookSignature.tolerance + 1)))
        #expect(!isValid(style, headers(-1)))
        #expect(!isValid(style, headers(.min)))
        var stale = headers(now.seconds)
        stale["X-Time"] = "\(now.seconds - 1)"
        #expect(!isValid(style, stale))
        stale["X-Time"] = nil
        #expect(!isValid(style, stale))
    }
}
