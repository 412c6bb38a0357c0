@testable import InfraTrack
import Testing

@Suite struct QueryValidationTests {
    static let table: [(RecordKind, String, String)] = [
        (
            .task, "status:open person:ann",
            """
            Tasks have no qualifier "person".
              status:open person:ann
                          ^^^^^^^^^^
            Theirs are id, text, status, priority, category, owner, assignee, label, component, \
            provider, environment, client, project, due, created, closed, depends, blocked, ready, \
            alert.
            """
        ),
        (
            .task, "status:open,draft",
            """
            Tasks have no status "draft".
              status:open,draft
                          ^^^^^
            Theirs are open, in-progress, blocked, done, cancelled.
            """
        ),
        (
            .runbook, "status:void",
            """
            Runbooks have no status "void".
              status:void
              ^^^^^^^^^^^
            Theirs are draft, published.
            """
        ),
        (
            .invoice, "-(status:published OR acme)",
            """
            Invoices have no status "published".
              -(status:published OR acme)
                ^^^^^^^^^^^^^^^^
            Theirs are draft, issued, void.
            """
        ),
        (
            .command, "sort:started,priority",
            """
            Commands cannot be sorted by "priority".
              sort:started,priority
                           ^^^^^^^^
            Their keys are title, id, started, component.
            """
        ),
        (
            .time, "id:uuu sort:title",
            """
            "uuu" is not the beginning of an id.
              id:uuu sort:title
              ^^^^^^
            An id has ten letters and digits, such as k3f9q2m7xd; its first few are enough.
            """
        ),
        (
            .time, "sort:title",
            """
            Time entries cannot be sorted by "title".
              sort:title
                   ^^^^^
            Their keys are id, start, component.
            """
        ),
        (
            .component, "exit:0",
            """
            Components have no qualifier "exit".
              exit:0
              ^^^^^^
            Theirs are id, text, kind, lifecycle, owner, label, component, provider, environment, depends_on, runs_on, part_of, member_of.
            """
        ),
        (
            .alert, "kind:server",
            """
            Alerts have no qualifier "kind".
              kind:server
              ^^^^^^^^^^^
            Theirs are id, text, priority, label, component, provider, environment, started, end, \
            task.
            """
        ),
    ]

    @Test(arguments: table) func whatAKindLacks(kind: RecordKind, text: String, message: String)
        throws
    {
        let query = try Query(parsing: text)
        let error = #expect(throws: QueryError.self) { try query.validate(for: kind) }
        #expect(error?.description == message)
    }

    @Test func aMatcherAndResultsRefuseToo() throws {
        let query = try Query(parsing: "person:ann")
        let ledger = QueryLedger()
        #expect(throws: QueryError.self) { try query.matcher(for: TaskRecord.self, in: ledger) }
        #expect(throws: QueryError.self) { try query.results(among: ledger.tasks, in: ledger) }
    }

    @Test func theTableOfQualifiersIsTheRecords() throws {
        let ledger = QueryLedger()
        let id = RecordID(entropy: 1)
        let key = try #require(ComponentKey("a"))
        let records: [any QuerySubject] = [
            TaskRecord(id: id, title: ""), Component(id: key, kind: "server"),
            AlertRecord(
                id: id, alertName: "", source: "", problemKey: "", started: Timestamp(seconds: 0)),
            CommandRecord(id: id, command: ""), TimeEntry(id: id, task: id),
            Runbook(id: "a", title: ""), InvoiceRecord(id: "A-2026-1", client: ""),
        ]
        #expect(records.map { type(of: $0).kind } == RecordKind.allCases)
        for record in records {
            let known = Set(Query.Qualifier.allCases.filter { record.field($0, in: ledger) != nil })
            #expect(known == Set(type(of: record).kind.qualifiers))
        }
    }
}
