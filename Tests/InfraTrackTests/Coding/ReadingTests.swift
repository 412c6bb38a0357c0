import InfraTrack
import InfraTrackTesting
import Testing

/// What readers accept, and how they name what they refuse.
@Suite struct ReadingTests {
    /// What loading one file gives: the finding, or the record's fields.
    static func load(_ path: String, _ header: String, body: String = "") throws -> String {
        let snapshot = try Repository.inMemory(files: [path: "---\n\(header)\n---\n\(body)"]).snapshot
        return snapshot.unreadableFiles.first?.description ?? "read"
    }

    static let task = "tasks/k3f9q2m7xd.md"
    static let command = "commands/k3f9q2m7xd.md"
    static let time = "time/k3f9q2m7xd.md"
    static let head = "id: k3f9q2m7xd\ntitle: T"

    @Test(arguments: [
        ("title: T", "1:1: error: The record has no id. Add a line “id: …” with the id the file name begins with."),
        ("id: k3f9q2m7xd", "1:1: error: The key “title” is missing or empty. Add a line “title: …” to the front matter."),
        ("id: 1234567890\ntitle: T", "2:5: error: The value “1234567890” of “id” is not an id of ten characters of Crockford base 32, the first a letter. Correct the value."),
        (head + "\nstatus: opne", "4:9: error: The value “opne” of “status” is not one of open, in-progress, blocked, done, cancelled. Correct the value."),
        (head + "\npriority: p1", "4:11: error: The value “p1” of “priority” is not one of P1, P2, P3, P4, P5. Correct the value."),
        (head + "\ncreated: yesterday", "4:10: error: The value “yesterday” of “created” is not a time such as 2026-11-23T03:04:05+01:00. Correct the value."),
        (head + "\ndue: soon", "4:6: error: The value “soon” of “due” is not a date such as 2026-11-23 or a time such as 2026-11-23T03:04:05+01:00. Correct the value."),
        (head + "\nowner: [a]", "4:8: error: The value of “owner” is not a single text. Write one value after “owner:”."),
        (head + "\nlabels: {a: b}", "4:9: error: The value of “labels” is not a list of texts. Write one “- item” a line."),
        (head + "\nlabels:\n  - [a]", "5:3: error: The value of “labels” is not a list of texts. Write one “- item” a line."),
        (head + "\ncomponents:\n  - a\n  - B", "6:5: error: The value “B” of “components” is not a component key such as acme/prod/eu-west-1/web-01. Correct the value."),
        (head + "\ndepends_on: [k3f9q2m7xe, x]", "4:26: error: The value “x” of “depends_on” is not an id of ten characters of Crockford base 32, the first a letter. Correct the value."),
        (head + "\nowner: \"a\\u0007b\"\nstatus: \"\\u0007\"", "5:9: error: The value “\\u{07}” of “status” is not one of open, in-progress, blocked, done, cancelled. Correct the value."),
    ]) func tasks(header: String, finding: String) throws {
        let found = try Self.load(Self.task, header)
        #expect(found == "\(Self.task):\(finding) [unreadable]")
    }

    @Test func tasksReadWithDefaults() throws {
        let text = "\u{FEFF}---\r\n# a comment\r\ntitle: 'T'\r\nlabels: one\r\nid: K3F9Q2M7XD\r\nowner: ~\r\ncomponents: []\r\nx: {y: [z]}\r\n...\r\nBody"
        let snapshot = try Repository.inMemory(files: ["tasks/deep/er/any.md": text]).snapshot
        let task = try #require(snapshot.tasks().first)
        #expect(task.id.description == "k3f9q2m7xd")
        #expect((task.status, task.priority, task.labels, task.owner) == (.open, .p3, ["one"], nil))
        #expect(task.body == "Body")
        #expect(snapshot.text(.task, "K3F9Q2M7XD") == text)
    }

