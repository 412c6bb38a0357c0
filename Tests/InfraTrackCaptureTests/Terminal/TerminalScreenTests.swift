import InfraTrack
import InfraTrackCapture
import TestSupport
import Testing

/// A terminal whose size is known wraps, scrolls and clips.
struct TerminalScreenTests {
    static let shown: [(String, String)] = [
        // Soft wraps are one line; the cursor waits in the last column.
        ("0123456789abc\r\nx", "0123456789abc\nx"), ("0123456789\r\nx", "0123456789\nx"),
        ("0123456789\rX", "X123456789"), ("0123456789\u{8}X", "01234567X9"),
        ("01234567日本", "01234567日本"), ("012345678日", "012345678日"),
        ("0123456789e\u{301}", "0123456789e\u{301}"), ("012345678e\u{301}x", "012345678e\u{301}x"),
        ("0123456789abc\u{1B}[A\u{1B}[Kd", "012d\nabc"), ("01234  \u{1B}[2C89ab", "01234    89ab"),
        // No wrap when it is switched off.
        ("\u{1B}[?7l0123456789abc", "012345678c"), ("\u{1B}[?7l01234567日本", "01234567日"),
        ("\u{1B}[?7l012345678日", "012345678"), ("\u{1B}[?7l\u{1B}[?7h0123456789a", "0123456789a"),
        // A line feed keeps the column, as raw programs have it.
        ("ab\ncd", "ab\n  cd"), ("ab\u{1B}Ecd", "ab\ncd"),
        // What scrolls out stays as text.
        ("1\r\n2\r\n3\r\n4\r\n5\r\n6", "1\n2\n3\n4\n5\n6"),
        ("1\r\n2\r\n3\r\n4\r\n5\u{1B}[HX", "1\n2\n3\n4\n5\nX"),
        ("1\r\n2\r\n3\r\n4\r\n5\u{1B}[9AX", "1\n2X\n3\n4\n5"),
        // Regions: the first two rows scroll, the others stay.
        ("\u{1B}[2J\u{1B}[4;1Hend\u{1B}[1;2r1\r\n2\r\n3", "1\n2\n3\n\nend"),
        ("\u{1B}[2J\u{1B}[2;3rtop\u{1B}[2;1Ha\r\nb\r\nc\r\nd\r\ne", "a\nb\nc\ntop\nd\ne"),
        ("\u{1B}[2J1\r\n2\r\n3\r\n4\u{1B}[2;3r\u{1B}[2;1H\u{1B}[L", "1\n\n2\n4"),
        ("\u{1B}[2J1\r\n2\r\n3\r\n4\u{1B}[2;3r\u{1B}[2;1H\u{1B}[M", "1\n3\n\n4"),
        ("\u{1B}[2J1\r\n2\r\n3\r\n4\u{1B}[2;3r\u{1B}[9L\u{1B}[9M", "1\n2\n3\n4"),
        ("\u{1B}[2J1\r\n2\r\n3\r\n4\u{1B}[9;9rx", "1\n2\n3\n4x"),
        ("\u{1B}[2J1\r\n2\r\n3\r\n4\u{1B}[2;3r\u{1B}[rx", "x\n2\n3\n4"),
        ("\u{1B}[2J1\r\n2\r\n3\r\n4\u{1B}[S", "1\n2\n3\n4\n"),
        ("\u{1B}[2J1\r\n2\r\n3\r\n4\u{1B}[9S\u{1B}[Hx", "1\n2\n3\n4\nx\n\n\n"),
        ("\u{1B}[2J1\r\n2\r\n3\r\n4\u{1B}[T", "\n1\n2\n3"),
        ("\u{1B}[2J1\r\n2\u{1B}[H\u{1B}Mx", "x\n1\n2\n"), ("1\r\n2\u{1B}M\u{1B}M\u{1B}Mx", "1x\n2"),
        ("\u{1B}[2J\u{1B}[2;3r\u{1B}[?6h\u{1B}[HA\u{1B}[9;1HB\u{1B}[?6l\u{1B}[HC", "C\nA\nB"),
        ("\u{1B}[2J\u{1B}[2;3r\u{1B}[3;1H\u{1B}[9A1\u{1B}[9B2", "\n1\n 2"),
        ("\u{1B}[2J\u{1B}[2;3r\u{1B}[4;1H\u{1B}[9B1", "\n\n\n1"),
        // Addresses and margins.
        ("\u{1B}[99;99Hx", "\n\n\n         x"), ("\u{1B}[2J\u{1B}[3Bx", "\n\n\nx"),
        ("ab\u{1B}[99Cx", "ab       x"), ("\u{1B}[5ax", "     x"),
        ("a\u{1B}[2J\u{1B}[2ex", "a\n\n\nx"),
        // Tabs, set and cleared.
        ("\ta\tb", "\tab"), ("a\u{1B}[3g\tb", "a        b"), ("abc\u{1B}H\r\u{1B}[Ix", "abcx"),
        ("abc\u{1B}H\u{1B}H\r\tx\ty", "abcx   \u{20}y"), ("abc\u{1B}H\u{1B}[g\r\tx", "abc     x"),
        ("abc\u{1B}H\u{1B}[10G\u{1B}[Z\u{1B}[Zx", "abcx"), ("\u{1B}[8G\u{1B}[Zx", "x"),
        ("\u{1B}[10G\u{1B}[2Zx", "x"),
        ("\u{1B}[10G\u{1B}[Zx", "        x"),
        ("\u{1B}[3g\u{1B}[10G\u{1B}[Zx", "x"), ("\u{1B}[1gx\ty", "x\ty"),
        // Insert mode pushes right and out.
        ("abcdefghij\r\u{1B}[4hXY\u{1B}[4lz", "XYzbcdefgh"), ("ab\r\u{1B}[4h日\u{1B}[4lz", "日zb"),
        ("abcdefghij\r\u{1B}[3@x", "x  abcdefg"), ("日本日本日\r\u{1B}[@x", "x日本日本"),
        // Repetition.
        ("-\u{1B}[4bx", "-----x"), ("\u{1B}[4bx", "x"), ("é\u{1B}[2b", "ééé"),
        ("\u{1B}(0q\u{1B}[2bq", "────"), ("ab\r\n-\u{1B}[99b", "ab\n-----------"),
        // Character sets by shift.
        ("\u{1B})0\u{E}q\u{F}q", "─q"), ("\u{1B}*0q", "q"), ("\u{1B}(0é", "é"),
        // Saved cursors, modes reset.
        ("ab\u{1B}[?1048h\r\u{1B}[?1048lc", "abc"), ("\u{1B}[4h\u{1B}[!pab\rx", "xb"),
        ("\u{1B}[2;3r\u{1B}[!p\u{1B}[$px", "x"),
        // A screen that is cleared is kept.
        ("one\r\ntwo\u{1B}[2J", "one\ntwo\n"), ("one\u{1B}[3Jtwo", "one\ntwo"),
        ("\u{1B}[2Jab\u{1B}[2Jc", "ab\n  c"), ("a\r\n\r\n\u{1B}[2Jb", "a\nb"),
        ("abc\r\ndef\u{1B}[A\u{1B}[1J", "\ndef"), ("\u{1B}[2Ja\r\n\u{1B}cb", "a\nb"),
        // Full-screen programs leave a line.
        ("$ vi\r\n\u{1B}[?1049hdraw\u{1B}[?1049l$ ", "$ vi\n[full-screen program, 12 bytes]\n$"),
        ("\u{1B}[?47hx\u{1B}[?47ly", "[full-screen program, 7 bytes]\ny"),
        ("a\u{1B}[?1047hx\u{1B}cb", "a\n[full-screen program, 3 bytes]\nb"),
        ("a\u{1B}[?1049hnever left \u{1B}[?25h", "a\n[full-screen program, 17 bytes]\n"),
        ("a\u{1B}[?1049h\u{1B}[?1049h日\u{1B}[?25;1049lb", "a\n[full-screen program, 22 bytes]\nb"),
        // A new size.
        ("0123456789ab\u{1B}[8;4;20t\r\n0123456789ab", "0123456789ab\n0123456789ab"),
        ("1\r\n2\r\n3\r\n4\u{1B}[8;2;10tx\u{1B}[Hy", "1\n2\n3\n4x\ny"),
        ("a\u{1B}[8;0;9tb\u{1B}[3tc", "abc"),
    ]

