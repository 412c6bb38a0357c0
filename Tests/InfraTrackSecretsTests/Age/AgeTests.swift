import Foundation
import InfraTrackSecrets
import TestSupport
import Testing

struct AgeTests {
    static func fixture(_ name: String) throws -> [UInt8] {
        let url = try #require(
            Bundle.module.url(forResource: "Fixtures/age/\(name)", withExtension: nil))
        return Array(try Data(contentsOf: url))
    }

    static func key(_ name: String) throws -> AgeIdentity {
        let text = String(decoding: try fixture(name), as: UTF8.self)
        return try #require(try AgeIdentity.list(text).first)
    }

    @Test(arguments: ["first.key", "second.key"])
    func opensWhatAgeMadeForSeveral(name: String) throws {
        let key = try Self.key(name)
        let plain = try Age.decrypt(try Self.fixture("two.age"), with: [.identity(key)])
        #expect(String(decoding: plain, as: UTF8.self) == "attack at dawn\n")
    }

    @Test func opensWhatAgeMadeOfNothing() throws {
        let key = try Self.key("first.key")
        #expect(try Age.decrypt(try Self.fixture("empty.age"), with: [.identity(key)]).isEmpty)
    }

    @Test func opensWhatAgeMadeWithAPassphrase() throws {
        let bytes = try Self.fixture("passphrase.age")
        let key = AgeKey.identity(try Self.key("first.key"))
        let plain = try Age.decrypt(bytes, with: [key, .passphrase("correct horse battery")])
        #expect(String(decoding: plain, as: UTF8.self) == "attack at dawn\n")
    }

    @Test func readsAndWritesKeysAsAgeDoes() throws {
        let text = String(decoding: try Self.fixture("first.key"), as: UTF8.self)
        let key = try Self.key("first.key")
        #expect(text.contains("# public key: \(key.recipient)\n"))
        #expect(text.hasSuffix("\n\(key.secretText)\n"))
        #expect(try AgeRecipient(key.recipient.description) == key.recipient)
    }

    /// Sizes around the 64 KiB of a chunk.
    @Test(arguments: [0, 1, 15, 16, 65_535, 65_536, 65_537, 131_072, 200_000])
    func opensItsOwnOfAnySize(size: Int) throws {
        var random = SeededGenerator(seed: UInt64(size))
        let key = AgeIdentity(using: &random)
        let other = AgeIdentity(using: &random)
        let plain = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        for isArmored in [false, true] {
            let sealed = try Age.encrypt(
                plain, to: [other.recipient, key.recipient], isArmored: isArmored, using: &random)
            #expect(try Age.decrypt(sealed, with: [.identity(key)]) == plain)
        }
    }

    @Test func opensItsOwnPassphrase() throws {
        var random = SeededGenerator(seed: 3)
        let sealed = try Age.encrypt(
            Array("text".utf8), passphrase: "öffne dich", factor: 4, using: &random)
        #expect(try Age.decrypt(sealed, with: [.passphrase("öffne dich")]) == Array("text".utf8))
        let error = #expect(throws: AgeError.self) {
            try Age.decrypt(sealed, with: [.passphrase("öffne mich")])
        }
        #expect(error?.code == .noMatch)
    }

    @Test func givesTheSameBytesForTheSameRandomness() throws {
        let texts = try (0..<2).map { _ in
            var random = SeededGenerator(seed: 9)
            let key = AgeIdentity(using: &random)
            return try Age.encrypt([1, 2, 3], to: [key.recipient], using: &random)
        }
        #expect(texts[0] == texts[1])
    }

    @Test func refusesNobodyAndNothing() throws {
        var random = SeededGenerator(seed: 1)
        let nobody = #expect(throws: AgeError.self) {
            try Age.encrypt([1], to: [], using: &random)
        }
        #expect(nobody?.code == .recipient)
        for (passphrase, factor) in [("", 4), ("x", 0), ("x", 21)] {
            let error = #expect(throws: AgeError.self) {
                try Age.encrypt([1], passphrase: passphrase, factor: factor, using: &random)
            }
            #expect(error?.code == .passphrase)
        }
        let none = #expect(throws: AgeError.self) {
            try Age.decrypt(try Self.fixture("two.age"), with: [])
        }
        #expect(none?.code == .noMatch)
        #expect(none?.description.isEmpty == false)
    }

    @Test func refusesAPointOfNoUse() throws {
        var random = SeededGenerator(seed: 1)
        let zero = AgeRecipient.sample(of: [UInt8](repeating: 0, count: 32))
        let recipient = try AgeRecipient(zero)
        let error = #expect(throws: AgeError.self) {
            try Age.encrypt([1], to: [recipient], using: &random)
        }
        #expect(error?.code == .recipient)
    }

    @Test(arguments: [
        "", "age1", "age1qqqq", "AGE1U5WLNWQFLGCJMAVEDVR24S62799LVETL4952S3DQCRW2V937UDGSKJR85M",
        "age1u5wlnwqflgcjmavedvr24s62799lvetl4952s3dqcrw2v937udgskjr85q",
        "age1U5wlnwqflgcjmavedvr24s62799lvetl4952s3dqcrw2v937udgskjr85m",
        "ssh-ed25519 AAAA", "age1bbb", "age-secret-key-1aaaa\u{7}",
    ])
    func refusesWhatIsNoRecipient(text: String) {
        let error = #expect(throws: AgeError.self) { try AgeRecipient(text) }
        #expect(error?.code == .recipient)
    }

    @Test func neverQuotesAnIdentity() throws {
        let secret = try Self.key("first.key").secretText
        let recipient = #expect(throws: AgeError.self) { try AgeRecipient(secret) }
        #expect(recipient?.description.contains("1H4D6F0") == false)
        let identity = #expect(throws: AgeError.self) {
            try AgeIdentity.list("# a\n\n\(secret)x\n")
        }
        #expect(identity?.message == "Line 3 of the identity file is no identity of age.")
        let none = #expect(throws: AgeError.self) { try AgeIdentity.list("# nothing\r\n") }
        #expect(none?.code == .identity)
        #expect(throws: AgeError.self) { try AgeIdentity(secret.lowercased()) }
    }
}
