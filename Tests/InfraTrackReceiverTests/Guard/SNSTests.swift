import Crypto
import CryptoExtras
import Foundation
import InfraTrack
import Testing

@testable import InfraTrackReceiver

@Suite struct SNSTests {
    private static let key = Result { try _RSA.Signing.PrivateKey(keySize: .bits2048) }
    private static let other = Result { try _RSA.Signing.PrivateKey(keySize: .bits2048) }
    private let topic = "arn:aws:sns:eu-west-1:123456789012:alarms"

    /// A certificate as far as it is looked at; version 1 certificates have no version.
    private func certificate(
        _ key: _RSA.Signing.PrivateKey, hasVersion: Bool = true
    ) -> String {
        let version = hasVersion ? DERText.tagged(0xA0, DERText.tagged(2, [2])) : []
        let empty = DERText.tagged(0x30, [])
        let fields =
            version + DERText.tagged(2, [1]) + empty + empty + empty + empty
            + Array(key.publicKey.derRepresentation)
        let signed = DERText.tagged(0x30, fields)
        let whole = DERText.tagged(0x30, signed + empty + DERText.tagged(3, [0]))
        return PEMText.wrapped(whole)
    }

    private func message(
        _ fields: [String: String], version: String = "2", by key: _RSA.Signing.PrivateKey
    ) throws -> [UInt8] {
        var fields = ["TopicArn": topic, "MessageId": "m1", "Timestamp": "2026-11-23T03:00:00Z"]
            .merging(fields) { $1 }
        // The order of the documentation: by the names' bytes.
        let names = [
            "Message", "MessageId", "SubscribeURL", "Subject", "Timestamp", "Token", "TopicArn",
            "Type",
        ].filter { fields["Type"] == "Notification" ? $0 != "SubscribeURL" : $0 != "Subject" }
        let text = names.compactMap { name in fields[name].map { "\(name)\n\($0)\n" } }.joined()
        let data = Data(text.utf8)
        let signature =
            version == "1"
            ? try key.signature(for: Insecure.SHA1.hash(data: data), padding: .insecurePKCS1v1_5)
            : try key.signature(for: SHA256.hash(data: data), padding: .insecurePKCS1v1_5)
        fields["Signature"] = signature.rawRepresentation.base64EncodedString()
        fields["SignatureVersion"] = version
        return Array(try JSONEncoder().encode(fields))
    }

    private func verifier(
        _ certificates: String, topics: [String] = []
    ) throws -> SNSVerifier { try SNSVerifier(certificates: certificates, topics: topics) }

    @Test func acceptsWhatTheCertificateSigned() throws {
        let key = try Self.key.get()
        let verifier = try verifier(certificate(key), topics: [topic])
        let fields = ["Type": "Notification", "Message": "{}", "Subject": "ALARM"]
        for version in ["1", "2"] {
            #expect(verifier.accepts(try message(fields, version: version, by: key)))
        }
        #expect(verifier.accepts(try message(["Type": "Notification", "Message": "{}"], by: key)))
        for type in ["SubscriptionConfirmation", "UnsubscribeConfirmation"] {
            let confirmation = [
                "Type": type, "Message": "You have chosen…", "Token": "t",
                "SubscribeURL": "https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription",
            ]
            #expect(verifier.accepts(try message(confirmation, by: key)))
        }
    }

    @Test func refusesEverythingElse() throws {
        let (key, other) = (try Self.key.get(), try Self.other.get())
        let fields = ["Type": "Notification", "Message": "{}"]
        let verifier = try verifier(certificate(key))
        #expect(!verifier.accepts(try message(fields, by: other)))
        #expect(!verifier.accepts(try message(fields, version: "3", by: key)))
        #expect(!verifier.accepts(try message(["Type": "Other"], by: key)))
        #expect(!verifier.accepts(Array("{}".utf8)))
        #expect(!verifier.accepts(Array("no JSON".utf8)))
        let real = String(decoding: try message(fields, by: key), as: UTF8.self)
        #expect(!verifier.accepts(Array(real.replacing("m1", with: "m2").utf8)))
        #expect(!verifier.accepts(Array(real.replacing("Signature\"", with: "Sig\"").utf8)))
        #expect(
            !verifier.accepts(
                Array(real.replacing("\"Signature\":\"", with: "\"Signature\":\"!").utf8)))
        let elsewhere = try self.verifier(certificate(key), topics: ["arn:aws:sns:eu-west-1:1:x"])
        #expect(!elsewhere.accepts(Array(real.utf8)))
    }

    @Test func certificatesMayBeExchanged() throws {
        let (key, other) = (try Self.key.get(), try Self.other.get())
        let both = try verifier(
            "Bag Attributes\n" + certificate(other, hasVersion: false) + certificate(key))
        let fields = ["Type": "Notification", "Message": "{}"]
        #expect(both.accepts(try message(fields, by: key)))
        #expect(both.accepts(try message(fields, by: other)))
    }

    @Test func refusesWhatIsNoCertificate() throws {
        let wrong = [
            "", "text", PEMText.begin, "\(PEMText.begin)\n!\n\(PEMText.end)\n",
            PEMText.wrapped([]), PEMText.wrapped([2, 1, 1]),
            PEMText.wrapped(DERText.tagged(0x30, [])),
            PEMText.wrapped(DERText.tagged(0x30, DERText.tagged(0x30, DERText.tagged(2, [1])))),
        ]
        for text in wrong {
            #expect(throws: LedgerError.self, "\(text)") { try verifier(text) }
        }
    }
}

enum DERText {
    static func tagged(_ tag: UInt8, _ content: [UInt8]) -> [UInt8] {
        let count = content.count
        if count < 0x80 { return [tag, UInt8(count)] + content }
        return [tag, 0x82, UInt8(count >> 8), UInt8(count & 0xFF)] + content
    }
}

enum PEMText {
    static let begin = "-----BEGIN CERTIFICATE-----"
    static let end = "-----END CERTIFICATE-----"

    static func wrapped(_ bytes: [UInt8]) -> String {
        let text = Data(bytes).base64EncodedString(options: .lineLength64Characters)
        return "\(begin)\n\(text)\n\(end)\n"
    }
}
