import InfraTrack
import InfraTrackTesting
import Testing

@testable import InfraTrackRunbooks

@Suite struct RunbookImporterTests {
    private func add(
        _ text: String, _ name: String = "own", in ledger: Ledger
    ) throws -> Runbook {
        try ledger.repository.commit { try RunbookImporter().add(name, text: text, in: &$0) }.value
    }

    @Test(arguments: [
        (
            "# Full disk\n\nx\n",
            "---\ntitle: \"Full disk\"\nstatus: draft\n---\n\n# Full disk\n\nx\n"
        ),
        ("x\n", "---\ntitle: \"Own\"\nstatus: draft\n---\n\nx\n"),
        ("---\ntitle: T\nweight: 3\n---\nx\n", "---\ntitle: T\nweight: 3\n---\nx\n"),
        ("---\nweight: 3\n---\n# H\n", "---\ntitle: \"H\"\nweight: 3\n---\n# H\n"),
        ("---\r\nweight: 3\r\n---\r\nx\r\n", "---\r\ntitle: \"Own\"\r\nweight: 3\r\n---\r\nx\r\n"),
        ("\u{FEFF}x\n", "---\ntitle: \"Own\"\nstatus: draft\n---\n\nx\n"),
    ])
    func theTextStays(text: String, file: String) throws {
        let ledger = try Ledger([])
        _ = try add(text, in: ledger)
        #expect(ledger.repository.snapshot.text(.runbook, "own") == file)
    }

    @Test func stepsGatherEvidence() throws {
        let ledger = try Ledger([
            .init("systemctl restart nginx"), .init("ssh web-02.acme.example df -h"),
            .init("uptime"),
        ])
        let text =
            "# N\n\n```sh\nsystemctl restart nginx\nssh web-01.acme.example df -h\n```\n\n```text\nuptime\n```\n"
        let runbook = try add(text, in: ledger)
        #expect(runbook.sources.map(\.command.description) == ["c000000001", "c000000002"])
        #expect(
            runbook.evidence
                == .init(runs: 1, successes: 1, lastSuccess: Timestamp("2026-11-23T03:50:00Z")))
        #expect(runbook.body == text)
        let none = try add("# M\n\nNo steps.\n", "more", in: ledger)
        #expect(none.evidence == nil)
        #expect(try add("```sh\nunknown\n```\n", "third", in: ledger).sources.isEmpty)
    }

    @Test func whatIsThereIsNotOverwritten() throws {
        let ledger = try Ledger([], files: ["runbooks/bad.md": "---\nx\n"])
        _ = try add("x\n", in: ledger)
        #expect(failure { _ = try add("y\n", in: ledger) }?.code == .refused)
        #expect(failure { _ = try add("y\n", "bad", in: ledger) }?.code == .refused)
        #expect(failure { _ = try add("y\n", "Bad name", in: ledger) }?.code == .invalid)
        #expect(
            failure { _ = try add("---\ntitle: [\n---\n", "a", in: ledger) }?.path
                == "runbooks/a.md")
        #expect(
            failure { _ = try add("---\nstatus: odd\ntitle: x\n---\n", "a", in: ledger) }?.code
                == .invalid)
        #expect(
            failure {
                _ = try add("---\ntitle: x\n---\n<<<<<<< a\n=======\n>>>>>>> b\n", "a", in: ledger)
            }?.code == .invalid)
    }

    @Test func namesComeFromFiles() {
        #expect(RunbookImporter.name(ofFile: "/a/Disk Full (prod).md") == "disk-full-prod")
        #expect(RunbookImporter.name(ofFile: "") == "")
    }
}
