import InfraTrack
import InfraTrackCapture
import Testing

struct TlogTests {
    private let source = TlogSource()

    private func message(
        _ id: Int, _ timing: String, _ text: String, bytes: String = "", extra: String = ""
    ) -> String {
        "{\"ver\":\"2.3\",\"host\":\"web\",\"rec\":\"r1\",\"user\":\"root\",\"term\":\"xterm\",\"session\":7,\"id\":\(id),\"pos\":\(id * 100),\"timing\":\"\(timing)\",\"in_txt\":\"x\",\"in_bin\":[],\"out_txt\":\"\(text)\",\"out_bin\":[\(bytes)]\(extra)}\n"
    }

    @Test func joinsMessages() throws {
        let session = try read(
            source,
            message(2, ">4+50>2", "df\\r\\nok")
                + message(1, "=80x24<1+6>8", "root@h:~", extra: ",\"time\":1509091818.100")
                + message(2, ">4", "again"))
        #expect(session.commands.isEmpty == false)
        #expect(session.commands[0].input.host == "web")
        #expect(session.commands[0].input.user == "root")
        #expect(session.commands[0].input.terminal == TerminalSize(columns: 80, rows: 24))
        #expect(session.commands[0].input.started == Timestamp("2017-10-27T08:10:18Z"))
    }

    @Test func keepsBytesThatAreNoText() throws {
        let session = try read(
            source, message(1, ">1]2/2>1[1/1+5>9", "a\u{FFFD}\u{FFFD}b", bytes: "255,254"))
        #expect(session.commands[0].input.output == [0x61, 0xFF, 0xFE, 0x62])
    }

    @Test func namesWhatIsMissing() throws {
        let session = try read(source, message(1, ">1", "a") + message(4, ">1", "b") + "torn {\n")
        #expect(session.notes.contains("The messages 2 to 3 are missing."))
        #expect(session.notes.contains("Line 3 is no tlog message and was left out."))
        for timing in ["?1", ">", "=80y2", "]1", ">9999999999"] {
            let session = try read(source, message(1, ">1" + timing, "ab"))
            #expect(
                session.notes.contains(
                    "The timing of message 1 is malformed from some place on."), "\(timing)")
        }
    }

    @Test func readsTheJournal() throws {
        let inner = message(1, ">2", "ok").dropLast().replacing("\\", with: "\\\\").replacing(
            "\"", with: "\\\"")
        let session = try read(source, "{\"MESSAGE\":\"\(inner)\"}\n{\"MESSAGE\":\"no\"}\n")
        #expect(told(session)[0].hasSuffix("«ok»"))
    }

    @Test func takesMessagesWithoutText() throws {
        let bytes = "{\"id\":3,\"timing\":\"]0/2\",\"out_bin\":[65,\"x\"]}\n"
        #expect(told(try read(source, bytes)) == ["(unknown command) | - | - | 0 | «A?»"])
    }

    @Test func keepsSessionsApart() throws {
        let session = try read(
            source,
            message(1, ">1", "a") + message(1, ">1", "b").replacing("\"r1\"", with: "\"r2\"")
                + "{\"id\":3,\"timing\":\">1\",\"out_txt\":\"c\",\"session\":4}\n")
        #expect(session.commands.count == 3)
    }

    @Test(arguments: ["", "{}\n", "{\"id\":-1,\"timing\":\"\"}\n", "{\"id\":1}\n"])
    func refusesWhatIsNoTlog(text: String) {
        let error = #expect(throws: LedgerError.self) { try read(source, text) }
        #expect(error?.code == .invalid)
    }
}
