import InfraTrack
import InfraTrackCapture
import Testing

struct TypescriptTests {
    private let source = TypescriptSource()
    private let header =
        #"Script started on 2026-11-23 12:29:41+00:00 [COMMAND="make "all"" TERM="xterm" TTY="/dev/pts/3" COLUMNS="80" LINES="24"]"#
        + "\n"
    private let trailer = "\nScript done on 2026-11-23 12:29:41+00:00 [COMMAND_EXIT_CODE=\"5\"]\n"

    @Test func readsClassicTiming() throws {
        let session = try read(
            source, header + "one\r\ntwo\r\n" + trailer, timing: "0.5 5\n1.25 5\nx\n-1 1\n")
        #expect(
            told(session) == [
                "make \"all\" | 5 | 2026-11-23T12:29:41.000000Z | 1750000 | «one\ntwo\n»"
            ])
        #expect(session.commands[0].input.terminal == TerminalSize(columns: 80, rows: 24))
    }

    @Test func readsAdvancedTiming() throws {
        let timing = """
            H 0.000000 START_TIME 2026-11-23 12:29:41+00:00
            H 0.000000 SHELL /bin/bash
            H 0.000000 COMMAND make all
            H 0.000000 TERM xterm
            I 0.000042 10
            O 0.5 5
            S 0.1 SIGWINCH ROWS=40 COLS=120
            S 0.1 SIGWINCH ROWS=40
            S 0.1 SIGCONT
            X 0.1 1
            O -1 3
            O 1.0 5
            H 0.000000 DURATION 0.272660
            H 0.000000 EXIT_CODE 7

            """
        let session = try read(source, "Bash started [<x>]\none\r\ntwo\r\n", timing: timing)
        #expect(
            told(session) == ["make all | 7 | 2026-11-23T12:29:41.000000Z | 1800042 | «one\ntwo\n»"]
        )
        #expect(session.commands[0].input.shell == "bash")
    }

    @Test func doesNotBelieveAStatusBehindASignal() throws {
        let timing =
            "H 0 SHELL /bin/sh\nO 0.5 5\nS 0.998111 SIGTERM\nH 0 DURATION 1\nH 0 EXIT_CODE 0\n"
        let session = try read(source, header + "one\r\n" + trailer, timing: timing)
        #expect(
            told(session) == ["make \"all\" | - | 2026-11-23T12:29:41.000000Z | 1498111 | «one\n»"]
                || session.commands[0].input.exit == nil)
        #expect(
            session.notes.contains(
                "The recorder was ended by SIGTERM, so the exit status 5 it claims is not taken."))
        let silent = try read(
            source, header + "one\r\n", timing: "H 0 SHELL /bin/sh\nO 0.5 5\nS 0 SIGHUP\n")
        #expect(silent.notes.contains("The recorder was ended by SIGHUP."))
    }

    @Test func takesInputOutOfOneLogForBoth() throws {
        let timing = "H 0 INPUT_LOG io\nH 0 OUTPUT_LOG io\nO 0.1 2\nI 0.1 3\nO 0.1 2\n"
        let session = try read(source, header + "abXYZcd" + trailer, timing: timing)
        #expect(told(session)[0].hasSuffix("«abcd»"))
    }

    @Test func readsSeveralSessions() throws {
        let session = try read(
            source, header + "one" + trailer + header + "two" + trailer,
            timing: "0.1 3\n0.2 3\n")
        #expect(
            told(session) == [
                "make \"all\" | 5 | 2026-11-23T12:29:41.000000Z | 100000 | «one»",
                "make \"all\" | 5 | 2026-11-23T12:29:41.000000Z | 200000 | «two»",
            ])
        let advanced = try read(
            source, header + "one" + trailer + header + "two" + trailer,
            timing:
                "H 0 START_TIME x\nO 0.1 3\nH 0 EXIT_CODE 5\nH 0 START_TIME y\nO 0.2 3\nH 0 EXIT_CODE 5\n"
        )
        #expect(told(advanced) == told(session))
    }

    @Test func readsWithoutTiming() throws {
        let session = try read(source, header + "one\r\n" + trailer)
        #expect(told(session) == ["make \"all\" | 5 | - | - | «one\n»"])
        #expect(session.notes.contains("There is no timing file, so no command has a time."))
    }

    @Test func readsWhatHasNoEnd() throws {
        let session = try read(source, header + "one\r\ntw", timing: "0.1 5\n")
        #expect(told(session)[0].hasSuffix("| «one\ntw»"))
        #expect(session.commands[0].input.exit == nil)
        #expect(session.notes.contains("The timing ends before the typescript does."))
        #expect(
            session.notes.contains("The typescript has no end, so the recording was interrupted."))
    }

    @Test func readsOldAndForeignHeaders() throws {
        let old = try read(
            source,
            "Script started on Sat 01 Oct 2022 12:00:00 PM UTC\n$ ls\r\na\r\n$ exit\r\n\nScript done on Sat 01 Oct 2022 12:00:09 PM UTC\n"
        )
        #expect(told(old) == ["ls | - | - | - | «a\n»", "exit | - | - | - | «»"])
        let german = try read(
            source,
            "Skript gestartet auf 2026-11-23 12:29:41+01:00 [TERM=\"xterm\" COLUMNS=\"20\" LINES=\"5\"]\n$ ls\r\na\r\n\nSkript beendet um 2026-11-23 12:29:41+01:00 [<max output size exceeded>]\n"
        )
        #expect(told(german) == ["ls | - | - | - | «a\n»"])
        let none = try read(source, "$ ls\r\na\r\n")
        #expect(told(none) == ["ls | - | - | - | «a\n»"])
        #expect(none.notes.contains("The typescript has no header."))
        #expect(try read(source, "").commands.isEmpty)
    }

    @Test func refusesATimingThatIsNone() {
        let error = #expect(throws: LedgerError.self) { try read(source, header, timing: "x y\n") }
        #expect(error?.code == .invalid)
        #expect(throws: Never.self) { try read(source, header, timing: "") }
    }
}
