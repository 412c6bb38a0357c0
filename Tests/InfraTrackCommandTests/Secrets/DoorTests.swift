import Foundation
import TestSupport
import Testing

/// Every call that writes, with a secret in every text: none of them reaches git or a file.
struct DoorTests {
    private static let secret = "correct-horse-battery"
    private static let settings = "password=\(secret)"

    /// The calls; `ID` stands for the first task's id.
    private static let calls: [([String], String)] = [
        (["init"], ""),
        (["component", "new", "acme/web", "--kind", "server", "--environment", settings], ""),
        (["component", "edit", "acme/web", "--set", "name=\(settings)"], ""),
        (["component", "retire", "acme/web", "--reason", "lost \(settings)"], ""),
        (["component", "new", "acme/db", "--kind", "server", "--message", "add \(settings)"], ""),
        (
            ["task", "new", "Rotate \(settings)", "--body", "-", "--label", settings],
            "a \(settings)\n"
        ),
        (
            ["task", "edit", "ID", "--set", "title=Use \(settings)", "--body", "-"],
            "b \(settings)\n"
        ),
        (["task", "note", "ID", "now \(settings)"], ""),
        (
            [
                "command", "record", "--task", "ID", "--output", "-", "--cwd", "/\(settings)", "--",
                "mysql -p\(secret) \(settings)",
            ], "Using \(settings)\n\u{1B}[1mpass\u{1B}[0mword=\(secret)\npasswX\u{8}ord=\(secret)\n"
        ),
        // Too long for the record, and bytes that are no text: both go beside it.
        (
            ["command", "record", "--task", "ID", "--output", "-", "--", "cat log"],
            String(repeating: "a line of the log\n", count: 20_000) + settings + "\n"
        ),
        (["time", "start", "ID"], ""), (["time", "stop"], ""),
        (
            ["time", "log", "ID", "--duration", "1h", "--date", "2026-11-22", "--label", settings],
            ""
        ),
        (["alert", "ingest", "--source", "alertmanager"], payload),
        (
            ["alert", "ingest", "--source", "alertmanager"],
            "{\"version\": \"4\", \"x\": \"\(settings)"
        ),
        (["runbook", "generate", "fix", "--task", "ID"], ""),
        (["task", "close", "ID", "--resolution", "with \(settings)"], ""),
    ]

    private static let payload = """
        {"version": "4", "status": "firing", "alerts": [{"status": "firing",
        "labels": {"alertname": "Leak", "instance": "db-01", "password": "\(secret)"},
        "annotations": {"description": "psql postgres://bob:\(secret)@db/x"},
        "startsAt": "2026-11-23T01:14:05Z"}]}
        """

    @Test func nothingGoesRoundTheDoor() throws {
        let harness = try CommandHarness()
        var id = ""
        for (words, input) in Self.calls {
            let result = harness.run(words.map { $0 == "ID" ? id : $0 }, input: input)
            #expect(result.status == 0, "\(words.joined(separator: " ")): \(result.errors)")
            if words.starts(with: ["task", "new"]) { id = String(result.output.prefix(10)) }
            try Self.expectClean(harness, after: words)
        }
        let scan = harness.run(["secrets", "scan", "--history"])
        #expect(scan.status == 0, "\(scan.output)")
        let files = try harness.git(["ls-files"]).output
        for folder in ["tasks/", "commands/", "alerts/", "time/", "runbooks/", "components/"] {
            #expect(files.contains(folder))
        }
        #expect(files.contains(".out\n"))
        #expect(try harness.git(["log", "--format=%B"]).output.contains("«redacted:password:1»"))
    }

    /// Reads every object of git as it is, and every file there is, the private ones too.
    private static func expectClean(_ harness: CommandHarness, after words: [String]) throws {
        let objects = try harness.git(["cat-file", "--batch-all-objects", "--batch", "--buffer"])
        #expect(!objects.output.contains(secret), "in git after \(words)")
        let walk = try #require(FileManager.default.enumerator(atPath: harness.path))
        while let name = walk.nextObject() as? String {
            #expect(!name.contains(secret), "\(name) after \(words)")
            let url = URL(fileURLWithPath: harness.path + "/" + name)
            guard let bytes = try? Data(contentsOf: url) else { continue }
            #expect(bytes.range(of: Data(secret.utf8)) == nil, "\(name) after \(words)")
        }
    }

    /// Values that no rule could know, named by the environment and by a private file.
    @Test func masksKnownValues() throws {
        let harness = try CommandHarness()
        let outside = try TemporaryDirectory()
        try outside.write("velvet lantern\n", to: "values")
        let path = outside.path + "/values"
        let mode: (Int) throws -> Void = {
            try FileManager.default.setAttributes([.posixPermissions: $0], ofItemAtPath: path)
        }
        try mode(0o600)
        #expect(harness.run(["init"]).status == 0)
        try harness.directory.write(
            "version: 1\nredaction:\n  values: { environment: [ORBIT], file: ~/values }\n",
            to: "infratrack.yaml")
        let variables = ["ORBIT": "staple orbit", "HOME": outside.path]
        let made = harness.run(
            ["task", "new", "The velvet lantern", "--body", "-"], input: "a staple%20orbit b\n",
            variables: variables)
        #expect(made.status == 0, "\(made.errors)")
        let shown = harness.run(["task", "show", String(made.output.dropLast())])
        #expect(shown.output.contains("title: The «redacted:known-value:1»"))
        #expect(shown.output.contains("a «redacted:known-value:2» b"))

        try mode(0o644)
        let open = harness.run(["task", "new", "x"], variables: variables)
        #expect(open.status == 77)
        #expect(open.errors.contains("can be read by others"))
        try mode(0o600)
        try harness.directory.write(
            "version: 1\nredaction: { values: { file: values } }\n", to: "infratrack.yaml")
        try harness.directory.write("x", to: "values")
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o600], ofItemAtPath: harness.path + "/values")
        #expect(harness.run(["task", "new", "x"]).status == 77)
        try harness.directory.write(
            "version: 1\nredaction: { values: { file: none } }\n", to: "infratrack.yaml")
        #expect(harness.run(["task", "new", "x"]).status == 0)
    }
}
