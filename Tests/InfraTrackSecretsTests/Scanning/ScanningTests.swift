import Testing

@testable import InfraTrackSecrets

struct ScanningTests {
    @Test func readsRangesAndSingleBytes() {
        let set: ByteSet = "a-cx-"
        let members = (0...255).filter { set.contains(UInt8($0)) }
        #expect(members == [0x2D, 0x61, 0x62, 0x63, 0x78])
    }

    @Test func findsKeywordsInAnyCaseAndPassesOverMasks() {
        var table = TriggerTable()
        table.add("token", .key, exact: false)
        table.add("AKIA", .prefix(0))
        table.add("x", .hash)
        table.build()
        let hits = table.hits(in: Line("Token akia AKIA «redacted:token:1» TOKENtoken tok"))
        #expect(hits.map(\.position) == [0, 11, 37, 42])
        #expect(hits.map(\.trigger) == [.key, .prefix(0), .key, .key])
        #expect(table.hits(in: Line("")).isEmpty)
    }

    @Test func recognisesMasks() {
        #expect(Mask.end(in: Line("«redacted:a-b:12»x"), at: 0) == 19)
        for text in [
            "«redacted:»", "«redacted:a»", "«redacted:a:»", "«redacted:a:1", "«redact", "x",
        ] {
            #expect(Mask.end(in: Line(text), at: 0) == nil, "\(text)")
        }
        let neutral = Mask.neutralised(Line("a«b«redacted:x:1»c"))
        #expect(neutral.bytes == Array("a«b".utf8) + Array(repeating: 0xFF, count: 16) + [0x63])
    }

    @Test func mergesOverlappingMatches() {
        let matches = [
            SecretMatch(5..<9, "b"), SecretMatch(0..<4, "a"),
            SecretMatch(5..<9, "c", isSpecific: true),
            SecretMatch(8..<20, "d"), SecretMatch(30..<30, "e"), SecretMatch(21..<25, "f"),
            SecretMatch(22..<23, "g"),
        ]
        #expect(
            matches.resolved() == [
                SecretMatch(0..<4, "a"), SecretMatch(5..<20, "d"), SecretMatch(21..<25, "f"),
            ])
        #expect(
            [SecretMatch(0..<4, "a"), SecretMatch(0..<4, "b", isSpecific: true)].resolved().map(
                \.rule) == ["b"])
    }

    @Test func joinsContinuedLines() {
        let text = Line("one\ntwo \\\nthree\nfour")
        #expect(LogicalLine.range(in: text, around: 5) == 4..<15)
        #expect(LogicalLine.range(in: text, around: 12) == 4..<15)
        #expect(LogicalLine.range(in: text, around: 18) == 16..<20)
    }

    @Test func measuresEntropy() {
        #expect(Strength.entropy(Array("aaaa".utf8)[...]) == 0)
        #expect(Strength.entropy(Array("abcd".utf8)[...]) == 2)
    }

    @Test func readsOutsideAsNothing() {
        let line = Line("ab")
        #expect(line[-1] == 0)
        #expect(line[2] == 0)
        #expect(!line.has("abc", at: 0))
        #expect(!line.hasFolded("abc", at: 0))
        #expect(line.first("b", in: 0..<2) == 1)
        #expect(line.first("", in: 0..<2) == nil)
    }
}
