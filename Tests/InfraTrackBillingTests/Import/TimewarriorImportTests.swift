import InfraTrack
import InfraTrackBilling
import Testing

@Suite struct TimewarriorImportTests {
    private let json = """
        [
        {"id":3,"start":"20261103T080000Z","end":"20261103T080630Z","tags":["client:acme","component:acme\\/prod\\/db-01","nonbillable","night","ref:7"],"annotation":"fix \\"db\\""},
        {"id":2,"start":"20261104T090000Z","end":"20261104T110000Z","tags":["task:a000000001"]},
        {"id":1,"start":"20261105T090000Z"}
        ]
        """

    @Test func jsonBecomesEntries() throws {
        let store = try ImportCase()
        let outcome = try store.run("timewarrior", json)
        #expect(
            store.words(outcome) == [
                "2026-11-03T09:00:00+01:00 2026-11-03T09:06:30+01:00 fix \"db\" acme - acme/prod/db-01 night ref:7 free",
                "2026-11-04T10:00:00+01:00 2026-11-04T12:00:00+01:00 Work acme acme-ops",
            ])
        #expect(store.problems(outcome) == ["4: The interval is still open."])
        #expect(outcome.tasks.count == 1)
        let id = try #require(outcome.tasks.first)
        let task = try #require(store.repository.snapshot.task(id))
        #expect(task.created?.description == "2026-11-03T09:00:00+01:00")
        #expect(task.client == "acme")
        let entry = try #require(store.repository.snapshot.entry(outcome.entries[0]))
        #expect(entry.person == "marcus")
        #expect(entry.zone == "Europe/Berlin")
        #expect(entry.body == "fix \"db\"\n")
    }

    @Test func dataFilesBecomeTheSameEntries() throws {
        let lines = """
            inc 20261103T080000Z - 20261103T080630Z # "client:acme" "component:acme/prod/db-01" night nonbillable ref:7 # "fix \\"db\\""
            inc 20261104T090000Z - 20261104T110000Z # task:a000000001

            inc 20261105T090000Z # running
            inc 20261106T090000Z - 20261106T100000Z # # "only \\\\ words"
            """
        let store = try ImportCase()
        let first = try store.run("timewarrior", json)
        let outcome = try store.run("timewarrior", lines)
        #expect(outcome.known == first.entries.count)
        #expect(
            store.words(outcome) == [
                "2026-11-06T10:00:00+01:00 2026-11-06T11:00:00+01:00 only \\ words - -"
            ])
        #expect(store.problems(outcome) == ["4: The interval is still open."])
    }

    @Test func whatIsNoIntervalIsNamed() throws {
        let lines = """
            exc 20261103T080000Z
            inc
            inc yesterday - 20261103T080000Z
            inc 20261103T080000Z - tomorrow
            inc 20261103T080000Z - 20261103T070000Z # x
            inc 20261103T080000Z - 20261103T080000Z # x
            inc 20261103T080000Z - 20261103T090000Z # "open
            inc 20261103T080000Z - 20261103T090000Z
            inc 20261103T080000Z - 20270103T090000Z # x
            inc 20261103T080000Z - 20261103T090000Z # task:zzzz000000 x
            inc 20261107T080000Z - 20261107T090000Z # task:cleaning fine
            """
        let store = try ImportCase()
        let outcome = try store.run("timewarrior", lines)
        #expect(
            store.words(outcome) == [
                "2026-11-07T09:00:00+01:00 2026-11-07T10:00:00+01:00 fine - - fine task:cleaning"
            ])
        #expect(
            store.problems(outcome) == [
                "1: The line is no interval of Timewarrior.",
                "2: The interval has no start such as 20261103T080000Z.",
                "3: The interval has no start such as 20261103T080000Z.",
                "4: The end is no time such as 20261103T090000Z.",
                "5: It ends before it begins, or lasts no time.",
                "6: It ends before it begins, or lasts no time.",
                "7: The line is no interval of Timewarrior.",
                "8: The entry does not say what was worked on.",
                "9: It lasts longer than a month.",
                "10: There is no task “zzzz000000”.",
            ])
        let odd = """
            [{"start":7}, {"start":"20261103T080000Z","end":true}, {"start":"20261199T080000Z"},
            {"start":"20261107T080000Z","end":"20261107T090000Z","tags":[1,"fine"," "]}]
            """
        #expect(
            store.problems(try store.run("timewarrior", odd)) == [
                "1: The end is no time such as 20261103T090000Z.",
                "1: The interval has no start such as 20261103T080000Z.",
                "1: The interval has no start such as 20261103T080000Z.",
            ])
    }

    @Test func aFileOfWhichNothingCanBeTakenIsAnError() throws {
        let store = try ImportCase()
        let error = failure { _ = try store.run("timewarrior", "[{]") }
        #expect(error?.code == .invalid)
        #expect(error?.path == "times")
        #expect(error?.message.hasPrefix("Nothing of the file can be taken: ") == true)
        #expect(try store.run("timewarrior", "[]").entries.isEmpty)
        #expect(try store.run("timewarrior", "").entries.isEmpty)
    }

    @Test func ourOwnExportComesBackAsItWas() throws {
        let store = try ImportCase(Ledger.entries(Array(TimeReportTests.golden.prefix(5))))
        let snapshot = store.repository.snapshot
        let export = try TimeExport(
            "timewarrior", snapshot: snapshot, from: Ledger.date("2026-01-01"),
            to: Ledger.date("2026-12-31"))
        let copy = try ImportCase()
        let outcome = try copy.run("timewarrior", export.text)
        #expect(outcome.refused.isEmpty)
        let lines = outcome.entries.map { copy.words($0) }
        let wanted = export.entries.map { id -> String in
            let words = store.words(id).split(separator: " ").prefix(2).joined(separator: " ")
            let entry = snapshot.entry(id)
            let keys = entry?.components.map(\.component.description) ?? []
            return "\(words) Work acme acme-ops "
                + (keys.isEmpty ? "acme/prod/db-01" : keys.joined(separator: " "))
        }
        #expect(lines == wanted)
    }
}
