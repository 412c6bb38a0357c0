import InfraTrack
import InfraTrackTesting
import Testing

@testable import InfraTrackRunbooks

/// Sessions with the real programs become the runbooks beside them.
@Suite struct SessionTests {
    static let names = Fixture.names(in: "sessions").map { String($0.dropLast(4)) }

    private func ledger(_ name: String) throws -> Ledger {
        try Ledger(RecordedSession.entries(try Fixture.text("sessions/\(name).txt")))
    }

    @Test(arguments: names)
    func aSessionBecomesARunbook(name: String) throws {
        let ledger = try ledger(name)
        let done = try ledger.generate(name)
        #expect(done.commit != nil)
        let text = try #require(ledger.repository.snapshot.text(.runbook, name))
        #expect(text == (try Fixture.golden("runbooks/\(name).md", text)))
        #expect(try ledger.generate(name).commit == nil)
    }

    @Test(arguments: names)
    func withTheDefaultsItIsTheSession(name: String) throws {
        for template in RunbookTemplate.builtInNames {
            try RoundTripTests.check(try ledger(name), template: template, "\(name), \(template)")
        }
    }

    @Test(arguments: names)
    func nothingIsWrongWithIt(name: String) throws {
        let ledger = try ledger(name)
        _ = try ledger.generate(name)
        let lint = RunbookLint(now: try #require(Timestamp("2026-11-24T00:00:00Z")))
        let findings = try lint.findings(in: ledger.repository)
        #expect(findings.filter { $0.severity == .error }.map(\.description) == [])
    }

    @Test func thereAreSessions() { #expect(Self.names.count >= 4) }
}
