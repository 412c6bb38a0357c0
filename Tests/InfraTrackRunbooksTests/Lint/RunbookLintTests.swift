import InfraTrack
import InfraTrackTesting
import Testing

@testable import InfraTrackRunbooks

@Suite struct RunbookLintTests {
    private static let head =
        "---\ntitle: T\nstatus: published\ncomponents:\n  - acme/prod/web-01\nevidence:\n  runs: 1\n  successes: 1\n  last_success: 2026-11-20T00:00:00Z\n"
    private static let sections =
        "## Meaning\n\nm\n\n## Impact\n\ni\n\n## Escalation\n\ne\n\n## Verification\n\nv\n\n## Rollback\n\nTake it back.\n\n## Diagnosis\n\nd\n\n"

    private func findings(
        _ body: String, front: String = "", head: String = RunbookLintTests.head,
        files: [String: String] = [:],
        entries: [Ledger.Entry] = [], now: String = "2026-11-24T00:00:00Z"
    ) throws -> [Finding] {
        let text = head + front + "---\n\n" + Self.sections + body
        let ledger = try Ledger(entries, files: files.merging(["runbooks/r.md": text]) { $1 })
        return try RunbookLint(now: try #require(Timestamp(now))).findings(in: ledger.repository)
    }

    private func rules(_ body: String, front: String = "") throws -> [String] {
        try findings("## Mitigation\n\n" + body, front: front).map(\.rule)
    }

    private func shell(_ text: String, lead: String = "") -> String {
        "\(lead)\n\n```sh\n\(text)\n```\n"
    }

    @Test func nothingIsSaidOfAGoodOne() throws {
        #expect(try rules(shell("systemctl restart nginx")) == [])
        #expect(try rules(shell("rm -rf /srv/x", lead: "Confirm it with Lena.")) == [])
    }

    @Test func sectionsAreRequiredAndNotEmpty() throws {
        let missing = try findings("x")
        #expect(missing.map(\.rule) == ["runbook-section"])
        #expect(missing[0].message == "The section “Mitigation” is missing.")
        #expect(missing[0].line == 12)
        let empty = try findings("## Mitigation\n\n\n## More\n\nx\n")
        #expect(empty.map(\.rule) == ["runbook-empty-section"])
        #expect(empty[0].line == 36)
    }

    @Test(
        arguments: [
            ("systemctl restart <unit>", ["runbook-placeholder"]),
            ("ping {{host}}", ["runbook-placeholder"]),
            ("cat < in > out", []), ("docker ps --format '{{.ID}}'", []), ("cat <<EOF\nx\nEOF", []),
            ("systemctl restart ${UNIT}", ["runbook-variable"]), ("echo ${unit}", []),
            ("echo ${HOME}", []),
            ("UNIT=x; systemctl restart ${UNIT}", []), ("read UNIT\nsystemctl restart ${UNIT}", []),
            ("echo 'a", ["runbook-shell"]), ("rm -rf /srv/x", ["runbook-confirmation"]),
            ("ping 10.0.0.1", ["runbook-hard-coded"]), ("ping 127.0.0.1", []),
            ("ping web-01", ["runbook-hard-coded"]),
            ("psql -c 'select 10.0.0.1'", []),
            ("curl -u a:«redacted:password:1» x", ["runbook-masked"]),
            ("kubectl logs shop-7d9f8b6c5-x2x4z", ["runbook-hard-coded"]),
        ] as [(String, [String])])
    func commandsAreLookedAt(text: String, expected: [String]) throws {
        #expect(try rules(shell(text)) == expected, "\(text)")
    }

    @Test func declaredParametersAreKnownAndUsed() throws {
        let front = "parameters:\n  - name: UNIT\n    default: nginx\n"
        #expect(try rules(shell("systemctl restart ${UNIT}"), front: front) == [])
        #expect(try rules("On `${UNIT}`.\n" + shell("uptime"), front: front) == [])
        #expect(try rules(shell("uptime"), front: front) == ["runbook-unused-parameter"])
    }

    @Test func placesAreThoseOfTheFile() throws {
        let found = try findings("## Mitigation\n\nText.\n\n```sh\nuptime\nping 10.0.0.1\n```\n")
        #expect(found.map(\.line) == [42])
        #expect(found[0].path == "runbooks/r.md")
    }

    @Test func storiesAreNotFollowed() throws {
        let text = shell("uptime") + "\n## Known failure modes\n" + shell("rm -rf <x> 10.0.0.1")
        #expect(try rules(text) == [])
    }

    @Test func aWayBackMustBeKnown() throws {
        let body = "## Mitigation\n" + shell("rm x", lead: "Confirm it.")
        let head = Self.head + "---\n\n"
        let sections = Self.sections.replacing(
            "Take it back.", with: "Mitigation step 1: unknown. No way back is known.")
        let ledger = try Ledger([], files: ["runbooks/r.md": head + sections + body])
        let found = try RunbookLint(now: try #require(Timestamp("2026-11-24T00:00:00Z"))).findings(
            in: ledger.repository)
        #expect(found.map(\.rule) == ["runbook-rollback"])
    }

    @Test func whatIsOldIsStale() throws {
        let body = "## Mitigation\n\nx\n"
        #expect(try findings(body, now: "2027-05-01T00:00:00Z").map(\.rule) == [])
        let stale = try findings(body, now: "2027-06-01T00:00:00Z")
        #expect(stale.map(\.rule) == ["runbook-stale"])
        #expect(
            stale[0].message == "It worked the last time 193 days ago, at 2026-11-20T00:00:00Z.")
        let settings = ["infratrack.yaml": "version: 1\nrunbooks: { stale_after: 2 }\n"]
        #expect(try findings(body, files: settings).map(\.rule) == ["runbook-stale"])
        let never = try findings(body, head: "---\ntitle: T\nstatus: published\n")
        #expect(never.map(\.message) == ["No run of it is known to have worked."])
        #expect(try findings(body, head: "---\ntitle: T\n").isEmpty)
        // A task that came out of it later counts.
        let source =
            "sources:\n  - task: a000000001\n    command: c000000001\n    blob: \(String(repeating: "0", count: 40))\n"
        #expect(try findings(body, front: source, now: "2027-05-20T00:00:00Z").isEmpty)
    }

