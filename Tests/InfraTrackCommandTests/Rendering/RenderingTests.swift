import InfraTrack
import Testing

@testable import InfraTrackCommand

@Suite struct RenderingTests {
    @Test func stringsAreJSON() {
        #expect(JSON.string("a\"b\\c\n\r\t") == #""a\"b\\c\n\r\t""#)
        #expect(JSON.string("\u{1B}[31m\u{7F}\u{9B}\u{2028}") == #""\u001b[31m\u007f\u009b\u2028""#)
        #expect(JSON.string("“ü” 😀") == "\"“ü” 😀\"")
    }

    @Test func valuesAreJSON() {
        let fields = [
            Field("none", .null), Field("number", .number("1.50")), Field("yes", .boolean(true)),
            Field("no", .boolean(false)), Field("list", .list([.text("a"), .map([])])),
        ]
        #expect(
            JSON.object(fields)
                == #"{"none":null,"number":1.50,"yes":true,"no":false,"list":["a",{}]}"#)
    }

    @Test func terminalsAreSafe() {
        #expect(TerminalText.safe("plain\ttext\r\n") == "plain\ttext\r\n")
        #expect(TerminalText.safe("\u{1B}]0;x\u{07}ü") == #"\u{1B}]0;x\u{07}ü"#)
    }

    @Test func annotationsAreEscaped() {
        let finding = Finding(
            .warning, rule: "a,b", path: "a:b.md", message: "50 %\r\nnext", cure: "Mend it.")
        #expect(
            FindingFormat.github.lines([finding]) == [
                "::warning file=a%3Ab.md,line=1,col=1,title=a%2Cb::50 %25%0D%0Anext Mend it."
            ])
        #expect(FindingFormat.sarif.lines([]).count == 1)
        #expect(FindingFormat.json.lines([]).isEmpty)
    }

    @Test func durationsAreClockTimes() throws {
        #expect(Clockface.text(0) == "0:00:00")
        #expect(Clockface.text(36_061) == "10:01:01")
        #expect(try Clockface.seconds("1h30m") == 5400)
        #expect(throws: LedgerError.self) { try Clockface.seconds("0.5") }
    }
}
