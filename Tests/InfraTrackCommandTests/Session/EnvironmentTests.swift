import Foundation
import InfraTrack
import InfraTrackAlerts
import TestSupport
import Testing

@testable import InfraTrackCommand

@Suite struct EnvironmentTests {
    @Test func variablesPinTheClock() throws {
        let now = try Clock.live(["INFRATRACK_NOW": "2026-11-23T03:04:05+01:00"])
        #expect(now().description == "2026-11-23T03:04:05+01:00")
        #expect(now() == now())
        #expect(try Clock.live([:])().seconds > 1_700_000_000)
        #expect(try Clock.live(["INFRATRACK_NOW": ""])().seconds > 1_700_000_000)
        #expect(throws: LedgerError.self) { try Clock.live(["INFRATRACK_NOW": "noon"]) }
    }

    @Test func variablesPinTheRandomBits() throws {
        let draw = { (seed: String) in
            let next = try Entropy.live(["INFRATRACK_SEED": seed])
            return [next(), next(), next()]
        }
        #expect(try draw("7") == draw("7"))
        #expect(try draw("7") != draw("8"))
        #expect(try draw("-7") == draw("-7"))
        #expect(try Set(draw("18446744073709551615")).count == 3)
        let (one, two) = (try Entropy.live([:]), try Entropy.live(["INFRATRACK_SEED": ""]))
        #expect(one() != two())
        #expect(throws: LedgerError.self) { try draw("seven") }
    }

    @Test(arguments: [
        ("2026-11-23T03:04:05+01:00", "2026-11-23T03:04:05+01:00"),
        ("@0", "1970-01-01T00:00:00Z"), ("0 -0330", "1969-12-31T20:30:00-03:30"),
        ("2026-11-23 03:04:05 +0100", "2026-11-23T03:04:05+01:00"),
        ("2026-11-23T03:04:05 -0800", "2026-11-23T03:04:05-08:00"),
    ])
    func readsGitDates(_ text: String, _ expected: String) {
        #expect(GitDate.timestamp(text)?.description == expected)
    }

    @Test(arguments: ["", "@", "now", "1 2 3", "1 +1", "1 0100x", "2026-11-23 03:04:05", "1 +01:0"])
    func refusesGitDates(_ text: String) {
        #expect(GitDate.timestamp(text) == nil)
    }

    @Test func everyKindOfErrorHasItsStatus() {
        let codes: [(LedgerError.Code, Int32)] = [
            (.usage, 64), (.invalid, 65), (.missing, 66), (.notAStore, 66), (.unavailable, 69),
            (.io, 74), (.busy, 75), (.refused, 77), (.ambiguous, 77), (.init("new"), 70),
        ]
        for (code, status) in codes {
            #expect(ExitStatus.of(LedgerError(code, "It failed.")) == status)
        }
        #expect(ExitStatus.of(AlertError(.malformed, "It failed.", cure: "")) == 65)
        #expect(ExitStatus.of(AlertError(.unknownSource, "It failed.", cure: "")) == 64)
        #expect(ExitStatus.of(CocoaError(.fileNoSuchFile)) == nil)
        #expect(ExitStatus(of: CocoaError(.fileNoSuchFile)).code == 70)
    }

    @Test func quotesWordsForTheShell() throws {
        #expect(ShellWord.quoted("/opt/it's here/infratrack") == "'/opt/it'\\''s here/infratrack'")
    }

    @Test func writesAndReadsFiles() throws {
        let folder = try TemporaryDirectory()
        var environment = try Environment.live()
        environment.directory = folder.path
        try environment.write([1, 2], to: "./a")
        #expect(try environment.read(folder.appending("a")) == [1, 2])
        #expect(throws: LedgerError.self) { try environment.write([1], to: "no/such/folder") }
        environment.input = { throw CocoaError(.fileReadUnknown) }
        #expect(throws: LedgerError.self) { try environment.read("-") }
        try environment.finish()
    }
}
