import Crypto
import CryptoExtras
import FoundationEssentials
import InfraTrack

/// Checks that messages come from Amazon SNS, by certificates that the owner put here.
///
/// The message names an address of its certificate; it is never fetched, for a forger would name
/// their own. A certificate counts until the owner takes it away: its dates are not looked at.
struct SNSVerifier: Sendable {
    private let keys: [_RSA.Signing.PublicKey]
    private let topics: Set<String>

    /// - Parameters:
    ///   - certificates: one or more in PEM.
    ///   - topics: the topics that may send; a signature alone only says that it was some account.
    init(certificates: String, topics: [String]) throws(LedgerError) {
        var keys: [_RSA.Signing.PublicKey] = []
        for certificate in try PEM.certificates(certificates) {
            do {
                keys.append(
                    try _RSA.Signing.PublicKey(
                        derRepresentation: try CertificateKey.subjectPublicKeyInfo(certificate)))
            } catch {
                throw LedgerError(
                    .invalid, "The SNS certificate has no RSA key of 2048 bits or more.",
                    cure: "Take the one that SigningCertURL of a real message names.")
            }
        }
        self.keys = keys
        self.topics = Set(topics)
    }

    func accepts(_ body: [UInt8]) -> Bool {
        guard let message = SNSMessage(body), topics.isEmpty || topics.contains(message.topic),
            let bytes = Data(base64Encoded: message.signature)
        else { return false }
        let signature = _RSA.Signing.RSASignature(rawRepresentation: bytes)
        return keys.contains { isValid(signature, of: message, by: $0) }
    }

    private func isValid(
        _ signature: _RSA.Signing.RSASignature, of message: SNSMessage,
        by key: _RSA.Signing.PublicKey
    ) -> Bool {
        switch message.version {
        case "1":
            key.isValidSignature(
                signature, for: Insecure.SHA1.hash(data: message.signed),
                padding: .insecurePKCS1v1_5)
        case "2":
            key.isValidSignature(
                signature, for: SHA256.hash(data: message.signed), padding: .insecurePKCS1v1_5)
        default: false
        }
    }
}
