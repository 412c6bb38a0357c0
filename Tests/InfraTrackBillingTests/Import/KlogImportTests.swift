import InfraTrack
import InfraTrackBilling
import Testing

@Suite struct KlogImportTests {
    private let text = """
        2026-11-03 (8h!)
        Record summary #client=acme
            9:00 - 9:06 fix db01 #component="acme/prod/db-01" #nonbillable
            10:00am-12:00pm #deep-work
                second line
            11:00 - ?
            50m  manual #project=acme-ops #label='on call' #12
            -30m Lunch

        2026/11/04
        \t<23:30 - 0:45 night
        \t22:00 - 24:00 evening
        \t23:00 - 1:00> late
        \t1h30m
        \t+2h #task=a000000001
        """

    @Test func recordsBecomeEntries() throws {
        let store = try ImportCase()
        let outcome = try store.run("klog", text)
        #expect(
            store.words(outcome) == [
                "2026-11-03T09:00:00+01:00 2026-11-03T09:06:00+01:00 fix db01 acme - acme/prod/db-01 free",
                "2026-11-03T10:00:00+01:00 2026-11-03T12:00:00+01:00 second line acme - deep-work",
                "2026-11-03 3000s manual acme acme-ops 12 on call",
                "2026-11-03T23:30:00+01:00 2026-11-04T00:45:00+01:00 night - -",
                "2026-11-04T22:00:00+01:00 2026-11-05T00:00:00+01:00 evening - -",
                "2026-11-04T23:00:00+01:00 2026-11-05T01:00:00+01:00 late - -",
                "2026-11-04 7200s Work acme acme-ops",
            ])
        #expect(
            store.problems(outcome) == [
                "6: The range is still open.",
                "8: A duration that is not above zero is no work.",
                "14: The entry does not say what was worked on.",
            ])
        #expect(outcome.warnings.map(\.rule) == ["time-overlap"])
    }

    @Test func theRecordsSummaryStandsInForMissingWords() throws {
        let store = try ImportCase()
        let outcome = try store.run("klog", "2026-11-03\nUpdates of\nall hosts #acme\n  1h\n")
        #expect(
            store.words(outcome) == ["2026-11-03 3600s Updates of all hosts - - acme"])
    }

    @Test func whatIsNoRecordIsNamed() throws {
        let store = try ImportCase()
        let text = """
            Monday
              1h lost

            2026-13-01
            2026-11-03 hello
            2026-11-03
              1h fine
            too late
              25:00 - 26:00 no
              1h75m no
              9:00 no
              9:00 - no
              13:00pm - 14:00 no
              9:00x - 10:00 no
              m no
            """
        #expect(
            store.problems(try store.run("klog", text)) == [
                "1: The record does not begin with a date such as 2026-11-03.",
                "2: The line belongs to no record.",
                "4: The record does not begin with a date such as 2026-11-03.",
                "5: The record does not begin with a date such as 2026-11-03.",
                "8: A summary must stand above the entries of its record.",
                "9: The entry has neither a range nor a duration.",
                "10: The entry has neither a range nor a duration.",
                "11: The entry has neither a range nor a duration.",
                "12: The range has no end.",
                "13: The entry has neither a range nor a duration.",
                "14: The entry has neither a range nor a duration.",
                "15: The entry has neither a range nor a duration.",
            ])
    }

    @Test func oddTagsStayWords() throws {
        let store = try ImportCase()
        let outcome = try store.run("klog", "2026-11-03\n  1h # a #b= c #d=\"open #e=f\n")
        #expect(store.words(outcome) == ["2026-11-03 3600s # a c \"open - - b d e:f"])
    }

    @Test func ourOwnExportComesBackToTheMinute() throws {
        let store = try ImportCase(Ledger.entries(TimeReportTests.golden))
        let export = try TimeExport(
            "klog", snapshot: store.repository.snapshot, from: Ledger.date("2026-11-01"),
            to: Ledger.date("2026-11-30"))
        let copy = try ImportCase()
        let outcome = try copy.run("klog", export.text)
        #expect(outcome.refused.isEmpty)
        #expect(outcome.entries.count == export.entries.count)
        #expect(outcome.tasks.isEmpty)
    }
}
