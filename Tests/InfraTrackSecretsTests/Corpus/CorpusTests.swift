import InfraTrack
import InfraTrackSecrets
import TestSupport
import Testing

/// The numbers that the project promises, over a corpus of its own.
struct CorpusTests {
    /// As a terminal shows it: colours are gone, backspaces have been obeyed.
    static func replayed(_ text: String) -> String {
        var result: [Character] = []
        var isEscape = false
        for character in text {
            if isEscape {
                isEscape = !character.isLetter
            } else if character == "\u{1B}" {
                isEscape = true
            } else if character == "\u{8}" {
                _ = result.popLast()
            } else {
                result.append(character)
            }
        }
        return String(result)
    }

    /// A secret leaks when a quarter of it, or eight characters in a row, is still there.
    static func leaks(_ sample: SecretCorpus.Sample, _ masked: String) -> Bool {
        let text = masked.replacing("\n", with: "")
        let secret = Array(sample.secret)
        let width = min(secret.count, max(8, secret.count / 4))
        return (0...secret.count - width).contains {
            text.contains(String(secret[$0..<$0 + width]))
        }
    }

    @Test func findsWhatItShould() {
        var corpus = SecretCorpus(seed: 20_261_123)
        let samples = corpus.samples(each: 3)
        var rows: [String: (found: Int, all: Int)] = [:]
        var missed: [String] = []
        for sample in samples {
            let masked = redacted(Self.replayed(sample.text))
            let isFound = !Self.leaks(sample, masked)
            for key in ["rule \(sample.rule)", "shape \(sample.shape)"] {
                let row = rows[key, default: (0, 0)]
                rows[key] = (row.found + (isFound ? 1 : 0), row.all + 1)
            }
            if !isFound { missed.append("\(sample.shape): \(sample.text)") }
        }
        for (key, row) in rows.sorted(by: { $0.key < $1.key }) {
            print("recall \(key): \(row.found) of \(row.all)")
        }
        let recall = 1 - Double(missed.count) / Double(samples.count)
        print("recall of \(samples.count) secrets: \(recall)")
        #expect(recall >= 0.98, "\(missed.prefix(40).joined(separator: "\n"))")
        // Each rule by itself too, so that many easy ones do not hide one that is blind.
        for (key, row) in rows where key.hasPrefix("rule ") {
            #expect(Double(row.found) >= 0.95 * Double(row.all), "\(key)")
        }
    }

    @Test func leavesWhatItShould() {
        var corpus = HarmlessCorpus(seed: 20_261_123)
        let lines = corpus.lines(10_000)
        var counts: [String: Int] = [:]
        var wrong: [String] = []
        for line in lines {
            var scope = RedactionScope()
            let masked = SecretRules.standard.redact(line, in: &scope)
            for count in scope.counts { counts[count.rule, default: 0] += count.count }
            if masked != line { wrong.append("\(line) -> \(masked)") }
        }
        for (rule, count) in counts.sorted(by: { $0.key < $1.key }) {
            print("false positives by \(rule): \(count)")
        }
        print("false positives in \(lines.count) lines: \(wrong.count)")
        #expect(wrong.count * 1000 <= lines.count, "\(wrong.prefix(40).joined(separator: "\n"))")
    }

    /// Samples with bytes changed, put together: no trap, and a second run changes nothing.
    @Test func survivesMutatedSamples() {
        var corpus = SecretCorpus(seed: 1)
        let samples = corpus.samples(each: 1).map(\.text)
        for seed in 0..<1500 {
            var random = SeededGenerator(seed: UInt64(seed))
            let texts = (0..<3).map { _ in samples.randomElement(using: &random) ?? "" }
            let bytes = Array(texts.joined(separator: "\n").utf8).mutated(using: &random)
            let once = redacted(String(decoding: bytes, as: UTF8.self))
            #expect(redacted(once) == once, "seed \(seed)")
        }
    }
}
