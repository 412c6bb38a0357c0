@testable import InfraTrack
import Testing
import TestSupport

@Suite struct TextNeedleTests {
    @Test(arguments: [
        ("disk", "The DISK is full", true),
        ("DISK", "disk", true),
        ("disk", "dis", false),
        ("[", "a{b", false),
        ("@", "`", false),
        ("a", "", false),
        ("", "", true),
        ("aab", "aaab", true),
        ("e", "e\u{301}", true),
        ("größe", "GRÖSSE", false),
        ("Ü", "über", true),
        ("über", "U\u{308}BER", true),
        ("über", "uber", false),
        ("\u{212A}", "K2", true),
        ("ß", "Straße", true),
        ("日本", "東京は日本", true),
        ("naïve", "na", false),
    ]) func occurs(needle: String, text: String, isFound: Bool) {
        #expect(TextNeedle(needle).occurs(in: text) == isFound)
    }

    @Test func skippingFindsWhatLookingEverywhereFinds() {
        let seed: UInt64 = 11
        var generator = SeededGenerator(seed: seed)
        let alphabet = Array("abAB.é".unicodeScalars)
        func text(_ length: Int) -> String {
            var scalars = String.UnicodeScalarView()
            for _ in 0..<length {
                scalars.append(alphabet[Int.random(in: 0..<5, using: &generator)])
            }
            return String(scalars)
        }
        for round in 0..<3000 {
            let needle = text(Int.random(in: 1...5, using: &generator))
            let hay = text(Int.random(in: 0...20, using: &generator))
            let (low, sought) = (Array(hay.lowercased().utf8), Array(needle.lowercased().utf8))
            let isFound = low.indices.contains { low[$0...].starts(with: sought) }
            #expect(
                TextNeedle(needle).occurs(in: hay) == isFound,
                "seed \(seed), round \(round): \(needle) in \(hay)")
        }
    }
}
