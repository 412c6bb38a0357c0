import InfraTrack
import InfraTrackCapture
import TestSupport
import Testing

struct SessionSourceTests {
    @Test func namesThem() throws {
        #expect(
            SessionSources.all.map(\.name) == [
                "asciicast", "typescript", "tlog", "ttyrec", "bash-history", "zsh-history",
                "fish-history", "psreadline", "spool",
            ])
        #expect(try SessionSources.named("tlog") is TlogSource)
        let error = #expect(throws: LedgerError.self) { try SessionSources.named("vhs") }
        #expect(error?.code == .usage)
    }

    static let seeds: [String] = [
        cast(["$ ls\r\n", "a\r\n\u{1B}]133;C\u{7}x\u{1B}]133;D;0\u{7}"]),
        "{\"version\":1,\"width\":80,\"height\":24,\"stdout\":[[0.25,\"up \"],[1.25,\"3\"]]}",
        "{\"version\":3,\"term\":{\"cols\":8,\"rows\":2}}\n[0.1,\"o\",\"x\"]\n[1,\"r\",\"9x9\"]\n[1,\"x\",\"0\"]\n",
        "Script started on 2026-11-23 12:29:41+00:00 [COMMAND=\"x\" TERM=\"xterm\" COLUMNS=\"80\" LINES=\"24\"]\n$ ls\r\na\r\n\nScript done on 2026-11-23 12:29:41+00:00 [COMMAND_EXIT_CODE=\"5\"]\n",
        "H 0 START_TIME 2026-11-23 12:29:41+00:00\nO 0.1 5\nS 0.1 SIGWINCH ROWS=4 COLS=9\nI 0 1\nH 0 EXIT_CODE 1\n0.5 3\n",
        "{\"host\":\"h\",\"rec\":\"r\",\"id\":1,\"pos\":1,\"timing\":\"=80x24>2+5]1/2<1\",\"out_txt\":\"ab?\",\"out_bin\":[1,2]}\n",
        "\u{1}\u{0}\u{0}\u{0}\u{5}\u{0}\u{0}\u{0}\u{6}\u{0}\u{0}\u{0}$ ls\r\n",
        "#1700000000\nfor i in 1; do\necho 'x\ny'\ndone\nls\n",
        ": 1700000000:5;ls \\\nx\n\\:y\\ \n",
        "- cmd: a\\nb\\\\\n  when: 1700000000\n", "a`\nb\r\n",
        "it1\tstart\tid=1.1\tat=1\tcmd=a\\nb\nit1\tend\tid=1.1\tat=2\texit=0\tpipe=0 1\n",
    ]

    /// Damaged files of every kind are read by every source, or refused; nothing traps or hangs.
    @Test func survivesDamage() {
        let seeds = Self.seeds.map { Array($0.utf8) }
        for seed in 0..<1500 {
            var random = SeededGenerator(seed: UInt64(seed))
            var bytes = seeds.randomElement(using: &random) ?? []
            for _ in 0..<Int.random(in: 0...6, using: &random) { damage(&bytes, seeds, &random) }
            var timing = seeds[4]
            damage(&timing, seeds, &random)
            for source in SessionSources.all {
                _ = try? source.session(bytes, timing: seed % 2 == 0 ? timing : nil)
            }
        }
    }

    private func damage(
        _ bytes: inout [UInt8], _ seeds: [[UInt8]], _ random: inout SeededGenerator
    ) {
        guard !bytes.isEmpty else { return }
        let place = Int.random(in: 0..<bytes.count, using: &random)
        let end = min(bytes.count, place + Int.random(in: 1...8, using: &random))
        switch Int.random(in: 0..<6, using: &random) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.removeSubrange(place..<end)
        case 2: bytes.insert(contentsOf: bytes[place..<end], at: place)
        case 3: bytes.removeSubrange(place...)
        case 4: bytes.insert(contentsOf: seeds.randomElement(using: &random) ?? [], at: place)
        default:
            let special: [UInt8] = [
                0x0A, 0x1B, 0x5D, 0x07, 0x5C, 0x22, 0x3B, 0x39, 0x2D, 0x83, 0x60,
            ]
            bytes[place] = special.randomElement(using: &random) ?? 0
        }
    }

    /// Twice the input takes no more than a few times the time: each of these is a worst case.
    @Test func readsHostileFiles() {
        let hostile = [
            String(repeating: "$ echo 'a\n> b\n", count: 500),
            String(repeating: "#1\n'\n", count: 1000),
            "#1\n" + String(repeating: "it's\n", count: 1000),
            String(repeating: "x\\\n", count: 2000),
            String(repeating: "- cmd: ", count: 2000), String(repeating: "`\n", count: 2000),
            cast([String(repeating: "\u{1B}]133;C\u{7}\u{1B}]633;E;x\u{7}", count: 1000)]),
            cast([String(repeating: "\u{1B}]133;A\u{7}$ \u{1B}]133;C\u{7}a", count: 1000)]),
            String(repeating: "Script started on x [<y>]\n\nScript done on x [<z>]\n", count: 1000),
            "{\"version\":1,\"stdout\":[" + String(repeating: "[1,\"x\"],", count: 1000),
            "{\"version\":1,\"stdout\":[" + String(repeating: "[", count: 2000),
        ]
        for text in hostile {
            for source in SessionSources.all { _ = try? read(source, text) }
        }
    }
}