    @Test(arguments: shown)
    func showsWhatASmallTerminalShowed(bytes: String, text: String) {
        #expect(small(bytes) == text, "\(bytes.debugDescription)")
    }

    @Test func boundsSizes() {
        #expect(TerminalSize(columns: 0, rows: -1) == TerminalSize(columns: 1, rows: 1))
        #expect(TerminalSize(columns: 9999, rows: 9999) == TerminalSize(columns: 4096, rows: 2048))
        #expect(replayed(Array("a日b\tc\u{1B}[2b".utf8), TerminalSize(columns: 1, rows: 1)) == "acc")
    }

    @Test func drawsLinesWithTheirCharacters() {
        let letters = String(decoding: Array(0x5F...0x7E) as [UInt8], as: UTF8.self)
        #expect(
            replayed("\u{1B}(0" + letters)
                == "_◆▒␉␌␍␊°±␤␋┘┐┌└┼⎺⎻─⎼⎽├┤┴┬│≤≥π≠£·")
    }

    @Test func keepsAFewMarksOnACharacter() {
        let text = replayed("e" + String(repeating: "\u{301}", count: 100))
        #expect(text.unicodeScalars.count == 33)
        let first = replayed(String(repeating: "\u{301}", count: 100))
        #expect(first.unicodeScalars.count == 32)
        let again = String(repeating: "e\u{301}\r", count: 500)
        #expect(replayed(again + "a\u{301}日\u{301}") == "a\u{301}日\u{301}")
    }

    /// The cut of the bytes makes no difference, nor does taking the text in between.
    @Test func doesNotDependOnCutsOrTaking() {
        let pieces = [
            "abc", "0123456789", "\r", "\n", "\r\n", "\t", "\u{8}", "日", "e\u{301}", "\u{1B}[A",
            "\u{1B}[B",
            "\u{1B}[K", "\u{1B}[2J", "\u{1B}[H", "\u{1B}[2;3r", "\u{1B}[r", "\u{1B}[L", "\u{1B}[M",
            "\u{1B}[S", "\u{1B}[T", "\u{1B}M", "\u{1B}D", "\u{1B}7", "\u{1B}8", "\u{1B}[?1049h",
            "\u{1B}[?1049l", "\u{1B}c", "\u{1B}[4h", "\u{1B}[4l", "\u{1B}[?6h", "\u{1B}[?6l",
            "\u{1B}[?7l",
            "\u{1B}[?7h", "\u{1B}(0", "\u{1B}(B", "\u{1B}[3;7H", "\u{1B}[8;3;7t", "\u{1B}[5b",
            "\u{1B}H",
            "\u{1B}[3g", "\u{1B}[2P", "\u{1B}[3@", "\u{1B}[4X", "\u{1B}[J", "\u{1B}[1J",
        ]
        for seed in 0..<3000 {
            var random = SeededGenerator(seed: UInt64(seed))
            var bytes = (0..<60).flatMap { _ in
                Array((pieces.randomElement(using: &random) ?? "").utf8)
            }
            if seed % 4 == 0 {
                bytes += (0..<20).map { _ in UInt8.random(in: 0...255, using: &random) }
            }
            let size = TerminalSize(
                columns: Int.random(in: 1...12, using: &random),
                rows: Int.random(in: 1...5, using: &random))
            var replay = TerminalReplay(size: size)
            var text: [UInt8] = []
            var index = 0
            while index < bytes.count {
                let end = min(bytes.count, index + Int.random(in: 1...7, using: &random))
                replay.feed(bytes[index..<end])
                text += replay.takeText()
                index = end
            }
            let cut = String(decoding: text, as: UTF8.self) + replay.finish()
            #expect(cut == replayed(bytes, size), "seed \(seed)")
        }
    }

    /// What scrolled out is handed out and not kept.
    @Test func handsOutTextAsItComes() {
        var replay = TerminalReplay(size: TerminalSize(columns: 80, rows: 24))
        var taken = 0
        var longest = 0
        for line in 0..<20_000 {
            replay.feed(Array("line \(line)\r\n".utf8))
            let text = replay.takeText()
            taken += text.count
            longest = max(longest, text.count)
        }
        #expect(taken > 200_000)
        #expect(longest < 10_000)
        #expect(replay.finish().count < 10_000)
    }

    /// No input takes more than time in proportion to its length.
    @Test func endsOnHostileInput() {
        let hostile = [
            "\u{1B}[9999b", "x\u{1B}[9999b", "\u{1B}[9999@", "\u{1B}[9999L", "\u{1B}[9999S",
            "\u{1B}[9999T",
            "\u{1B}[9999;9999Hx", "\u{1B}[9999I", "\u{1B}[9999Z", "\u{1B}H\u{1B}[C",
            "e\u{301}\u{1B}[@",
            "\u{1B}[2J\u{1B}[9999B", "\t", "\u{1B}[?1049h\u{1B}[?1049l", "\u{1B}[8;9999;9999t",
            "\u{1B}]0;",
            "\u{1B}[1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1m",
        ]
        for text in hostile {
            let bytes = Array(String(repeating: text, count: 2000).utf8)
            _ = replayed(bytes)
            _ = replayed(bytes, TerminalSize(columns: 80, rows: 24))
        }
    }
}