    @Test(arguments: [
        ("command: ls\nexit: x", "3:7: error: The value “x” of “exit” is not a whole number."),
        ("command: ls\nduration: fast", "3:11: error: The value “fast” of “duration” is not a duration in seconds such as 3600, or 1h30m."),
        ("command: ls\nredactions: x", "3:13: error: The value of “redactions” is not a list."),
        ("command: ls\nredactions:\n  - rule: a", "4:5: error: Item 1 of “redactions” is not a mapping with “count”."),
        ("command: ls\nredactions:\n  - rule: a\n    count: b", "4:5: error: Item 1 of “redactions” is not a mapping whose “count” is a whole number."),
        ("command: ls\nredactions:\n  - rule: [a]\n    count: 1", "4:5: error: Item 1 of “redactions” is not a mapping whose “rule” is a single text."),
        ("command: ls\noutput: {bytes: 1}", "3:9: error: The output has no size."),
        ("command: ls\noutput: x", "3:9: error: The value of “output” is not a mapping."),
        ("command: ls\noutput: {bytes: [1]}", "3:9: error: The value of “bytes” in “output” is not a single text."),
        ("x: y", "1:1: error: The key “command” is missing or empty."),
    ]) func commands(header: String, finding: String) throws {
        let found = try Self.load(Self.command, "id: k3f9q2m7xd\n" + header)
        #expect(found.hasPrefix("\(Self.command):" + Self.shifted(finding)), "\(found)")
    }

    /// The id's line comes before every header above.
    private static func shifted(_ finding: String) -> String {
        guard let line = Int(finding.prefix { $0 != ":" }), line > 1 else { return finding }
        return "\(line + 1)" + finding.drop { $0 != ":" }
    }

    @Test(arguments: [
        ("x: y", "1:1: error: The entry names no task. Add “task:” with the task's id."),
        ("task: k3f9q2m7xe", "2:5: error: The entry has neither a start nor a duration."),
        ("task: k3f9q2m7xe\nduration: 0.5\ndate: 2026-11-23", "4:11: error: The value “0.5” of “duration” is not a duration in seconds"),
        ("task: k3f9q2m7xe\nduration: 0\ndate: 2026-11-23", "4:11: error: The duration is not above zero."),
        ("task: k3f9q2m7xe\nduration: 5", "4:11: error: The entry has a duration and no date."),
        ("task: k3f9q2m7xe\nduration: 5\nstart: 2026-11-23T00:00:00Z", "4:11: error: The entry has both a start and a duration."),
        ("task: k3f9q2m7xe\nduration: 5\ndate: 2026-11-23\nend: 2026-11-23T00:00:00Z", "6:6: error: The entry has an end and no start."),
        ("task: k3f9q2m7xe\nstart: 2026-11-23T00:00:00Z\nend: 2026-11-23T01:00:00+01:00", "5:6: error: The entry ends before it begins, or lasts no time."),
        ("task: k3f9q2m7xe\ndate: 23.11.2026", "4:7: error: The value “23.11.2026” of “date” is not a date such as 2026-11-23."),
        ("task: k3f9q2m7xe\nbillable: yes", "4:11: error: The value “yes” of “billable” is not true or false."),
        ("task: k3f9q2m7xe\ncomponents: [A]", "4:14: error: Item 1 of “components” is not a component key"),
        ("task: k3f9q2m7xe\ncomponents:\n  - component: a\n    weight: 0", "5:5: error: Item 1 of “components” is not a mapping whose “weight” is 1 to 1000000."),
        ("task: k3f9q2m7xe\nexported:\n  - format: x", "5:5: error: Item 1 of “exported” is not a mapping with “at”."),
    ]) func entries(header: String, finding: String) throws {
        let found = try Self.load(Self.time, "id: k3f9q2m7xd\n" + header)
        #expect(found.hasPrefix("\(Self.time):\(finding)"), "\(found)")
    }

