import InfraTrack
import InfraTrackCapture
import TestSupport
import Testing

struct AsciicastTests {
    private let source = AsciicastSource()
    private let three =
        #"{"version":3,"term":{"cols":40,"rows":5},"timestamp":1509091818,"command":"df -h","env":{"SHELL":"/bin/bash","TERM":null}}"#

    @Test func readsVersionThree() throws {
        let session = try read(
            source,
            three + "\n" + #"""
                # a comment
                [0.000001, "o", "ż"]

                [1.0, "o", "ółć\r\n"]
                [0.3, "i", "\n"]
                [0.5, "r", "80x40"]
                [0.5, "r", "80"]
                [0.1, "m", "marker"]
                [0.1, "z", "unknown"]
                [0.887, "x", "3"]
                """# + "\n")
        #expect(
            told(session) == [
                "df -h | 3 | 2017-10-27T08:10:18.000000Z | 1800001 | «żółć\n»"
            ])
        #expect(session.commands[0].input.shell == "bash")
        #expect(session.commands[0].input.source == "asciicast")
        #expect(session.commands[0].input.terminal == TerminalSize(columns: 40, rows: 5))
        #expect(session.commands[0].missing == ["working directory"])
        #expect(session.notes == ["Taken whole: the recorder ran one command."])
    }

    @Test func readsVersionTwoWithAbsoluteTimes() throws {
        let session = try read(
            source,
            #"{"version":2,"width":40,"height":5,"timestamp":1509091818,"command":"make","title":null}"#
                + "\n"
                + "[0.5, \"o\", \"a\"]\n[2, \"o\", \"b\"]\n[1.5, \"o\", \"c\"]\n# no comment here\n"
        )
        #expect(told(session) == ["make | - | 2017-10-27T08:10:18.000000Z | 2000000 | «abc»"])
        #expect(session.notes.contains("Line 5 is no event and was left out."))
        #expect(session.commands[0].missing == ["exit status", "working directory"])
    }

    @Test func readsVersionOne() throws {
        let session = try read(
            source,
            #"{"version":1,"width":80,"height":24,"duration":1.5,"command":"uptime","env":{},"stdout":[[0.25,"up "],[1.25,"3 days\r\n"],[1]]}"#
        )
        #expect(told(session) == ["uptime | - | - | 1500000 | «up 3 days\n»"])
        #expect(
            session.notes == [
                "Taken whole: the recorder ran one command.",
                "The recording does not say when it was made.",
                "An output of the recording is malformed and was left out.",
            ])
        #expect(session.commands[0].input.seq == 1)
    }

    @Test func takesWhatATornFileHolds() throws {
        let torn = try read(source, three + "\n[0.5, \"o\", \"kept\"]\n[0.5, \"o\", \"lo")
        #expect(told(torn) == ["df -h | - | 2017-10-27T08:10:18.000000Z | 500000 | «kept»"])
        #expect(torn.notes.contains("The last line is torn, so the recording was interrupted."))
        #expect(torn.commands[0].input.notes.contains("The recording was interrupted here."))
        let one = try read(
            source,
            #"{"version":1,"width":80,"height":24,"command":"uptime","stdout":[[0.25,"up ] \" \\"],[1.25,"3 da"#
        )
        #expect(told(one) == [#"uptime | - | - | 250000 | «up ] " \»"#])
        #expect(one.notes.contains("The file breaks off, so the recording was interrupted."))
        let empty = try read(source, #"{"version":1,"width":80,"stdout":["#)
        #expect(empty.commands.isEmpty)
        #expect(empty.notes.contains("Nothing was printed."))
    }

    @Test func namesFewMalformedLines() throws {
        let session = try read(source, three + "\n" + String(repeating: "[1,2]\n", count: 50))
        #expect(session.notes.count < 15)
    }

    @Test func takesEventsBehindAnEnd() throws {
        let session = try read(
            source,
            three + "\n[1,\"x\",\"900\"]\n[1,\"x\",\"0\"]\n[0,\"r\",\"20x2\"]\n[1,\"o\",\"more\"]\n"
        )
        #expect(told(session) == ["df -h | 0 | 2017-10-27T08:10:18.000000Z | 3000000 | «more»"])
    }

    @Test(arguments: [
        "", "{}", "{\"version\":4}\n", "no json", "{\"version\":1", "{\"version\":1,\"stdout\":",
        "{\"a\":1,\"stdout\":[]}", "{\"version\":2", "{\"version\":1,\"stdout\":3}",
    ])
    func refusesWhatIsNoAsciicast(text: String) {
        let error = #expect(throws: LedgerError.self) { try read(source, text) }
        #expect(error?.code == .invalid)
    }

    @Test func readsHostileTimes() throws {
        let times = ["1e300", "-1", "99999999999999999999", "1e-05", "0.5e1", "x"]
        let lines = times.map { "[\($0),\"o\",\"a\"]" }.joined(separator: "\n")
        let session = try read(
            source, #"{"version":3,"term":{},"timestamp":1e300}"# + "\n" + lines + "\n")
        #expect(told(session) == ["(unknown command) | - | - | 5000010 | «aa»"])
    }
}
