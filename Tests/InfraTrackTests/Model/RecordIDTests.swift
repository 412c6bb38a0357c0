import InfraTrack
import TestSupport
import Testing

@Suite struct RecordIDTests {
    @Test func textRoundTrips() {
        var generator = SeededGenerator(seed: 7)
        for round in 0..<2000 {
            let id = RecordID(entropy: generator.next())
            let text = id.description
            #expect(text.utf8.count == 10 && text.first?.isLetter == true, "seed 7, round \(round)")
            #expect(RecordID(text) == id)
            #expect(RecordID(text.uppercased()) == id)
            #expect(text.allSatisfy { "0123456789abcdefghjkmnpqrstvwxyz".contains($0) })
        }
    }

    @Test func orderIsThatOfTheText() {
        var generator = SeededGenerator(seed: 8)
        for _ in 0..<500 {
            let pair = (RecordID(entropy: generator.next()), RecordID(entropy: generator.next()))
            #expect((pair.0 < pair.1) == (pair.0.description < pair.1.description))
        }
    }

    @Test(arguments: [
        "", "k3f9q2m7x", "k3f9q2m7xdd", "13f9q2m7xd", "k3f9q2m7xi", "k3f9q2m7xl", "k3f9q2m7xo",
        "k3f9q2m7xu", "k3f9q2m7x-", "k3f9q2m7é", "../../etc/",
    ]) func otherTextIsNoID(text: String) {
        #expect(RecordID(text) == nil)
    }

    @Test func entropyIsSpreadOverAllLettersAndDigits() {
        #expect(RecordID(entropy: 0).description == "a000000000")
        #expect(RecordID(entropy: 21).description == "z000000000")
        #expect(RecordID(entropy: .max).description.utf8.count == 10)
        let firsts = Set((0..<22).map { RecordID(entropy: UInt64($0)).description.prefix(1) })
        #expect(firsts.count == 22)
    }

    @Test func derivedIDsDependOnEveryPartAndItsBounds() {
        // SHA-256 over length-prefixed parts, worked out with another program.
        #expect(RecordID.derived(from: []).description == Self.derivedOfNothing)
        let ids = [["ab"], ["a", "b"], ["", "ab"], ["ab", ""], ["b", "a"]].map {
            RecordID.derived(from: $0)
        }
        #expect(Set(ids).count == ids.count)
        #expect(RecordID.derived(from: ["a", "b"]) == ids[1])
    }

    /// Of the SHA-256 of no bytes: e3b0c44298fc1c14.
    private static var derivedOfNothing: String {
        let number: UInt64 = 0xe3b0_c442_98fc_1c14
        let letters = Array("abcdefghjkmnpqrstvwxyz")
        let digits = Array("0123456789abcdefghjkmnpqrstvwxyz")
        let rest = number / 22
        let tail = (0..<9).map { digits[Int(rest >> UInt64(40 - 5 * $0)) & 31] }
        return String(letters[Int(number % 22)]) + String(tail)
    }
}

@Suite struct RecordIDPrefixTests {
    @Test func readsWhatPeopleType() {
        #expect(RecordIDPrefix("K3F")?.description == "k3f")
        #expect(RecordIDPrefix("kl")?.range == RecordIDPrefix("k1")?.range)
        #expect(RecordIDPrefix("kI")?.range == RecordIDPrefix("k1")?.range)
        #expect(RecordIDPrefix("kO")?.range == RecordIDPrefix("k0")?.range)
        for text in ["", "k3f9q2m7xdd", "u", "k-", "é"] { #expect(RecordIDPrefix(text) == nil) }
    }

    @Test func coversTheIDsThatBeginWithIt() {
        var generator = SeededGenerator(seed: 9)
        for _ in 0..<300 {
            let (id, other) = (RecordID(entropy: generator.next()), RecordID(entropy: generator.next()))
            for count in 1...10 {
                let prefix = RecordIDPrefix(String(id.description.prefix(count)))
                #expect(prefix?.range.contains(id.bits) == true)
                let begins = other.description.hasPrefix(id.description.prefix(count))
                #expect(prefix?.range.contains(other.bits) == begins, "seed 9: \(id) \(other) \(count)")
            }
        }
    }
}
