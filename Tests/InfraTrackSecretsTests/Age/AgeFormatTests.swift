import Crypto
import Foundation
import TestSupport
import Testing

@testable import InfraTrackSecrets

extension AgeRecipient {
    /// A recipient's text for any bytes.
    static func sample(of bytes: [UInt8]) -> String { Bech32.encode(bytes, prefix: "age") }
}

/// Encrypted texts put together by hand, each wrong in one way.
struct AgeFormatTests {
    private static let fileKey = Array("YELLOW SUBMARINE".utf8)
    private static let identity = AgeIdentity(key: [UInt8](repeating: 7, count: 32))

    private static func stanza() throws -> AgeStanza {
        var random = SeededGenerator(seed: 5)
        return try AgeX25519.stanza(
            for: identity.recipient, fileKey: fileKey, using: &random)
    }

    /// A file with these stanzas and a seal that fits them.
    private static func file(
        _ stanzas: [AgeStanza], payload: [UInt8]? = nil
    ) throws -> [UInt8] {
        let key = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: SymmetricKey(data: fileKey), info: Data("header".utf8),
            outputByteCount: 32)
        let mac = HMAC<SHA256>.authenticationCode(for: AgeHeader.sealed(stanzas), using: key)
        let nonce = [UInt8](repeating: 1, count: 16)
        let body = try AgeStream.seal(
            Array("hello".utf8), with: AgeStream.key(fileKey, nonce: nonce))
        return AgeHeader(stanzas: stanzas, mac: Array(mac)).text + (payload ?? nonce + body)
    }

    private static func code(_ bytes: [UInt8]) -> AgeError.Code? {
        do throws(AgeError) {
            _ = try Age.decrypt(bytes, with: [.identity(identity), .passphrase("x")])
            return nil
        } catch {
            return error.code
        }
    }

    private static func code(_ text: String) -> AgeError.Code? { code(Array(text.utf8)) }

    @Test func opensTheOneThatIsRight() throws {
        #expect(Self.code(try Self.file([Self.stanza()])) == nil)
        let grease = AgeStanza(words: ["grease", "!~"], body: [UInt8](repeating: 3, count: 100))
        #expect(Self.code(try Self.file([grease, Self.stanza(), grease])) == nil)
        let full = AgeStanza(words: ["grease"], body: [UInt8](repeating: 3, count: 48))
        #expect(Self.code(try Self.file([full, Self.stanza()])) == nil)
    }

    @Test func refusesStanzasThatAreMalformed() throws {
        let good = try Self.stanza()
        var wrong: [AgeStanza] = []
        for words in [
            ["X25519"], good.words + ["x"], ["X25519", good.words[1] + "A"],
            ["X25519", String(good.words[1].dropLast())], ["X25519", good.words[1] + "="],
        ] {
            wrong.append(AgeStanza(words: words, body: good.body))
        }
        wrong.append(AgeStanza(words: good.words, body: good.body + [0]))
        wrong.append(AgeStanza(words: good.words, body: []))
        let zero = String(
            decoding: Base64.encode([UInt8](repeating: 0, count: 32), isPadded: false),
            as: UTF8.self)
        wrong.append(AgeStanza(words: ["X25519", zero], body: good.body))
        for stanza in wrong {
            #expect(Self.code(try Self.file([stanza])) == .header, "\(stanza.words)")
        }
        let other = AgeStanza(words: ["x25519", good.words[1]], body: good.body)
        #expect(Self.code(try Self.file([other])) == .noMatch)
    }

    @Test func refusesPassphrasesThatAreMalformed() throws {
        var random = SeededGenerator(seed: 1)
        let good = try AgeScrypt.stanza(
            passphrase: "x", factor: 1, fileKey: Self.fileKey, using: &random)
        #expect(Self.code(try Self.file([good])) == nil)
        #expect(Self.code(try Self.file([good, Self.stanza()])) == .header)
        for factor in ["0", "01", "+1", "21", "23", "x", "99999999999999999999", "1 "] {
            let stanza = AgeStanza(
                words: ["scrypt", good.words[1], factor], body: good.body)
            #expect(Self.code(try Self.file([stanza])) == .header, "\(factor)")
        }
        for words in [["scrypt"], ["scrypt", "AAAA", "1"], good.words + ["1"]] {
            #expect(Self.code(try Self.file([AgeStanza(words: words, body: good.body)])) == .header)
        }
    }

    @Test func refusesHeadersThatAreMalformed() throws {
        let text = String(decoding: try Self.file([Self.stanza()]).prefix(185), as: UTF8.self)
        #expect(text.hasPrefix("age-encryption.org/v1\n-> X25519 "))
        #expect(Self.code("") == .header)
        #expect(Self.code("age-encryption.org/v2\n") == .header)
        #expect(Self.code("age-encryption.org/v1") == .header)
        #expect(Self.code("age-encryption.org/v1\n--- AAAA\n") == .header)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        for (from, to) in [
            ("-> X25519", "->  X25519"), ("-> X25519", "->X25519"), ("-> X25519", "-> \u{7F}"),
            ("\n", "\r\n"), ("--- ", "---"), ("--- ", "--- x"), ("-> X25519", "-> "),
        ] {
            #expect(Self.code(text.replacing(from, with: to)) == .header, "\(to)")
        }
        for line in 1..<4 {
            let cut = lines[..<line].joined(separator: "\n")
            #expect(Self.code(cut) == .header, "cut before line \(line)")
        }
        let long = lines[0] + "\n" + lines[1] + "\n" + String(repeating: "A", count: 65) + "\n\n"
        #expect(Self.code(long) == .header)
    }

    @Test func refusesAHeaderThatWasChanged() throws {
        var bytes = try Self.file([Self.stanza()])
        let mac = try #require(bytes.firstRange(of: Array("--- ".utf8))).upperBound
        bytes[mac] = bytes[mac] == 0x41 ? 0x42 : 0x41
        #expect(Self.code(bytes) == .mac)
    }

    @Test func refusesPayloadsThatWereChanged() throws {
        let header = try Self.file([Self.stanza()], payload: [])
        #expect(Self.code(header) == .header)
        #expect(Self.code(header + [UInt8](repeating: 0, count: 15)) == .header)
        let nonce = [UInt8](repeating: 1, count: 16)
        #expect(Self.code(header + nonce) == .payload)
        let key = AgeStream.key(Self.fileKey, nonce: nonce)
        let one = try AgeStream.seal([1, 2, 3], with: key)
        #expect(Self.code(header + nonce + one) == nil)
        #expect(Self.code(header + nonce + one + [0]) == .payload)
        #expect(Self.code(header + nonce + one.dropLast()) == .payload)
        let full = try AgeStream.seal([UInt8](repeating: 1, count: 65_536), with: key)
        #expect(Self.code(header + nonce + full) == nil)
        #expect(Self.code(header + nonce + full + [0]) == .payload)
        let two = try AgeStream.seal([UInt8](repeating: 1, count: 65_537), with: key)
        #expect(Self.code(header + nonce + two) == nil)
        // Cut after a full chunk, with an empty last chunk, and with the chunks swapped.
        #expect(Self.code(header + nonce + two.prefix(65_552)) == .payload)
        let number: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1]
        let empty = try Sealing.seal([], with: key, nonce: number)
        #expect(Self.code(header + nonce + two.prefix(65_552) + empty) == .payload)
        #expect(Self.code(header + nonce + two.suffix(17) + two.prefix(65_552)) == .payload)
    }

    @Test func takesTheOneFormOfArmor() throws {
        let plain = String(decoding: try AgeTests.fixture("two.age"), as: UTF8.self)
        let key = AgeKey.identity(try AgeTests.key("first.key"))
        for good in [
            plain, " \n\t" + plain + "\r\n  ", plain.replacing("\n", with: "\r\n"),
            String(plain.dropLast()),
        ] {
            #expect(throws: Never.self) { try Age.decrypt(Array(good.utf8), with: [key]) }
        }
        let lines = plain.split(separator: "\n").map(String.init)
        var wrong = [plain + "x", plain + plain, lines[0], lines[0] + "\n" + lines[1]]
        wrong.append(plain.replacing(lines[2], with: lines[2] + " "))
        wrong.append(plain.replacing(lines[2], with: ""))
        wrong.append(plain.replacing(lines[2], with: String(lines[2].dropLast(4))))
        wrong.append(plain.replacing(lines[2], with: lines[2].dropLast() + "?"))
        wrong.append(plain.replacing(lines[1], with: "Comment: x\n\n" + lines[1]))
        wrong.append(plain.replacing("==\n", with: "\n"))
        wrong.append(plain.replacing("Q==\n", with: "R==\n"))
        wrong.append(plain.replacing("-----END AGE", with: "----END AGE"))
        wrong.append(plain.replacing("FILE-----\nY", with: "FILE----- \nY"))
        for text in wrong {
            let error = #expect(throws: AgeError.self) {
                try Age.decrypt(Array(text.utf8), with: [key])
            }
            #expect(error?.code == .armor, "\(text)")
        }
    }

    @Test func writesArmorInLinesOf64() throws {
        for size in 0..<200 {
            let bytes = (0..<size).map { UInt8($0) }
            let text = AgeArmor.encode(bytes)
            #expect(text.split(separator: "\n").allSatisfy { $0.utf8.count <= 64 })
            if size > 0 { #expect(try AgeArmor.decode(Array(text.utf8)) == bytes) }
        }
    }

    @Test func takesOnlyCanonicalBase64() {
        for size in 0..<70 {
            let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 37) }
            let padded = Base64.encode(bytes, isPadded: true)
            #expect(padded == Array(Data(bytes).base64EncodedData()))
            #expect(Base64.decode(padded, isPadded: true) == bytes)
            #expect(Base64.decode(Base64.encode(bytes, isPadded: false), isPadded: false) == bytes)
        }
        for text in ["A", "AB", "AB=", "AB==C", "A===", "====", "AAA", "AA-_", "AAB="] {
            #expect(Base64.decode(Array(text.utf8), isPadded: true) == nil, "\(text)")
        }
        for text in ["A", "AB", "AA==", "AA\n", "AAB"] {
            #expect(Base64.decode(Array(text.utf8), isPadded: false) == nil, "\(text)")
        }
    }
}