    @Test func templatesThatChangedAreTold() throws {
        let body = "## Mitigation\n\nx\n"
        let hash = String(repeating: "0", count: 40)
        let drift = try findings(body, front: "template: minimal\ntemplate_hash: \(hash)\n")
        #expect(
            drift.map(\.message) == [
                "The template “minimal” has changed since the runbook was generated."
            ])
        let gone = try findings(body, front: "template: none\ntemplate_hash: \(hash)\n")
        #expect(gone.map(\.message) == ["Its template “none” is gone or cannot be read."])
    }

    @Test func linksMustLeadSomewhere() throws {
        let body = """
            ## Mitigation

            [a](../tasks/2026-11/23/a000000001-disk-full.md) [b](other.md#x) [c](#mitigation) [d](#none)
            [e](https://example.org/x) `[f](none.md)` [g](/abs) [h](mailto:x@y) [i](../../up.md) [j](./r.md)
            [k](a%20b.md)

            [ref]: ../none.md

            """
        let found = try findings(body)
        #expect(
            found.map(\.message) == [
                "The link “other.md#x” leads nowhere.", "The link “#none” leads nowhere.",
                "The link “a%20b.md” leads nowhere.", "The link “../none.md” leads nowhere.",
            ])
        #expect(found[0].line == 38)
        #expect(found[0].column == 54)
    }

    @Test func theLastRunCounts() throws {
        let body = "## Mitigation\n" + shell("systemctl restart ${UNIT}") + shell("grep x y")
        let front = "parameters:\n  - name: UNIT\n    default: nginx\n"
        let entries: [Ledger.Entry] = [
            .init("systemctl restart nginx"), .init("systemctl restart nginx", exit: "1"),
            .init("grep x y", exit: "1"),
        ]
        let found = try findings(body, front: front, entries: entries)
        #expect(
            found.map(\.message) == [
                "The last run of this command ended with status 1, as command c000000002."
            ])
        #expect(try findings(body, front: front, entries: entries.reversed()).isEmpty)
    }

    @Test func recordedVariablesAreOnlyWarnedAbout() throws {
        let body = "## Mitigation\n" + shell("systemctl restart ${UNIT}")
        let found = try findings(body, entries: [.init("systemctl restart ${UNIT}")])
        #expect(found.map(\.severity) == [.warning])
    }

    @Test func namesMustExist() throws {
        let ledger = try Ledger([], files: ["runbooks/bad.md": "---\nx\n"])
        let lint = RunbookLint(now: Timestamp(seconds: 0))
        #expect(
            failure { _ = try lint.findings(["none"], in: ledger.repository) }?.code == .missing)
        #expect(try lint.findings(["bad"], in: ledger.repository).map(\.rule) == ["unreadable"])
        #expect(try lint.findings(in: ledger.repository).map(\.rule) == ["unreadable"])
    }
}
