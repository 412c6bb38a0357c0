import Crypto
import FoundationEssentials

/// The tokens that open a source.
struct BearerTokens: Sendable {
    private let digests: [SHA256Digest]

    init(_ tokens: [String]) { digests = tokens.map { SHA256.hash(data: Array($0.utf8)) } }

    /// Whether an `Authorization` header holds one of the tokens, in constant time.
    ///
    /// Senders that know no bearer tokens give one as the password of `Basic`.
    func accept(_ authorization: String?) -> Bool {
        guard let token = authorization.flatMap(Self.token) else { return false }
        let digest = SHA256.hash(data: token)
        // Digests have one length, and crypto compares them in constant time; none is left out.
        return digests.reduce(false) { found, known in known == digest || found }
    }

    private static func token(_ header: String) -> [UInt8]? {
        let parts = header.split(separator: " ", maxSplits: 1)
        guard parts.count == 2 else { return nil }
        let value = String(parts[1].drop { $0 == " " })
        switch parts[0].lowercased() {
        case "bearer": return Array(value.utf8)
        case "basic": return password(value)
        default: return nil
        }
    }

    private static func password(_ encoded: String) -> [UInt8]? {
        guard let pair = Data(base64Encoded: encoded), let colon = pair.firstIndex(of: 0x3A) else {
            return nil
        }
        return Array(pair[colon...].dropFirst())
    }
}
