import Crypto
import GitStore

/// Digests of bytes, as the file format writes them.
public enum Digest {
    /// SHA-256 in lower-case hexadecimal.
    public static func sha256(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        let hex = SHA256.hash(data: bytes).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
        return String(decoding: hex, as: UTF8.self)
    }

    /// The id that git gives a blob of these bytes, in lower-case hexadecimal.
    public static func gitBlob(_ bytes: [UInt8]) -> String { ObjectID.blob(bytes).description }
}
