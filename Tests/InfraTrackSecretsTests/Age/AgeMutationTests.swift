import TestSupport
import Testing

@testable import InfraTrackSecrets

struct AgeMutationTests {
    /// Any change to an encrypted text is refused; nothing traps and nothing hangs.
    @Test func refusesEveryMutation() throws {
        let key = AgeKey.identity(try AgeTests.key("first.key"))
        let samples = try ["two.age", "empty.age"].flatMap { name in
            let armored = try AgeTests.fixture(name)
            return [armored, try AgeArmor.decode(armored)]
        }
        for seed in 0..<3000 {
            var random = SeededGenerator(seed: UInt64(seed))
            let sample = samples[seed % samples.count]
            let mutated = sample.mutated(using: &random)
            guard mutated != sample else { continue }
            do throws(AgeError) {
                let plain = try Age.decrypt(mutated, with: [key])
                // White space around armor, or a stanza that is not ours.
                let isSame = plain.isEmpty || plain == Array("attack at dawn\n".utf8)
                #expect(isSame, "seed \(seed)")
            } catch {
                #expect(!error.cure.isEmpty, "seed \(seed)")
            }
        }
    }

    @Test func survivesEveryCut() throws {
        let key = AgeKey.identity(try AgeTests.key("first.key"))
        let armored = try AgeTests.fixture("two.age")
        for bytes in [armored, try AgeArmor.decode(armored)] {
            for count in 0..<bytes.count - 1 {
                #expect(throws: AgeError.self, "cut at \(count)") {
                    try Age.decrypt(Array(bytes.prefix(count)), with: [key])
                }
            }
        }
    }

    @Test func survivesAnyKeyText() throws {
        let texts = [
            try AgeTests.key("first.key").secretText,
            try AgeTests.key("first.key").recipient.description,
        ]
        for seed in 0..<3000 {
            var random = SeededGenerator(seed: UInt64(seed))
            let original = texts[seed % 2]
            let text = String(
                decoding: Array(original.utf8).mutated(using: &random), as: UTF8.self)
            guard text != original else { continue }
            #expect((try? AgeIdentity(text)) == nil, "seed \(seed)")
            #expect((try? AgeRecipient(text)) == nil, "seed \(seed)")
        }
    }

    @Test func readsAnEndlessHeaderInLinearTime() {
        let text = "age-encryption.org/v1\n" + String(repeating: "-> a\n\n", count: 200_000)
        #expect(throws: AgeError.self) { try Age.decrypt(Array(text.utf8), with: []) }
        let body =
            "age-encryption.org/v1\n-> a\n"
            + String(repeating: String(repeating: "A", count: 64) + "\n", count: 20_000)
        #expect(throws: AgeError.self) { try Age.decrypt(Array(body.utf8), with: []) }
    }
}

extension [UInt8] {
    /// One to four bytes changed, removed, put in, or a part doubled.
    func mutated(using random: inout some RandomNumberGenerator) -> [UInt8] {
        var bytes = self
        for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
            let place = Int.random(in: 0..<bytes.count, using: &random)
            let end = Swift.min(bytes.count, place + Int.random(in: 1...80, using: &random))
            switch Int.random(in: 0..<6, using: &random) {
            case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
            case 1: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            case 2: bytes.remove(at: place)
            case 3: bytes.insert(UInt8.random(in: 0x20..<0x7F, using: &random), at: place)
            case 4: bytes.removeSubrange(place..<end)
            default: bytes.insert(contentsOf: Array(bytes[place..<end]), at: place)
            }
        }
        return bytes
    }
}
