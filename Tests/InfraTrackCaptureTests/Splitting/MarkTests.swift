import InfraTrack
import InfraTrackCapture
import TestSupport
import Testing

/// A recording of version 2 with one output a second; ESC and BEL as they are.
func cast(_ outputs: [String], header: String = "") -> String {
    let lines = outputs.enumerated().map { index, text in
        var quoted = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": quoted += "\\" + String(scalar)
            case _ where scalar.value < 0x20:
                let digits = String(scalar.value, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return "[\(index), \"o\", \"\(quoted)\"]\n"
    }
    return "{\"version\":2,\"width\":40,\"height\":10,\"timestamp\":1000000000\(header)}\n"
        + lines.joined()
}

struct MarkTests {
    private func split(_ outputs: String...) throws -> [String] {
        try told(read(AsciicastSource(), cast(outputs))).map {
            $0.replacing("2001-09-09T01:46:4", with: "").replacing(".000000Z", with: "")
        }
    }

    private func osc(_ text: String) -> String { "\u{1B}]\(text)\u{7}" }

    @Test func takesTheTextThatTheShellTells() throws {
        let told = try split(
            osc("133;A") + "$ " + osc("133;B"), "echo hi\r\n",
            osc("633;E;echo \\x3b\\\\ \\q;nonce") + osc("133;C"), "hi\r\n",
            osc("133;D;0") + osc("133;A"))
        #expect(told == ["echo ;\\ \\q | 0 | 2 | 2000000 | «hi\n»"])
    }

    @Test(arguments: [
        ("133;C;cmdline_url=a%20%3Bb%zz;x=1", "a ;b%zz"), ("133;C;x=1;cmdline_url=a", "a"),
        ("133;C;cmdline=a\\ b;c", "a b;c"),
        (
            "133;C;cmdline=$'a\\n\\t\\r\\e\\E\\a\\101\\\\b'c'd e'",
            "a\n\t\r\u{1B}\u{1B}\u{7}A\\bcd e"
        ),
        ("133;C;cmdline='open", "open"), ("133;C;cmdline=$'open\\", "open\\"),
        ("133;C;cmdline=a\\", "a\\"),
        ("633;C;x", "(unknown command)"), ("133;C", "(unknown command)"),
    ])
    func readsCommandLines(mark: String, text: String) throws {
        let told = try split(osc(mark), "out", osc("133;D;1"))
        #expect(told == ["\(text) | 1 | 0 | 2000000 | «out»"])
    }

    @Test(arguments: [
        ("7;file://host/a%20b", "/a b"), ("7;kitty-shell-cwd://host/a%20b", "/a%20b"),
        ("633;P;Cwd=/a\\x3bb", "/a;b"), ("1337;CurrentDir=/x", "/x"), ("9;9;\"C:\\x\"", "C:\\x"),
        ("9;9;/y", "/y"),
    ])
    func readsDirectories(mark: String, path: String) throws {
        let told = try split(osc(mark) + osc("133;C"), "out", osc("133;D;1"))
        #expect(told == ["(unknown command) | 1 | 0 | 2000000 | in \(path) | «out»"])
    }

    @Test func readsAccountsAndVariables() throws {
        let told = try split(
            osc("1337;RemoteHost=root@web") + osc("1337;SetUserVar=WEZTERM_PROG=bHMgLWw=")
                + osc("133;C"), "out", osc("133;D"))
        #expect(told == ["ls -l | - | 0 | 2000000 | on web | by root | «out»"])
        let host = try split(
            osc("1337;RemoteHost=web") + osc("1337;SetUserVar=WEZTERM_PROG=?") + osc("133;C"), "x")
        #expect(host == ["(unknown command) | - | 0 | - | on web | «x»"])
    }

    @Test func ignoresOtherSequences() throws {
        let told = try split(
            osc("133;C"),
            "a" + osc("0;title") + osc("133") + osc("133;Cx") + osc("133;Z") + osc("7;x:/")
                + osc("7;file://x")
                + osc("9;4;1") + osc("1337;File=x") + osc("1337;RemoteHost=") + osc("633;Q")
                + osc("8;;u")
                + "b", osc("133;D;0"))
        #expect(told == ["(unknown command) | 0 | 0 | 2000000 | «ab»"])
    }

    @Test func rebuildsTheTextFromItsEcho() throws {
        let prompt = osc("133;A") + "user@host:~$ "
        let typed = try split(
            prompt + osc("133;B"), "lz\u{8}s", " -l\r\n" + osc("133;C"), "out", osc("133;D;0"))
        #expect(typed == ["ls -l | 0 | 2 | 2000000 | «out»"])
        let unmarked = try split(prompt, "ls\r\n" + osc("133;C"), "out", osc("133;D;0"))
        #expect(unmarked == ["ls | 0 | 1 | 2000000 | «out»"])
        let weak = try split(osc("133;A") + "% ", "ls\r\n" + osc("133;C"), "o", osc("133;D;0"))
        #expect(weak == ["ls | 0 | 1 | 2000000 | «o»"])
        let none = try split(osc("133;A") + "what ", "ls\r\n" + osc("133;C"), "o", osc("133;D;0"))
        #expect(none == ["(unknown command) | 0 | 1 | 2000000 | «o»"])
        let redrawn = try split(
            osc("133;A") + "$ " + osc("133;B") + "x\r\u{1B}[Kother> ", "ls\r\n" + osc("133;C"), "o",
            osc("133;D;0"))
        #expect(redrawn == ["other> ls | 0 | 1 | 2000000 | «o»"])
        let long = try split(
            osc("133;B") + String(repeating: "x", count: 1 << 19), osc("133;C"), "o", osc("133;D;0")
        )
        #expect(long == ["(unknown command) | 0 | 1 | 2000000 | «o»"])
    }

    @Test func keepsToTheRules() throws {
        // D without C, C twice, A without D, nothing typed.
        let told = try split(
            osc("133;D;9") + osc("133;C") + osc("633;E;one") + osc("133;C") + "1",
            osc("133;A") + osc("633;E;two") + osc("133;C") + "2", osc("133;C") + "3",
            osc("133;D;4;aid=1") + osc("133;C") + osc("133;D"), osc("633;E;late"), osc("133;A"))
        #expect(
            told == [
                "one | - | 0 | 1000000 | «1»", "two | - | 1 | 1000000 | «2»",
                "(unknown command) | 4 | 2 | 1000000 | «3»",
            ])
    }

    @Test func letsAnInterruptedCommandBeUnknown() throws {
        let session = try read(
            AsciicastSource(), cast([osc("633;E;sleep 100") + osc("133;C") + "zzz"]) + "[1,\"o\"")
        #expect(told(session) == ["sleep 100 | - | 2001-09-09T01:46:40.000000Z | - | «zzz»"])
        #expect(session.commands[0].input.notes.last == "The recording was interrupted here.")
    }

    @Test func givesTheRecordersStatusToAnExit() throws {
        let header = "{\"version\":3,\"term\":{\"cols\":40,\"rows\":10},\"command\":\"bash -i\"}\n"
        for (text, exit) in [("exit 3", "3"), ("exit", "3"), ("logout", "3"), ("exec sh", "-")] {
            let session = try read(
                AsciicastSource(),
                header
                    + cast([osc("633;E;\(text)") + osc("133;C") + "exit\r\n"]).split(
                        separator: "\n")[1] + "\n[1,\"x\",\"3\"]\n")
            #expect(told(session)[0].hasPrefix("\(text) | \(exit) |"), "\(text)")
        }
    }

    @Test func dropsWhatZshPrintsBeforeAPrompt() throws {
        let spaces = String(repeating: " ", count: 39)
        for (ending, text) in [
            ("\u{1B}[1m\u{1B}[7m%\u{1B}[27m\u{1B}[1m\u{1B}[0m\(spaces)\r \r", "out"),
            ("\u{1B}[1m\u{1B}[7m#\u{1B}[27m\u{1B}[1m\u{1B}[0m\(spaces)\r \r\r", "out"),
            ("\u{1B}[7mx\u{1B}[0m   \r \r", " utx"), ("% \r \r", " ut%"), ("\r \r", " ut"),
        ] {
            let told = try split(osc("133;C"), "out" + ending, osc("133;D;0"))
            #expect(told == ["(unknown command) | 0 | 0 | 2000000 | «\(text)»"])
        }
    }

    @Test func passesNewSizesOn() throws {
        let session = try read(
            AsciicastSource(),
            cast([osc("133;C") + "a"])
                + "[1,\"r\",\"5x5\"]\n[2,\"o\",\"bcdefghi\\u001b]133;D;0\\u0007\\u001b]133;C\\u0007x\"]\n"
        )
        #expect(
            told(session).map { $0.suffix(11) }
                == [" «abcdefghi»", "000Z | - | «x»"].map { $0.suffix(11) })
        #expect(session.commands[1].input.terminal == TerminalSize(columns: 5, rows: 5))
    }

    /// Marks may be cut at any byte.
    @Test func doesNotDependOnCuts() throws {
        let stream =
            osc("133;A") + "u@h:~$ " + osc("133;B") + "ls Ü\r\n" + "\u{1B}]633;E;ls Ü\u{1B}\\"
            + osc("133;C")
            + "a\u{1B}[31mred\u{1B}\u{1B}[0m\u{1B}]0;t\u{1B}[K\r\n\u{1B}]bad\n" + osc("133;D;2")
            + osc("7;file://h/Ü") + osc("133;C")
            + "x" + "\u{1B}]133;D;0\u{9C}" + "tail\u{1B}]133"
        let whole = try split(stream)
        #expect(whole.count == 2)
        let scalars = Array(stream.unicodeScalars)
        for seed in 0..<200 {
            var random = SeededGenerator(seed: UInt64(seed))
            var pieces: [String] = []
            var index = 0
            while index < scalars.count {
                let end = min(scalars.count, index + Int.random(in: 1...4, using: &random))
                pieces.append(String(String.UnicodeScalarView(scalars[index..<end])))
                index = end
            }
            let session = try read(AsciicastSource(), cast(pieces))
            #expect(
                session.commands.map(\.input.output)
                    == (try read(AsciicastSource(), cast([stream]))).commands.map(\.input.output),
                "seed \(seed)")
            #expect(session.commands.map(\.input.text) == ["ls Ü", "(unknown command)"])
        }
    }

    @Test func givesUpOnEndlessSequences() throws {
        let long = "\u{1B}]133;" + String(repeating: "x", count: 70_000)
        #expect(try split(osc("133;C"), long + "\u{7}ok", osc("133;D;0")).count == 1)
    }
}
