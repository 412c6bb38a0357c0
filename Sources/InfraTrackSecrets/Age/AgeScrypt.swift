import Crypto
import CryptoExtras
import FoundationEssentials

/// Wrapping for a passphrase.
enum AgeScrypt {
    static let name = "scrypt"
    /// How much work is done for a stanza at most: a gibibyte of memory.
    static let highestFactor = 20
    private static let label = Array("age-encryption.org/v1/scrypt".utf8)

    static func stanza(
        passphrase: String, factor: Int, fileKey: [UInt8],
        using generator: inout some RandomNumberGenerator
    ) throws(AgeError) -> AgeStanza {
        guard !passphrase.isEmpty, (1...highestFactor).contains(factor) else {
            throw AgeError(
                .passphrase, "The passphrase is empty, or its work factor not 1 to 20.",
                cure: "Give a passphrase of several words.")
        }
        let salt = [UInt8].random(16, using: &generator)
        let key = try derive(passphrase, salt, factor)
        let digits = String(decoding: Base64.encode(salt, isPadded: false), as: UTF8.self)
        return AgeStanza(
            words: [name, digits, String(factor)], body: try AgeWrap.seal(fileKey, with: key))
    }

    static func open(_ stanza: AgeStanza, _ passphrase: String) throws(AgeError) -> [UInt8]? {
        let (salt, factor) = try parameters(of: stanza)
        return AgeWrap.open(stanza.body, with: try derive(passphrase, salt, factor))
    }

    /// Checks a stanza's form before anything is computed from it.
    static func parameters(
        of stanza: AgeStanza
    ) throws(AgeError) -> (salt: [UInt8], factor: Int) {
        guard stanza.words.count == 3,
            let salt = Base64.decode(Array(stanza.words[1].utf8), isPadded: false),
            salt.count == 16, stanza.body.count == AgeWrap.fileKeySize + 16
        else { throw .header("A scrypt stanza is malformed.") }
        let digits = stanza.words[2]
        guard digits.utf8.allSatisfy(ByteSet.digits.contains), !digits.hasPrefix("0"),
            let factor = Int(digits), factor <= highestFactor
        else { throw .header("The work factor of a scrypt stanza is not 1 to \(highestFactor).") }
        return (salt, factor)
    }

    private static func derive(
        _ passphrase: String, _ salt: [UInt8], _ factor: Int
    ) throws(AgeError) -> SymmetricKey {
        do {
            return try KDF.Scrypt.deriveKey(
                from: Array(passphrase.utf8), salt: label + salt, outputByteCount: 32,
                rounds: 1 << factor, blockSize: 8, parallelism: 1)
        } catch {
            throw AgeError(
                .passphrase, "The key could not be derived from the passphrase.",
                cure: "Make \((1 << factor) / 1024 + 1) MiB of memory available.")
        }
    }
}
