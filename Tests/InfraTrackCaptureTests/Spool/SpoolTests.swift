import InfraTrack
import InfraTrackCapture
import Testing

struct SpoolTests {
    private let source = SpoolSource()
    private let start =
        "it1\tstart\tid=7-1.1\tat=1700000000000001\tshell=bash 5.2.15\thost=web\tuser=root\ttty=/dev/pts/1\tssh=10.0.0.9 50000 10.0.0.1 22\tlevel=1\tcwd=/a\\tb\ttask=k3f9\tcmd=echo a\\\\b\\n\\tc\\r\\q | cat\n"
    private let end = "it1\tend\tid=7-1.1\tat=1700000002500001\texit=0\tpipe=1 0\tcwd=/c\n"

    @Test func pairsStartsWithEnds() throws {
        let session = try read(source, start + end + end.replacing("exit=0", with: "exit=9"))
        #expect(
            told(session) == [
                "echo a\\b\n\tc\rq | cat | 0 | 2023-11-14T22:13:20.000001Z | 2500000 | in /a\tb | on web | by root"
            ])
        let command = session.commands[0]
        #expect(command.task == "k3f9")
        #expect(command.missing.isEmpty)
        #expect(command.input.shell == "bash")
        #expect(command.input.identity == ["spool", "web", "7-1.1"])
        #expect(
            command.input.notes == [
                "Over SSH from 10.0.0.9.", "Exit statuses of the pipeline: 1 0.",
                "Working directory afterwards: /c",
            ])
    }

    @Test func leavesAnOpenCommandUnknown() throws {
        let session = try read(source, start)
        #expect(session.commands[0].input.exit == nil)
        #expect(session.commands[0].missing == ["exit status", "duration"])
        #expect(
            session.commands[0].input.notes.contains(
                "It had not ended, or its shell ended with it."))
    }

    @Test func tellsWhatIsLeftOut() throws {
        let session = try read(
            source,
            start + end
                + "it1\tskip\tid=7-1.2\nit1\tstart\tid=7-1.3\tcmd=\nit1\tstart\tid\nit1\tend\tid=\nit1\tend\tid=1\tid=2\ngarbage\nit1\tsta"
        )
        #expect(session.commands.count == 1)
        #expect(
            session.notes == [
                "5 lines of the spool are torn and were left out.",
                "1 commands that were hidden from the history, or the same as the one before, were not recorded.",
            ])
    }

    @Test func doesNotTrustWhatIsStale() throws {
        let simple = start.replacing(" | cat", with: " | cat & ")
        #expect(
            try read(source, simple + end).commands[0].input.notes.contains {
                $0.contains("pipeline")
            }
                == false)
        let early = end.replacing("at=17", with: "at=16")
        #expect(try read(source, start + early).commands[0].input.durationMicroseconds == nil)
        let syntax = end.replacing("\n", with: "\tkind=syntax\n")
        #expect(
            try read(source, start + syntax).commands[0].input.notes.contains(
                "The shell refused it as a syntax error; nothing was run."))
    }

    @Test func refusesWhatIsNoSpool() throws {
        let error = #expect(throws: LedgerError.self) { try read(source, "hello\n") }
        #expect(error?.code == .invalid)
        #expect(try read(source, "").commands.isEmpty)
    }
}
