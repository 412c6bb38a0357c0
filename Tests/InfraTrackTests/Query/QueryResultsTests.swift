@testable import InfraTrack
import Testing

@Suite struct QueryResultsTests {
    private func tasks() throws -> [TaskRecord] {
        var list: [TaskRecord] = []
        let rows: [(String, Status, Priority, String?, String?, String?, [String])] = [
            ("delta", .done, .p3, "2026-11-03T00:00:00Z", "2026-12-02", "bob", ["b"]),
            ("Alpha", .open, .p1, "2026-11-01T00:00:00Z", nil, nil, []),
            ("charlie", .blocked, .p1, nil, "2026-12-01T00:00:00Z", "Ann", ["c", "a"]),
            ("bravo", .inProgress, .p5, "2026-11-02T00:00:00Z", "2026-12-03", "zoe", ["c"]),
        ]
        for (index, row) in rows.enumerated() {
            var task = TaskRecord(id: RecordID(entropy: UInt64(index + 1) * 22), title: row.0)
            (task.status, task.priority, task.owner) = (row.1, row.2, row.5)
            task.created = row.3.flatMap { Timestamp($0) }
            task.due = row.4.flatMap { Moment($0) }
            task.components = row.6.compactMap { ComponentKey($0) }
            task.closed = task.status == .done ? task.created : nil
            list.append(task)
        }
        return list
    }

    @Test(arguments: [
        ("", "Alpha bravo delta charlie"),
        ("sort:created-desc", "delta bravo Alpha charlie"),
        ("sort:priority", "Alpha charlie delta bravo"),
        ("sort:priority-desc", "bravo delta Alpha charlie"),
        ("sort:priority,title-desc", "charlie Alpha delta bravo"),
        ("sort:title", "Alpha bravo charlie delta"),
        ("sort:status", "Alpha bravo charlie delta"),
        ("sort:due", "charlie delta bravo Alpha"),
        ("sort:due-desc", "bravo delta charlie Alpha"),
        ("sort:owner", "charlie delta bravo Alpha"),
        ("sort:owner-desc", "bravo delta charlie Alpha"),
        ("sort:component", "charlie delta bravo Alpha"),
        ("sort:closed", "delta Alpha bravo charlie"),
        ("sort:id", "delta Alpha charlie bravo"),
        ("sort:-id limit:2", "bravo charlie"),
        ("priority:P1 sort:title-desc", "charlie Alpha"),
        ("limit:0", ""),
    ]) func tasksInOrder(text: String, titles: String) throws {
        let query = try Query(parsing: text)
        let list = try tasks()
        for records in [list, list.reversed()] {
            let found = try query.results(among: records, in: QueryLedger())
            #expect(found.map(\.title).joined(separator: " ") == titles)
        }
    }

    @Test func commandsBySequenceThenStart() throws {
        var commands: [CommandRecord] = []
        for (index, row) in [(5, 2), (5, 1), (-3, 9), (nil, 1), (nil, nil)].enumerated() {
            var command = CommandRecord(
                id: RecordID(entropy: UInt64(index) * 22), command: "c\(index)")
            command.started = row.0.map { Timestamp(seconds: Int64($0)) }
            command.seq = row.1
            commands.append(command)
        }
        Query.all.arrange(&commands, in: QueryLedger())
        #expect(commands.map(\.command) == ["c1", "c3", "c0", "c2", "c4"])
        try Query(parsing: "sort:started-desc").arrange(&commands, in: QueryLedger())
        #expect(commands.map(\.command) == ["c1", "c0", "c2", "c3", "c4"])
    }

    @Test func entriesByStartOrDay() throws {
        let task = RecordID(entropy: 0)
        var entries = (0..<3).map { TimeEntry(id: RecordID(entropy: $0 * 22), task: task) }
        entries[0].date = CalendarDate(year: 2026, month: 11, day: 24)
        entries[2].start = Timestamp("2026-11-23T08:00:00Z")
        let expected = [entries[2].id, entries[0].id, entries[1].id]
        Query.all.arrange(&entries, in: QueryLedger())
        #expect(entries.map(\.id) == expected)
    }

    @Test func theOtherKindsByName() throws {
        let ledger = QueryLedger()
        var components = ["b", "a/c", "a"].compactMap { ComponentKey($0) }
            .map { Component(id: $0, kind: "server") }
        components[0].displayName = "Aaa"
        Query.all.arrange(&components, in: ledger)
        #expect(components.map(\.name) == ["a", "a/c", "b"])
        try Query(parsing: "sort:title").arrange(&components, in: ledger)
        #expect(components.map(\.name) == ["a", "a/c", "b"])
        var runbooks = [Runbook(id: "b", title: ""), Runbook(id: "a", title: "")]
        Query.all.arrange(&runbooks, in: ledger)
        #expect(runbooks.map(\.id) == ["a", "b"])
        var invoices = ["B-2026-1", "A-2026-1"].map { InvoiceRecord(id: $0, client: "c") }
        try Query(parsing: "sort:id-desc").arrange(&invoices, in: ledger)
        #expect(invoices.map(\.id) == ["B-2026-1", "A-2026-1"])
        Query.all.arrange(&invoices, in: ledger)
        #expect(invoices.map(\.id) == ["A-2026-1", "B-2026-1"])
        var alerts = [5, 3].map {
            AlertRecord(
                id: RecordID(entropy: UInt64($0)), alertName: "", source: "", problemKey: "",
                started: Timestamp(seconds: $0))
        }
        Query.all.arrange(&alerts, in: ledger)
        #expect(alerts.map(\.started.seconds) == [3, 5])
    }

    @Test func fieldsWithoutAnOrderSortNothing() {
        #expect(QueryField.flag(true).sortValue(.id) == nil)
        #expect(QueryField.priority(nil).sortValue(.priority) == nil)
        #expect(SortValue(-1) < SortValue(0))
        #expect(SortValue(Int64.min) < SortValue(Int64.max))
    }
}
