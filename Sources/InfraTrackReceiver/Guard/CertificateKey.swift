import FoundationEssentials
import InfraTrack
import SwiftASN1

/// Finds the public key in a certificate.
enum CertificateKey {
    struct Malformed: Error {}

    /// The bytes of the certificate's `SubjectPublicKeyInfo`.
    static func subjectPublicKeyInfo(_ certificate: [UInt8]) throws -> [UInt8] {
        let whole = try children(of: DER.parse(certificate))
        guard let signed = whole.first else { throw Malformed() }
        var fields = try children(of: signed)
        if fields.first?.identifier.tagClass == .contextSpecific { fields.removeFirst() }
        // Serial number, algorithm, issuer, validity, subject; then the key.
        guard fields.count > 5 else { throw Malformed() }
        return Array(fields[5].encodedBytes)
    }

    private static func children(of node: ASN1Node) throws -> [ASN1Node] {
        guard case .constructed(let nodes) = node.content else { throw Malformed() }
        return Array(nodes)
    }
}

/// Text that wraps binary documents.
enum PEM {
    private static let begin = "-----BEGIN CERTIFICATE-----"
    private static let end = "-----END CERTIFICATE-----"

    /// The certificates in a text.
    static func certificates(_ text: String) throws(LedgerError) -> [[UInt8]] {
        var certificates: [[UInt8]] = []
        for part in text.split(separator: begin).dropFirst(text.hasPrefix(begin) ? 0 : 1) {
            guard let end = part.firstRange(of: Self.end),
                let bytes = Data(
                    base64Encoded: String(part[..<end.lowerBound].filter { !$0.isWhitespace }))
            else { throw malformed }
            certificates.append(Array(bytes))
        }
        guard !certificates.isEmpty else { throw malformed }
        return certificates
    }

    private static var malformed: LedgerError {
        LedgerError(
            .invalid, "The SNS certificate is not in PEM.",
            cure: "Save what SigningCertURL of a real message names as it is.")
    }
}
