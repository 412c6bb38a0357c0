import TestSupport
import Testing

@testable import InfraTrackSecrets

struct SealedTextTests {
    private static let key = AgeIdentity(key: [UInt8](repeating: 7, count: 32))

    private static func inline(_ text: String) throws -> String {
        var random = SeededGenerator(seed: 1)
        return try SealedText.inline(text, to: [key.recipient], using: &random)
    }

    private static func block(_ text: String) throws -> String {
        var random = SeededGenerator(seed: 1)
        return try SealedText.block(text, to: [key.recipient], using: &random)
    }

    @Test func opensEveryPart() throws {
        let text = "a \(try Self.inline("one")) b\n\n\(try Self.block("two\nlines"))\n\nend\n"
        let opened = SealedText.open(text, with: [.identity(Self.key)])
        #expect(opened.text == "a one b\n\ntwo\nlines\n\nend\n")
        #expect(opened.opened == 2)
        #expect(opened.failures.isEmpty)
        let crlf = text.replacing("\n", with: "\r\n")
        let other = SealedText.open(crlf, with: [.identity(Self.key)])
        #expect(other.text == "a one b\r\n\r\ntwo\nlines\r\n\r\nend\r\n")
    }

    @Test func leavesWhatItCannotOpen() throws {
        let text = "\(try Self.inline("one")) «age:AAAA» «age:A»"
        let stranger = AgeIdentity(key: [UInt8](repeating: 9, count: 32))
        let opened = SealedText.open(text, with: [.identity(stranger)])
        #expect(opened.text == text)
        #expect(opened.opened == 0)
        #expect(opened.failures.map(\.code) == [.noMatch, .header, .header])
    }

    @Test(arguments: [
        "«age:»", "«age:AAAA", "«age:AA AA»", "```age\nnothing\n```", " ```age",
        "```age\n-----BEGIN AGE ENCRYPTED FILE-----\nAAAA\n",
        "```age\n-----BEGIN AGE ENCRYPTED FILE-----\n-----END AGE ENCRYPTED FILE----- \n```",
        "```age\n-----BEGIN AGE ENCRYPTED FILE-----\n-----END AGE ENCRYPTED FILE-----\n",
        "```agexxx", "plain",
    ])
    func seesNoPartInOtherText(text: String) {
        #expect(SealedText.parts(in: Line(text)).isEmpty)
    }

    @Test func isNeverRedacted() throws {
        for seed in 0..<200 {
            var random = SeededGenerator(seed: UInt64(seed))
            let inline = try SealedText.inline("x", to: [Self.key.recipient], using: &random)
            let block = try SealedText.block(
                String(repeating: "y", count: 400), to: [Self.key.recipient], using: &random)
            let text = "password: \(inline)\ntoken=\(inline)\n\(block)\npassword=\(inline)"
            #expect(redacted(text) == text, "seed \(seed)")
        }
    }

    @Test func survivesEveryMutation() throws {
        let text = Array("a \(try Self.inline("one"))\n\(try Self.block("two"))\n".utf8)
        for seed in 0..<2000 {
            var random = SeededGenerator(seed: UInt64(seed))
            let mutated = String(decoding: text.mutated(using: &random), as: UTF8.self)
            let opened = SealedText.open(mutated, with: [.identity(Self.key)])
            #expect(opened.opened + opened.failures.count <= 4, "seed \(seed)")
        }
    }
}
