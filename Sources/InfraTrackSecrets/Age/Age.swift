import Crypto
import FoundationEssentials

/// Encryption in the format `age-encryption.org/v1`, which the program `age` reads and writes.
public enum Age {
    /// Encrypts bytes to recipients; each of their identities opens them.
    ///
    /// An armored result is ASCII text. Keys come from the generator: a seeded one makes no secret.
    ///
    /// - Throws: ``AgeError`` with code `recipient` when there is none, or one cannot be used.
    public static func encrypt(
        _ bytes: [UInt8], to recipients: [AgeRecipient], isArmored: Bool = false,
        using generator: inout some RandomNumberGenerator
    ) throws(AgeError) -> [UInt8] {
        guard !recipients.isEmpty else {
            throw AgeError(
                .recipient, "There is nobody to encrypt to.",
                cure: "Name a recipient, which begins with “age1”.")
        }
        let fileKey = [UInt8].random(AgeWrap.fileKeySize, using: &generator)
        var stanzas: [AgeStanza] = []
        for recipient in recipients {
            stanzas.append(
                try AgeX25519.stanza(for: recipient, fileKey: fileKey, using: &generator))
        }
        return try seal(bytes, fileKey, stanzas, isArmored, &generator)
    }

    /// Encrypts bytes with a passphrase.
    ///
    /// The factor is the binary logarithm of the work, 1 to 20; 18 takes about a second.
    ///
    /// - Throws: ``AgeError`` with code `passphrase`.
    public static func encrypt(
        _ bytes: [UInt8], passphrase: String, factor: Int = 18, isArmored: Bool = false,
        using generator: inout some RandomNumberGenerator
    ) throws(AgeError) -> [UInt8] {
        let fileKey = [UInt8].random(AgeWrap.fileKeySize, using: &generator)
        let stanza = try AgeScrypt.stanza(
            passphrase: passphrase, factor: factor, fileKey: fileKey, using: &generator)
        return try seal(bytes, fileKey, [stanza], isArmored, &generator)
    }

    /// Opens an encrypted text, armored or not, with the first key that fits.
    ///
    /// - Throws: ``AgeError``: `no-match` when no key fits, otherwise where the format is broken.
    public static func decrypt(
        _ bytes: [UInt8], with keys: [AgeKey]
    ) throws(AgeError) -> [UInt8] {
        let binary = AgeArmor.isArmored(bytes) ? try AgeArmor.decode(bytes) : bytes
        var reader = AgeHeaderReader(binary)
        let (header, payload) = try reader.read()
        let fileKey = try fileKey(of: header, with: keys)
        let sealed = AgeHeader.sealed(header.stanzas)
        guard
            HMAC<SHA256>.isValidAuthenticationCode(
                header.mac, authenticating: sealed, using: macKey(fileKey))
        else {
            throw AgeError(
                .mac, "The header was changed after it was written.",
                cure: "Get the encrypted text again from where it was made.")
        }
        guard payload.count >= AgeStream.nonceSize else { throw .header("There is no payload.") }
        let nonce = Array(payload.prefix(AgeStream.nonceSize))
        return try AgeStream.open(
            payload.dropFirst(AgeStream.nonceSize), with: AgeStream.key(fileKey, nonce: nonce))
    }

    private static func fileKey(
        of header: AgeHeader, with keys: [AgeKey]
    ) throws(AgeError) -> [UInt8] {
        try check(header.stanzas)
        for key in keys {
            for stanza in header.stanzas {
                let opened: [UInt8]? =
                    switch (key, stanza.words[0]) {
                    case (.identity(let identity), AgeX25519.name):
                        try AgeX25519.open(stanza, identity)
                    case (.passphrase(let passphrase), AgeScrypt.name):
                        try AgeScrypt.open(stanza, passphrase)
                    default: nil
                    }
                if let opened { return opened }
            }
        }
        throw AgeError(
            .noMatch, "No identity or passphrase given opens this.",
            cure: "Give the identity of one of its recipients, or the right passphrase.")
    }

    /// Stanzas of the kinds known here must be well-formed, whoever they are for.
    private static func check(_ stanzas: [AgeStanza]) throws(AgeError) {
        for stanza in stanzas {
            switch stanza.words[0] {
            case AgeX25519.name: _ = try AgeX25519.share(of: stanza)
            case AgeScrypt.name:
                _ = try AgeScrypt.parameters(of: stanza)
                guard stanzas.count == 1 else {
                    throw .header("A passphrase stands beside other recipients.")
                }
            default: break
            }
        }
    }

    private static func seal(
        _ bytes: [UInt8], _ fileKey: [UInt8], _ stanzas: [AgeStanza], _ isArmored: Bool,
        _ generator: inout some RandomNumberGenerator
    ) throws(AgeError) -> [UInt8] {
        let mac = HMAC<SHA256>.authenticationCode(
            for: AgeHeader.sealed(stanzas), using: macKey(fileKey))
        let nonce = [UInt8].random(AgeStream.nonceSize, using: &generator)
        let payload = try AgeStream.seal(bytes, with: AgeStream.key(fileKey, nonce: nonce))
        let binary = AgeHeader(stanzas: stanzas, mac: Array(mac)).text + nonce + payload
        return isArmored ? Array(AgeArmor.encode(binary).utf8) : binary
    }

    private static func macKey(_ fileKey: [UInt8]) -> SymmetricKey {
        HKDF<SHA256>.deriveKey(
            inputKeyMaterial: SymmetricKey(data: fileKey), salt: [UInt8](),
            info: Array("header".utf8), outputByteCount: 32)
    }
}