    @Test func entriesReadEveryForm() throws {
        let files = [
            "time/a.md": "---\nid: a000000000\ntask: k3f9q2m7xe\nduration: 1h30m\ndate: 2026-11-23\nbillable: FALSE\ncomponents: acme\n---\n",
            "time/b.md": "---\nid: b000000000\ntask: k3f9q2m7xe\nstart: 2026-11-23T00:00:00Z\ncomponents: {component: zen, weight: 7}\nbillable: True\n---\n",
            "time/c.md": "---\nid: c000000000\ntask: k3f9q2m7xe\nduration: 60.0\ndate: 2026-11-23\ncomponents:\n  - zen\n  - component: acme\n---\n",
        ]
        let entries = try Repository.inMemory(files: files).snapshot.entries(matching: .all)
        let read = Dictionary(uniqueKeysWithValues: entries.map { ($0.name.prefix(1), $0) })
        #expect(read["a"]?.durationSeconds == 5400)
        #expect(read["a"]?.billable == false)
        #expect(read["a"]?.components.map(\.component.description) == ["acme"])
        #expect(read["b"]?.isRunning == true)
        #expect(read["b"]?.components.map(\.weight) == [7])
        #expect(read["c"]?.components.map(\.weight) == [1, 1])
        #expect(read["c"]?.durationSeconds == 60)
    }

    @Test(arguments: [
        ("alerts/k3f9q2m7xd.md", "id: k3f9q2m7xd", "1:1: error: The episode has no start. Add “started:” with a time such as 2026-11-23T03:04:05+01:00."),
        ("alerts/k3f9q2m7xd.md", "id: k3f9q2m7xd\nstarted: 2026-11-23T00:00:00Z\nname: x\nsource: s\nproblem_key: k\nreason: bored", "7:9: error: The value “bored” of “reason” is not one of recovered, stale, source-deleted, timed-out, manual."),
        ("alerts/k3f9q2m7xd.md", "id: k3f9q2m7xd\nstarted: 2026-11-23T00:00:00Z\nname: x\nsource: s\nproblem_key: k\nlabels: [a]", "7:9: error: The value of “labels” is not a mapping. Write indented “name: value” lines below it."),
        ("components/A.md", "kind: server", "1:1: error: The path is not a component key such as acme/prod/eu-west-1/web-01. Rename the file to lower-case segments of letters, digits, “.”, “_” and “-”."),
        ("components/a.md", "kind: server\nrelations:\n  - type: loves\n    target: b", "4:5: error: Item 1 of “relations” is not a mapping whose “type” is one of depends_on, runs_on, part_of, member_of."),
        ("components/a.md", "kind: server\nrelations:\n  - type: runs_on\n    target: B", "4:5: error: Item 1 of “relations” is not a mapping whose “target” is a component key"),
        ("components/a.md", "kind: server\nretired: {reason: old}", "3:10: error: The tombstone has no time."),
        ("components/a.md", "name: x", "1:1: error: The key “kind” is missing or empty."),
        ("runbooks/A.md", "title: x", "1:1: error: The file name is no runbook name. Rename it to lower-case letters, digits and hyphens."),
        ("runbooks/a.md", "title: x\nevidence: {runs: 1}", "3:11: error: The evidence has no counts."),
        ("runbooks/a.md", "title: x\nevidence: {runs: 1, successes: 1, last_success: y}", "3:11: error: The value “y” of “evidence” is not a time"),
        ("runbooks/a.md", "title: x\nreview: {by: y}", "3:9: error: The review lacks who or when."),
        ("runbooks/a.md", "title: x\nsources:\n  - task: a", "4:5: error: Item 1 of “sources” is not a mapping whose “task” is an id"),
        ("runbooks/a.md", "title: x\nparameters:\n  - default: a", "4:5: error: Item 1 of “parameters” is not a mapping with “name”."),
        ("invoices/2026/A-2026-1.md", "number: A-2026-1", "1:1: error: The key “client” is missing or empty."),
        ("invoices/2026/A-2026-1.md", "number: A-2026-1\nclient: a\nperiod: {from: x}", "4:9: error: The value “x” of “period” is not a date such as 2026-11-23."),
        ("invoices/2026/A-2026-1.md", "number: A-2026-1\nclient: a\nentries:\n  - id: a", "5:5: error: Item 1 of “entries” is not a mapping whose “id” is an id"),
        ("tasks/x.md", "id: k3f9q2m7xd\ntitle: a\ntitle: b", "4:1: error: The key `title` is on line 3 already."),
    ]) func others(path: String, header: String, finding: String) throws {
        let found = try Self.load(path, header)
        #expect(found.hasPrefix("\(path):\(finding)"), "\(found)")
    }
}
