import InfraTrackCapture
import Testing
import TestSupport

func replayed(_ text: String) -> String { replayed(Array(text.utf8)) }

func replayed(_ bytes: [UInt8], _ size: TerminalSize? = nil) -> String {
    var replay = TerminalReplay(size: size)
    replay.feed(bytes)
    return String(decoding: replay.takeText(), as: UTF8.self) + replay.finish()
}

/// What a terminal of ten columns and four rows shows.
func small(_ text: String) -> String {
    replayed(Array(text.utf8), TerminalSize(columns: 10, rows: 4))
}

struct TerminalReplayTests {
    static let shown: [(String, String)] = [
        ("", ""), ("one\ntwo\n", "one\ntwo\n"), ("no end", "no end"), ("a\r\nb\r\n", "a\nb\n"),
        ("\n\n", "\n\n"), ("a  \nb \t\n", "a\nb \t\n"), ("a\tb", "a\tb"),
        ("10%\r20%\r100%\n", "100%\n"),
        ("abcdef\rxy\n", "xycdef\n"), ("abc\u{8}\u{8}X\n", "aXc\n"), ("\u{8}a", "a"),
        ("a\u{7}b\u{0}c\u{7F}d", "abcd"),
        ("a\u{B}b\u{C}c", "a\nb\nc"), ("\u{1B}[31mred\u{1B}[0m", "red"),
        ("\u{1B}[38:2::1:2:3mx", "x"),
        ("abc\r\u{1B}[Kx\n", "x\n"), ("abc\u{1B}[2D\u{1B}[K", "a"), ("abc\u{1B}[1K", ""),
        ("abcd\u{1B}[2D\u{1B}[1KX", "  Xd"),
        ("abc\u{1B}[2Kx", "   x"), ("abc\r\u{1B}[2Cx", "abx"), ("a\u{1B}[3Cb", "a   b"),
        ("abc\u{1B}[1Gx", "xbc"),
        ("abc\u{1B}[2`x", "axc"), ("abc\u{1B}[99Dx", "xbc"), ("abcd\r\u{1B}[2P", "cd"),
        ("abcd\r\u{1B}[9P", ""),
        ("ab\u{1B}[Px", "abx"), ("abcd\r\u{1B}[2@", "  abcd"), ("ab\u{1B}[@x", "abx"),
        ("abcd\r\u{1B}[2Xx", "x cd"),
        ("abcd\u{1B}[2D\u{1B}[9X", "ab"), ("a\n\u{1B}[Kb", "a\nb"),
        ("1\n2\n3\n\u{1B}[2Ax\n", "1\nx\n3\n"), ("1\n2\n3\n\u{1B}[3A\u{1B}[2By\n", "1\n2\ny\n"),
        ("1\n2\u{1B}[9Ax", "1x\n2"), ("1\n2\u{1B}[9Bx", "1\n2x"), ("12\n34\u{1B}[1Fx", "x2\n34"),
        ("12\n34\u{1B}[1A\u{1B}[1Ex", "12\nx4"), ("1\n2\n3\u{1B}[2A\u{1B}[J", "1"),
        ("abc\n\u{1B}[1Ad\u{1B}[1J", "  c\n"),
        ("ab\u{1B}7cd\u{1B}8x", "abxd"), ("ab\u{1B}[scd\u{1B}[ux", "abxd"), ("ab\u{1B}8x", "abx"),
        ("a\u{1B}Db", "a\n b"), ("a\u{1B}Eb", "a\nb"), ("a\nb\u{1B}Mc", "ac\nb"),
        ("a\u{84}b\u{85}c", "a\n b\nc"),
        ("a\nb\u{8D}c", "ac\nb"), ("a\u{1B}=b\u{1B}(0q\u{1B}(Bq", "ab─q"), ("a\u{1B}(\nBb", "a\nb"),
        ("a\u{1B}éb", "aéb"),
        ("\u{1B}]0;title\u{7}a", "a"),
        ("\u{1B}]8;;https://x\u{1B}\\link\u{1B}]8;;\u{1B}\\", "link"),
        ("\u{1B}]0;never closed\nkept", "\nkept"), ("\u{1B}Pq1\n2\u{1B}\\a", "a"),
        ("\u{1B}_x\u{9C}a", "a"), ("\u{90}x\u{9C}a", "a"),
        ("\u{9D}0;t\u{9C}a", "a"), ("\u{9B}31mx", "x"), ("\u{99}x", "x"),
        ("\u{1B}[3\u{18}1m", "1m"), ("\u{1B}[3\u{1A}1m", "1m"),
        ("\u{1B}[3\n1mx", "\nx"), ("\u{1B}[1éx", "éx"), ("\u{1B}[1 qx", "x"), ("\u{1B}[>1Ax", "x"),
        ("\u{1B}[?25lx", "x"),
        ("\u{1B}[1;2;3;4;5;6;7;8;9;10;11;12;13;14;15;16;17;18mx", "x"),
        ("\u{1B}[99999999999Gx", String(repeating: " ", count: 1024) + "x"),
        ("\u{1B}[nx", "x"), ("\u{1B}[31", ""), ("a\u{1B}", "a"),
        ("before\n\u{1B}[H\u{1B}[2J\u{1B}[3Jafter\n", "before\nafter\n"),
        ("before\u{1B}[2Jafter", "before\nafter"),
        ("before\u{1B}cafter", "before\nafter"),
        ("\u{1B}[H\u{1B}[Jone\n\u{1B}[H\u{1B}[Jtwo\n", "one\ntwo\n"),
        ("\u{1B}[Hone\ntwo\u{1B}[Hthree", "three\ntwo"), ("\u{1B}[3;2Hx", "\n\n x"),
        ("\u{1B}[2dx", "\nx"), ("\u{1B}[2;1fx", "\nx"),
        ("a\u{1B}[?1049hfull\u{1B}[?1049lb", "a\n[full-screen program, 12 bytes]\nb"),
        ("a\u{1B}[?1049mb", "ab"),
        ("\u{1B}[9;1H\u{1B}[K\u{1B}[2P\u{1B}[X\u{1B}[@x", String(repeating: "\n", count: 8) + "x"),
        ("日本\rx", "x 本"), ("日本\u{8}x", "日 x"), ("e\u{301}a\u{8}\u{8}x", "xa"),
        ("\u{301}a", "\u{301}a"), ("e\u{301}", "e\u{301}"),
        ("ae\u{301}\r\u{1B}[P", "e\u{301}"), ("ae\u{301}\r\u{1B}[@", " ae\u{301}"),
        ("\u{1F511}x", "\u{1F511}x"), ("\u{1160}x", "\u{1160}x"),
        ("a\tb\rxxx", "xxx     b"), ("\t\u{8}x", "       x"), ("a\r\tb", "a       b"),
        ("ab\r\t", "ab"), ("日\r\u{1B}[C\u{1B}[P", ""),
        ("a\u{1B}[5C\u{301}b", "a     \u{301}b"), ("a\u{1B}[5C\u{301}", "a     \u{301}"),
        ("\u{301}\u{1B}[2Kx", "x"), ("\u{301}ab\r\u{1B}[K", ""),
    ]

