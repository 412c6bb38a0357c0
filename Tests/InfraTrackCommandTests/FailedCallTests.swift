import Foundation
import TestSupport
import Testing

/// A call that fails prints no result and leaves the tip, the index and the files as they were.
@Suite struct FailedCallTests {
    @Test func changesNothing() throws {
        let harness = try CommandHarness()
        _ = harness.run(["init"])
        _ = harness.run(["component", "new", "acme/web", "--kind", "server"])
        _ = harness.run(["task", "new", "First", "--component", "acme/web"])
        let id = harness.run(["task", "new", "Second"]).output.dropLast()
        _ = harness.run(["time", "start", String(id)])
        try harness.directory.write(Data([0x66, 0xFF]), to: "latin.txt")
        let before = try harness.state()
        for call in Self.calls {
            let result = harness.run(call.arguments)
            #expect(result.status == call.status, "\(call.arguments): \(result.errors)")
            #expect(result.output.isEmpty, "\(call.arguments)")
            #expect(!result.errors.isEmpty, "\(call.arguments)")
            #expect(try harness.state() == before, "\(call.arguments)")
        }
    }

    private struct Case {
        let status: Int32
        let arguments: [String]

        init(_ status: Int32, _ arguments: String...) {
            self.status = status
            self.arguments = arguments
        }
    }

    private static let calls = [
        Case(64),
        Case(64, "time"),
        Case(64, "later", "call"),
        Case(64, "task", "new", "x", "--due", "soon"),
        Case(64, "task", "new", "x", "--status", "opne"),
        Case(64, "task", "edit", "t", "--set", "=x"),
        Case(64, "task", "show", "t", "--json", "-dash"),
        Case(64, "time", "log", "t", "--start", "2026-11-23T01:00"),
        Case(64, "time", "edit", "w", "--set", "id=x"),
        Case(64, "search"),
        Case(65, "task", "new", ""),
        Case(65, "task", "new", "two\nlines"),
        Case(65, "task", "new", "x", "--body", "latin.txt"),
        Case(65, "task", "edit", "t", "--set", "created=yesterday"),
        Case(65, "component", "edit", "acme/web", "--set", "lifecycle=gone"),
        Case(65, "component", "edit", "web", "--add", "depends_on=web"),
        Case(66, "task", "show", "zzzz"),
        Case(66, "task", "history", "zzzz"),
        Case(66, "task", "edit", "t", "--set", "components=nothing"),
        Case(66, "task", "edit", "t", "--set", "depends_on=zzzz"),
        Case(66, "task", "edit", "t", "--remove", "components=nothing"),
        Case(66, "task", "rm", "zzzz"),
        Case(66, "task", "new", "x", "--depends-on", "zzzz"),
        Case(66, "component", "new", "acme/db", "--kind", "database", "--depends-on", "nothing"),
        Case(66, "component", "mv", "nothing", "acme/other"),
        Case(66, "component", "retire", "nothing", "--reason", "gone"),
        Case(66, "component", "impact", "nothing"),
        Case(66, "time", "start", "zzzz"),
        Case(66, "time", "rm", "zzzz"),
        Case(66, "runbook", "show", "nothing"),
        Case(66, "runbook", "restore", "nothing", "HEAD"),
        Case(66, "-C", "no/such/folder", "task", "list"),
        Case(77, "component", "new", "acme/web", "--kind", "server"),
        Case(77, "time", "start", "t"),
        Case(77, "task", "rm", "k"),
    ]
}
