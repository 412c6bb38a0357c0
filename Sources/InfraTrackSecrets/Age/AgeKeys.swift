import Crypto
import FoundationEssentials

/// A public key of age, to which texts are encrypted: `age1…`.
public struct AgeRecipient: Sendable, Hashable, CustomStringConvertible {
    let key: [UInt8]
    private static let prefix = "age"

    init(key: [UInt8]) { self.key = key }

    /// Reads a recipient as `age-keygen` prints it.
    ///
    /// - Throws: ``AgeError`` with code `recipient`.
    public init(_ text: String) throws(AgeError) {
        guard let (prefix, bytes) = Bech32.decode(text), prefix == Self.prefix, bytes.count == 32,
            text.hasPrefix(Self.prefix)
        else {
            throw AgeError(
                .recipient, "“\(Self.shown(text))” is no recipient of age.",
                cure: "Copy the whole line that begins with “age1”.")
        }
        key = bytes
    }

    /// The recipient as `age-keygen` prints it.
    public var description: String { Bech32.encode(key, prefix: Self.prefix) }

    /// An identity that was given by mistake must not be quoted.
    private static func shown(_ text: String) -> String {
        text.lowercased().hasPrefix("age-") ? "AGE-…" : String(text.prefix(80).map(\.printed))
    }
}

extension Character {
    fileprivate var printed: Character {
        unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F } ? self : "?"
    }
}

/// A private key of age, which opens what was encrypted to its recipient.
public struct AgeIdentity: Sendable, Hashable {
    let key: [UInt8]
    private static let prefix = "age-secret-key-"

    init(key: [UInt8]) { self.key = key }

    /// Makes a new identity.
    ///
    /// - Parameter generator: where its 32 bytes come from; a seeded one makes no secret.
    public init(using generator: inout some RandomNumberGenerator) {
        key = [UInt8].random(32, using: &generator)
    }

    /// Reads an identity as `age-keygen` writes it.
    ///
    /// - Throws: ``AgeError`` with code `identity`, which never quotes the text.
    public init(_ text: String) throws(AgeError) {
        guard let (prefix, bytes) = Bech32.decode(text), prefix == Self.prefix, bytes.count == 32,
            text.hasPrefix("AGE-")
        else {
            throw AgeError(
                .identity, "This is no identity of age.",
                cure: "Use a file of “secrets keygen” or “age-keygen”.")
        }
        key = bytes
    }

    /// The identity as it stands in its file; a secret.
    public var secretText: String { Bech32.encode(key, prefix: Self.prefix).uppercased() }

    /// The public key.
    public var recipient: AgeRecipient { AgeRecipient(key: Agreement.publicKey(of: key)) }

    /// The identities of a file: one a line, with empty lines and comments of `#` between.
    ///
    /// - Throws: ``AgeError`` with code `identity` that names the line.
    public static func list(_ text: String) throws(AgeError) -> [AgeIdentity] {
        var identities: [AgeIdentity] = []
        let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
        for (index, line) in lines.enumerated() where !line.isEmpty && !line.hasPrefix("#") {
            do throws(AgeError) {
                identities.append(try AgeIdentity(String(line)))
            } catch {
                throw AgeError(
                    .identity, "Line \(index + 1) of the identity file is no identity of age.",
                    cure: error.cure)
            }
        }
        guard !identities.isEmpty else {
            throw AgeError(
                .identity, "There is no identity in the file.",
                cure: "Use a file of “secrets keygen” or “age-keygen”.")
        }
        return identities
    }
}

/// What opens an encrypted text.
public enum AgeKey: Sendable {
    /// A private key.
    case identity(AgeIdentity)
    /// A passphrase.
    case passphrase(String)
}

/// X25519.
enum Agreement {
    static func publicKey(of key: [UInt8]) -> [UInt8] {
        guard let key = try? Curve25519.KeyAgreement.PrivateKey(rawRepresentation: key) else {
            return []
        }
        return Array(key.publicKey.rawRepresentation)
    }

    /// The key that a shared secret wraps with; `nil` when the two keys share none.
    static func wrappingKey(
        _ key: [UInt8], _ other: [UInt8], salt: [UInt8], info: String
    ) -> SymmetricKey? {
        guard let own = try? Curve25519.KeyAgreement.PrivateKey(rawRepresentation: key),
            let others = try? Curve25519.KeyAgreement.PublicKey(rawRepresentation: other),
            let shared = try? own.sharedSecretFromKeyAgreement(with: others),
            // Points of low order give zero, whatever the own key.
            !shared.withUnsafeBytes({ $0.allSatisfy { $0 == 0 } })
        else { return nil }
        return shared.hkdfDerivedSymmetricKey(
            using: SHA256.self, salt: salt, sharedInfo: Array(info.utf8), outputByteCount: 32)
    }
}

extension [UInt8] {
    static func random(_ count: Int, using generator: inout some RandomNumberGenerator) -> [UInt8] {
        (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
    }
}
