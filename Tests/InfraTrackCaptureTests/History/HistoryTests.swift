import InfraTrack
import InfraTrackCapture
import Testing

struct BashHistoryTests {
    private func split(_ text: String) throws -> [String] {
        try read(BashHistorySource(), text).commands.map { command in
            command.input.text + "@"
                + (command.input.started.map { String($0.microseconds) } ?? "-")
        }
    }

    @Test func readsPlainLines() throws {
        #expect(
            try split("ls\n\ncd /\r\n#comment\n#notnum\nlast") == [
                "ls@-", "cd /@-", "#comment@-", "#notnum@-", "last@-",
            ])
        let session = try read(BashHistorySource(), "ls\ncd\n")
        #expect(session.commands.map(\.input.seq) == [1, 2])
        #expect(session.commands[0].input.shell == "bash")
        #expect(
            session.commands[0].missing == [
                "exit status", "working directory", "start", "duration",
            ])
    }

    @Test func readsTimestamps() throws {
        #expect(
            try split("#1700000000\nls\n#1700000000\npwd\n#1700000001\n#1700000002\nid\n")
                == ["ls@1700000000000000", "pwd@1700000000000001", "id@1700000002000000"])
        #expect(try split("#99999999999999999999\nls\n#253402214400\nid\n") == ["ls@-", "id@-"])
    }

    @Test func joinsOpenCommands() throws {
        #expect(
            try split(
                "#1\nfor i in 1; do\n  echo $i\ndone\n#2\necho 'a\n\nb'\nloose\n#3\ncat \\\n  x\n")
                == [
                    "for i in 1; do\n  echo $i\ndone@1000000", "echo 'a\n\nb'@2000000", "loose@-",
                    "cat \\\n  x@3000000",
                ])
        #expect(try split("echo 'a\nb'\nif true\n") == ["echo 'a\nb'@-", "if true@-"])
        #expect(try split("#1\nif x; then\ncase a in a) ;; esac\n{ fi; }\n#2\nls\n").count == 2)
        #expect(try split("it's\n" + String(repeating: "x\n", count: 300)).count == 301)
    }

    @Test func saysWhatIsAmbiguous() throws {
        let session = try read(BashHistorySource(), "old\n#1\nls\nloose one\nloose two\n")
        #expect(session.commands.count == 4)
        #expect(session.notes.count == 1)
        #expect(session.notes.first?.hasPrefix("2 lines have no timestamp of their own") == true)
    }
}

struct ZshHistoryTests {
    private func split(_ bytes: [UInt8]) throws -> [String] {
        told(try ZshHistorySource().session(bytes, timing: nil))
    }

    private func split(_ text: String) throws -> [String] { try split(Array(text.utf8)) }

    @Test func readsPlainAndExtended() throws {
        #expect(
            try split(
                ": 1700000000:5;ls -l\n: 1700000000:0;pwd\nplain\n\\:colon\n: not: a time;x\n: 1:x;y\n"
            )
                == [
                    "ls -l | - | 2023-11-14T22:13:20.000000Z | 5000000",
                    "pwd | - | 2023-11-14T22:13:20.000001Z | -", "plain | - | - | -",
                    ":colon | - | - | -",
                    ": not: a time;x | - | - | -", ": 1:x;y | - | - | -",
                ])
    }

    @Test func joinsLinesAsZshDoes() throws {
        #expect(
            try split("echo a\\\nb\nend\\ \nspaces  \nback\\\\  \ntorn\\") == [
                "echo a\nb | - | - | -", "end\\ | - | - | -", "spaces   | - | - | -",
                "back\\\\  | - | - | -",
                "torn\n | - | - | -",
            ])
    }

    @Test func decodesBytes() throws {
        #expect(
            try split([
                0x65, 0xE6, 0x83, 0xB7, 0xA5, 0xE6, 0x83, 0xBC, 0xAC, 0x20, 0xF0, 0x83, 0xBF, 0x83,
                0xBA, 0x80, 0x0A,
            ])
                == ["e日本 🚀 | - | - | -"].map { $0.replacing("日本", with: "日本") })
        for byte in UInt8(0x80)...0xFF {
            let isMeta = (0x83...0xA2).contains(byte)
            let coded = isMeta ? [0x83, byte ^ 0x20] : [byte]
            let session = try ZshHistorySource().session(
                [0x61] + coded + [0x62, 0x0A], timing: nil)
            #expect(
                session.commands[0].input.text
                    == String(decoding: [0x61, byte, 0x62], as: UTF8.self))
        }
        #expect(try split([0x61, 0x83, 0x20, 0x0A]) == ["a\u{0} | - | - | -"])
        #expect(try split([0x61, 0x83]) == ["a | - | - | -"])
    }
}

struct FishHistoryTests {
    private func split(_ text: String) throws -> [String] {
        told(try read(FishHistorySource(), text))
    }

    @Test func readsEntries() throws {
        #expect(
            try split(
                "- cmd: echo 'a\\nb' c\\\\nd \\q \\\n  when: 1700000000\n  paths:\n    - /etc\n- cmd: two\n   when: 1700000000\n   when: 9\n- cmd: - cmd: three\n---\nwhen: 3\n- cmd: last"
            )
                == [
                    "echo 'a\nb' c\\nd \\q \\ | - | 2023-11-14T22:13:20.000000Z | -",
                    "two | - | 2023-11-14T22:13:20.000001Z | -", "three | - | - | -",
                    "last | - | - | -",
                ])
        #expect(try split("  when: 3\n- cmd:    when: 1\n- cmd:\n").count == 1)
    }

    @Test func refusesFishOne() {
        let error = #expect(throws: LedgerError.self) { try split("# 1234567890\nls\n") }
        #expect(error?.code == .invalid)
    }
}

struct PSReadLineTests {
    @Test func readsCommands() throws {
        let session = try read(
            PSReadLineSource(), "\u{FEFF}Get-Item x\r\nforeach ($i in 1) {`\r\n$i`\r\n}\r\nlast`\n")
        #expect(
            told(session) == [
                "Get-Item x | - | - | -", "foreach ($i in 1) {\n$i\n} | - | - | -",
                "last\n | - | - | -",
            ])
        #expect(session.notes == ["The last command goes on behind the end of the file."])
        #expect(session.commands[0].input.shell == "powershell")
    }
}
