import Crypto
import FoundationEssentials

/// The file key, wrapped for one recipient.
enum AgeWrap {
    static let fileKeySize = 16

    /// ChaCha20-Poly1305 with a nonce of zeros: each key wraps once.
    static func seal(_ fileKey: [UInt8], with key: SymmetricKey) throws(AgeError) -> [UInt8] {
        try Sealing.seal(fileKey[...], with: key, nonce: [UInt8](repeating: 0, count: 12))
    }

    static func open(_ body: [UInt8], with key: SymmetricKey) -> [UInt8]? {
        Sealing.open(body[...], with: key, nonce: [UInt8](repeating: 0, count: 12))
    }
}

/// ChaCha20-Poly1305 with the tag after the text.
enum Sealing {
    static let tag = 16

    static func seal(
        _ bytes: ArraySlice<UInt8>, with key: SymmetricKey, nonce: [UInt8]
    ) throws(AgeError) -> [UInt8] {
        do {
            let box = try ChaChaPoly.seal(
                bytes, using: key, nonce: try ChaChaPoly.Nonce(data: nonce))
            return Array(box.ciphertext) + Array(box.tag)
        } catch {
            throw AgeError(
                .payload, "The cipher failed: \(error).", cure: "Nothing was encrypted; try again.")
        }
    }

    /// The plain bytes; `nil` when the key is another or a bit was changed.
    static func open(
        _ bytes: ArraySlice<UInt8>, with key: SymmetricKey, nonce: [UInt8]
    ) -> [UInt8]? {
        guard let nonce = try? ChaChaPoly.Nonce(data: nonce),
            let box = try? ChaChaPoly.SealedBox(
                nonce: nonce, ciphertext: bytes.dropLast(tag), tag: bytes.suffix(tag)),
            let plain = try? ChaChaPoly.open(box, using: key)
        else { return nil }
        return Array(plain)
    }
}

/// Wrapping for a public key.
enum AgeX25519 {
    static let name = "X25519"
    private static let info = "age-encryption.org/v1/X25519"

    static func stanza(
        for recipient: AgeRecipient, fileKey: [UInt8],
        using generator: inout some RandomNumberGenerator
    ) throws(AgeError) -> AgeStanza {
        let secret = [UInt8].random(32, using: &generator)
        let share = Agreement.publicKey(of: secret)
        guard
            let key = Agreement.wrappingKey(
                secret, recipient.key, salt: share + recipient.key, info: info)
        else {
            throw AgeError(
                .recipient, "The recipient \(recipient) is no point that can be used.",
                cure: "Make a new key with “secrets keygen”.")
        }
        let digits = String(decoding: Base64.encode(share, isPadded: false), as: UTF8.self)
        return AgeStanza(words: [name, digits], body: try AgeWrap.seal(fileKey, with: key))
    }

    /// The file key, if the stanza was made for this identity.
    static func open(
        _ stanza: AgeStanza, _ identity: AgeIdentity
    ) throws(AgeError) -> [UInt8]? {
        let share = try share(of: stanza)
        let salt = share + Agreement.publicKey(of: identity.key)
        guard let key = Agreement.wrappingKey(identity.key, share, salt: salt, info: info) else {
            throw .header("A stanza's share is no point that can be used.")
        }
        return AgeWrap.open(stanza.body, with: key)
    }

    /// Checks a stanza's form before anything is computed from it.
    static func share(of stanza: AgeStanza) throws(AgeError) -> [UInt8] {
        guard stanza.words.count == 2,
            let share = Base64.decode(Array(stanza.words[1].utf8), isPadded: false),
            share.count == 32, stanza.body.count == AgeWrap.fileKeySize + 16
        else { throw .header("An X25519 stanza is malformed.") }
        return share
    }
}
