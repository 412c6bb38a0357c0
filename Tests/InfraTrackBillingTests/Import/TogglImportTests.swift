import InfraTrack
import InfraTrackBilling
import Testing

@Suite struct TogglImportTests {
    private let header =
        "User,Email,Client,Project,Task,Description,Billable,Start date,Start time,End date,End time,Duration,Tags,Amount (EUR)"

    @Test func theDetailedExportBecomesEntries() throws {
        let store = try ImportCase()
        let text = """
            \u{FEFF}\(header)
            Marcus Weber,marcus@example.org,ACME GmbH,Operations,,Working hard,Yes,2026-11-03,09:00:00,2026-11-03,10:00:01,01:00:01,"night, Backend",95.03
            Lena,lena@example.org,Big Company,,Task 1,"a ""quoted""
            text",No,2026-11-04,23:30:00,2026-11-05,00:30:00,01:00:00,,
            ,,,Loose,,"'=1+1",Yes,2026-11-06,09:00:00,,,00:10:00,,
            """
        let outcome = try store.run("toggl", text.replacing("\n", with: "\r\n"))
        #expect(
            store.words(outcome) == [
                "2026-11-03T09:00:00+01:00 2026-11-03T10:00:01+01:00 Working hard acme acme-ops Backend night",
                "2026-11-04T23:30:00+01:00 2026-11-05T00:30:00+01:00 a \"quoted\" text Big Company - free",
                "2026-11-06T09:00:00+01:00 2026-11-06T09:10:00+01:00 =1+1 - Loose",
            ])
        let people = outcome.entries.map { store.repository.snapshot.entry($0)?.person }
        #expect(people == ["marcus", "lena@example.org", "marcus"])
        #expect(outcome.refused.isEmpty)
    }

    @Test func whatContradictsItselfIsNamed() throws {
        let store = try ImportCase()
        let row = { (times: String) in ",,,,,x,,\(times),," }
        let text =
            ([
                header, row("2026-11-03,09:00:00,2026-11-03,10:00:00,02:00:00"),
                row("03.11.2026,09:00:00,,,01:00:00"), row("2026-11-03,09:00:00,,,1 h"),
                row("2026-11-03,09:00:00,,,1:75:00"), row("2026-11-03,09:00:00,,,00:00:00"),
                row("2026-10-25,02:30:00,,,01:00:00"), row("2026-03-29,02:30:00,,,01:00:00"),
                row("2026-10-25,02:30:00,2026-10-25,03:30:00,02:00:00"), "short",
                row("2026-10-25,02:30:00,2026-10-25,02:30:00,01:00:00"),
            ]).joined(separator: "\n")
        let outcome = try store.run("toggl", text)
        #expect(
            store.problems(outcome) == [
                "2: Its end does not agree with its duration.",
                "3: The start is no date such as 2026-11-03 with a time such as 09:00:00.",
                "4: The duration is none such as 01:30:00.",
                "5: The duration is none such as 01:30:00.",
                "6: It ends before it begins, or lasts no time.",
                "7: 2026-10-25T02:30:00 comes twice in Europe/Berlin: 2026-10-25T02:30:00+01:00 or 2026-10-25T02:30:00+02:00.",
                "8: 2026-03-29T02:30:00 does not exist in Europe/Berlin, where the clocks skip it.",
                "10: The start is no date such as 2026-11-03 with a time such as 09:00:00.",
            ])
        // The length tells which of the two readings was meant.
        #expect(
            store.words(outcome) == [
                "2026-10-25T02:30:00+02:00 2026-10-25T03:30:00+01:00 x - -",
                "2026-10-25T02:30:00+02:00 2026-10-25T02:30:00+01:00 x - -",
            ])
    }

    @Test func otherFilesAreRefused() throws {
        let store = try ImportCase()
        for text in ["", "\n", "a,b\n1,2\n", "\"open\nnever closed"] {
            #expect(failure { _ = try store.run("toggl", text) }?.code == .invalid, "\(text)")
        }
    }

    @Test func ourOwnExportComesBackAsItWas() throws {
        let store = try ImportCase(Ledger.entries(Array(TimeReportTests.golden.prefix(5))))
        let export = try TimeExport(
            "toggl", snapshot: store.repository.snapshot, from: Ledger.date("2026-01-01"),
            to: Ledger.date("2026-12-31"))
        let copy = try ImportCase()
        let outcome = try copy.run("toggl", export.text)
        #expect(outcome.refused.isEmpty)
        let times = { (store: ImportCase, ids: [RecordID]) in
            ids.map { store.words($0).split(separator: " ").prefix(2).joined(separator: " ") }
        }
        #expect(times(copy, outcome.entries) == times(store, export.entries))
    }
}