    @Test(arguments: shown)
    func showsWhatTheTerminalShowed(bytes: String, text: String) {
        #expect(replayed(bytes) == text, "\(bytes.debugDescription)")
    }

    @Test func replacesBytesThatAreNoUTF8() {
        #expect(
            replayed([0x83, 0x23, 0xF0, 0x90, 0x80, 0xC0, 0x21]) == "\u{FFFD}#\u{FFFD}\u{FFFD}!")
        #expect(replayed([0x61, 0xE2, 0x82]) == "a\u{FFFD}")
    }

    @Test func decodesLikeTheStandardLibrary() {
        for seed in 0..<2000 {
            var random = SeededGenerator(seed: UInt64(seed))
            let heads: [UInt8] = [
                0x41, 0xC2, 0xC1, 0xE0, 0xE1, 0xED, 0xEF, 0xF0, 0xF1, 0xF4, 0xF5, 0x80, 0xA5, 0xBF,
                0xBB,
            ]
            let bytes = (0..<12).map { _ in heads.randomElement(using: &random) ?? 0 }
            let plain = String(decoding: bytes, as: UTF8.self)
            guard !plain.unicodeScalars.contains(where: { (0x80..<0xA0).contains($0.value) }) else {
                continue
            }
            #expect(replayed(bytes) == plain, "seed \(seed): \(bytes)")
        }
    }

    @Test func doesNotDependOnHowTheBytesAreCut() {
        let pieces = [
            "a", "bc", "\r", "\n", "\t", "\u{8}", "\u{1B}[2A", "\u{1B}[K", "\u{1B}[3D", "\u{1B}[2J",
            "\u{1B}[H", "\u{1B}]0;t\u{7}",
            "\u{1B}", "[", "日", "e\u{301}", "\u{1F511}", "\u{1B}[31m", "\u{1B}7", "\u{1B}8",
            "\u{1B}[J", "\u{1B}[4;7H", "\u{1B}[2P",
            "\u{1B}[2@", "\u{1B}[2X", "\u{1B}P", "\u{1B}\\", "\u{9B}", "1", ";", "\u{1B}[B",
            "\u{1B}[1K", "\u{1B}M", "\u{1B}D", "  ",
        ]
        for seed in 0..<1500 {
            var random = SeededGenerator(seed: UInt64(seed))
            var bytes = (0..<30).flatMap { _ in
                Array((pieces.randomElement(using: &random) ?? "").utf8)
            }
            if seed % 3 == 0 {
                bytes += (0..<10).map { _ in UInt8.random(in: 0...255, using: &random) }
            }
            var replay = TerminalReplay()
            var index = 0
            while index < bytes.count {
                let end = min(bytes.count, index + Int.random(in: 1...5, using: &random))
                replay.feed(bytes[index..<end])
                index = end
            }
            let cut = String(decoding: replay.takeText(), as: UTF8.self) + replay.finish()
            #expect(cut == replayed(bytes), "seed \(seed)")
        }
    }

    @Test func survivesRandomBytes() {
        for seed in 0..<500 {
            var random = SeededGenerator(seed: UInt64(seed))
            let alphabet: [UInt8] = [
                0x1B, 0x5B, 0x30, 0x39, 0x3B, 0x41, 0x48, 0x4A, 0x4B, 0x0A, 0x0D, 0x09, 0x08, 0xE6,
                0x97, 0xA5,
            ]
            let bytes = (0..<300).map { _ in
                Bool.random(using: &random)
                    ? alphabet.randomElement(using: &random) ?? 0
                    : UInt8.random(in: 0...255, using: &random)
            }
            let text = replayed(bytes)
            #expect(
                !text.unicodeScalars.contains { $0.value == 0x1B || $0.value == 0x0D },
                "seed \(seed)")
        }
    }

    @Test func keepsEveryLineOfLongOutput() {
        let lines = (0..<1000).map { "line \($0)" }.joined(separator: "\n")
        #expect(replayed(lines) == lines)
        // Four hundred lines up end where the reach ends.
        let text = replayed(lines + "\n\u{1B}[400AX")
        #expect(text.split(separator: "\n").count { $0.hasPrefix("X") } == 1)
        #expect(text.split(separator: "\n").count == 1000)
    }

    @Test func keepsALineWithoutEnd() {
        let long = String(repeating: "abcdefg ", count: 20_000)
        #expect(replayed(long + "end\r\n") == long + "end\n")
        #expect(replayed("first\n" + long + "日本") == "first\n" + long + "日本")
        let tabs = String(repeating: "\t", count: 20_000)
        #expect(replayed(tabs) == tabs)
    }

    @Test func keepsWhatAScreenPushedOut() {
        let lines = (0..<500).map { "\($0)" }.joined(separator: "\n")
        #expect(replayed("\u{1B}[H" + lines + "\u{1B}[HX") == lines + "\nX")
    }
}
