import InfraTrack
import InfraTrackBilling
import Testing

@Suite struct OrgImportTests {
    private let text = """
        #+TO\u{44}O: TO\u{44}O(t) WAIT | DONE(d) GONE
        * WAIT [#A] Move the *database* :infra:
        :LOGBOOK:
        CLOCK: [2026-10-25 Sun 01:30]--[2026-10-25 Sun 03:30] =>  3:00
        CLOCK: [2026-11-05 Thu 09:00]
        CLOCK: => 2:30
        :END:
        ** TO\u{44}O Copy the files :slow:infra:
           CLOCK: [2026-11-03 Di 9:00]--[2026-11-03 Di 09:06] =>  9:99
           CLOCK: [2026-10-25 So 02:15]--[2026-10-25 So 02:45] =>  1:30
           CLOCK: [2026-10-25 So 02:15]--[2026-10-25 So 02:45] =>  0:30
        * Second
        #+begin_example
        CLOCK: [2026-11-03 Di 09:00]--[2026-11-03 Di 09:06]
        #+end_example
        CLOCK: <2026-11-04 Mi 10:00>--<2026-11-04 Mi 12:00>
        CLOCK: [2026-11-04 Mi 12:00]--[2026-11-04 Mi 10:00] => -2:00
        CLOCK: [yesterday]--[2026-11-04 Mi 10:00]
        CLOCK: [2026-11-04 Mi 10:00]--nothing
        """

    @Test func clocksBecomeEntries() throws {
        let store = try ImportCase()
        let outcome = try store.run("org", text)
        #expect(
            store.words(outcome) == [
                "2026-10-25T01:30:00+02:00 2026-10-25T03:30:00+01:00 Move the *database* - - infra",
                "2026-11-03T09:00:00+01:00 2026-11-03T09:06:00+01:00 Copy the files - - infra slow",
                "2026-10-25T02:15:00+02:00 2026-10-25T02:45:00+01:00 Copy the files - - infra slow",
                "2026-11-04T10:00:00+01:00 2026-11-04T12:00:00+01:00 Second - -",
            ])
        #expect(
            store.problems(outcome) == [
                "5: The clock is still running.", "6: The clock has a duration and no day.",
                "11: 2026-10-25T02:15:00 comes twice in Europe/Berlin: 2026-10-25T02:15:00+01:00 or 2026-10-25T02:15:00+02:00.",
                "17: It ends before it begins, or lasts no time.", "18: The clock has no start.",
                "19: The clock has no end.",
            ])
        #expect(outcome.tasks.count == 3)
    }

    @Test func aClockWithoutHeadlineNeedsATask() throws {
        let store = try ImportCase()
        let clock = "CLOCK: [2026-11-04 10:00]--[2026-11-04 12:00]\n"
        #expect(failure { _ = try store.run("org", clock) }?.code == .invalid)
        let outcome = try store.run("org", clock, task: "a000000001")
        #expect(
            store.words(outcome) == [
                "2026-11-04T10:00:00+01:00 2026-11-04T12:00:00+01:00 Work acme acme-ops"
            ])
    }
}
