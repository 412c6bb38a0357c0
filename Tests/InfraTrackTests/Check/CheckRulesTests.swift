import InfraTrack
import InfraTrackTesting
import Testing

/// Each rule of `check`: what breaks it, and what is said with which place.
@Suite struct CheckRulesTests {
    /// A store without a finding.
    static let sound = [
        "infratrack.yaml": """
        version: 1
        clients:
          acme: { name: ACME }
        projects:
          ops: { client: acme, name: Operations }

        """,
        "components/a.md": "---\nkind: server\naliases: [old-a]\n---\n",
        "components/b.md": "---\nkind: server\ndepends_on: [a]\n---\n",
        "tasks/k3f9q2m7xd.md":
            "---\nid: k3f9q2m7xd\ntitle: T\nclient: acme\nproject: ops\ncomponents: [a, old-a]\n---\n",
        "alerts/a111111111.md":
            "---\nid: a111111111\nname: N\nsource: s\nproblem_key: p\nstarted: 2026-11-23T03:00:00Z\n---\n",
    ]

    static func findings(_ path: String, _ header: String) throws -> [String] {
        var files = sound
        files[path] = "---\n\(header)\n---\n"
        return try Repository.inMemory(files: files).snapshot.check().map(\.description)
    }

    @Test func aSoundStoreHasNone() throws {
        #expect(try Repository.inMemory(files: Self.sound).snapshot.check() == [])
    }

    static let task = "tasks/t222222222.md"
    static let head = "id: t222222222\ntitle: T\n"

    @Test(arguments: [
        (
            "tasks/wrong.md", "id: t222222222\ntitle: T",
            "tasks/wrong.md:2:5: warning: The file's name does not begin with its id t222222222. Rename the file to t222222222-….md, or correct the id. [file-name]"
        ),
        (
            task, head + "components: [a, gone]",
            "\(task):4:17: error: There is no component gone. Correct the key, or add components/gone.md. [unknown-component]"
        ),
        (
            task, head + "client: acne",
            "\(task):4:9: warning: The client “acne” is not declared. Add it to “clients:” in infratrack.yaml. [undeclared-client]"
        ),
        (
            task, head + "project: opps",
            "\(task):4:10: warning: The project “opps” is not declared. Add it to “projects:” in infratrack.yaml. [undeclared-project]"
        ),
        (
            task, head + "depends_on:\n  - k3f9q2m7xd\n  - t333333333",
            "\(task):6:5: error: There is no task t333333333. Correct the id, or remove it. [unknown-task]"
        ),
        (
            task, head + "alert: a222222222",
            "\(task):4:8: error: There is no alert episode a222222222. Correct the id, or remove it. [unknown-alert]"
        ),
        (
            task, head + "status: done",
            "\(task):4:9: warning: The task is done without saying since when. Add “closed:” with the time. [not-closed]"
        ),
        (
            task, head + "closed: 2026-11-23T03:00:00Z",
            "\(task):4:9: warning: The task has a closing time and is open. Remove “closed:”, or set the status to done. [not-closed]"
        ),
        (
            task, head + "depends_on: [t222222222]",
            "\(task):4:13: error: It waits for itself: t222222222 → t222222222. Remove one of the dependencies. [cycle]"
        ),
        (
            "components/a.md", "kind: server\naliases: [old-a]\ndepends_on: [b]",
            "components/a.md:4:13: error: It waits for itself: a → b → a. Remove one of the dependencies. [cycle]"
        ),
        (
            "components/c.md", "kind: server\ndepends_on: [x]",
            "components/c.md:3:14: error: There is no component x. Correct the key, or add components/x.md. [unknown-component]"
        ),
        (
            "components/c.md",
            "kind: server\nrelations:\n  - type: runs_on\n    target: x",
            "components/c.md:4:5: error: There is no component x. Correct the key, or add components/x.md. [unknown-component]"
        ),
        (
            "components/c.md", "kind: server\nlifecycle: retired",
            "components/c.md:3:12: warning: The component is retired without saying when. Add “retired:” with “at:” and “reason:”. [no-tombstone]"
        ),
        (
            "alerts/a222222222.md",
            "id: a222222222\nname: N\nsource: s\nproblem_key: p\nstarted: 2026-11-23T03:00:00Z\nended: 2026-11-23T02:00:00Z",
            "alerts/a222222222.md:7:8: warning: The episode ends before it starts. Correct the times. [order]"
        ),
        (
            "commands/c222222222.md", "id: c222222222\ncommand: ls\ntask: t999999999",
            "commands/c222222222.md:4:7: error: There is no task t999999999. Correct the id, or remove it. [unknown-task]"
        ),
        (
            "time/e222222222.md",
            "id: e222222222\ntask: t999999999\nduration: 60\ndate: 2026-11-23",
            "time/e222222222.md:3:7: error: There is no task t999999999. Correct the id, or remove it. [unknown-task]"
        ),
        (
            "runbooks/r.md",
            "title: R\nsources:\n  - task: t999999999\n    command: c222222222\n    blob: ab",
            "runbooks/r.md:4:5: error: There is no task t999999999. Correct the id, or remove it. [unknown-task]"
        ),
        (
            "tasks/k3f9q2m7xd-again.md", "id: k3f9q2m7xd\ntitle: Twin",
            "tasks/k3f9q2m7xd.md:2:5: error: The id k3f9q2m7xd is that of tasks/k3f9q2m7xd-again.md too. Remove one of the files, or give it an id of its own. [duplicate-id]"
        ),
        (
            task, head + "status: opne",
            "\(task):4:9: error: The value “opne” of “status” is not one of open, in-progress, blocked, done, cancelled. Correct the value. [unreadable]"
        ),
    ])
    func rules(path: String, header: String, finding: String) throws {
        #expect(try Self.findings(path, header) == [finding])
    }

    /// Once for the key and once for the alias.
    @Test func openWorkOnARetiredComponentIsTold() throws {
        var files = Self.sound
        files["components/a.md"] = """
            ---
            kind: server
            aliases: [old-a]
            lifecycle: retired
            retired: { at: "2026-11-01T00:00:00Z", reason: sold }
            ---

            """
        let found = try Repository.inMemory(files: files).snapshot.check()
        #expect(found.map(\.rule) == ["retired-component", "retired-component"])
        #expect(found.allSatisfy { $0.path == "tasks/k3f9q2m7xd.md" })
    }

    @Test func twoTimersOfOnePersonAreTold() throws {
        var files = Self.sound
        for (id, person) in [("e111111111", "m"), ("e222222222", "m"), ("e333333333", "j")] {
            files["time/\(id).md"] =
                "---\nid: \(id)\ntask: k3f9q2m7xd\nperson: \(person)\nstart: 2026-11-23T03:00:00Z\n---\n"
        }
        let found = try Repository.inMemory(files: files).snapshot.check()
        #expect(found.map(\.rule) == ["running-timers", "running-timers"])
        #expect(found.map(\.path) == ["time/e111111111.md", "time/e222222222.md"])
    }

    @Test func longCyclesAreToldOnce() throws {
        var files = Self.sound
        let ids = (1...5).map { "t\($0)\($0)\($0)\($0)\($0)\($0)\($0)\($0)\($0)" }
        for (index, id) in ids.enumerated() {
            let next = ids[(index + 1) % ids.count]
            files["tasks/\(id).md"] = "---\nid: \(id)\ntitle: T\ndepends_on: [\(next)]\n---\n"
        }
        let found = try Repository.inMemory(files: files).snapshot.check()
        #expect(
            found.map(\.message) == [
                "It waits for itself: \((ids + [ids[0]]).joined(separator: " → "))."
            ])
    }

    @Test func sidecarsAreComparedWithTheRecord() throws {
        let path = "commands/c222222222.md"
        let record =
            "---\nid: c222222222\ncommand: ls\noutput: { bytes: 3, lines: 1, file: %, sha256: 98ea6e4f216f2fb4b69fff9b3a44842c38686ca685f3f55dc48c5d3fb1107be4 }\n---\n"
        func found(_ name: String, _ content: String?) throws -> [String] {
            var files = Self.sound
            files[path] = record.replacing("%", with: name)
            files["commands/.gitattributes"] = "* -text\n"
            files["commands/c222222222.out"] = content
            return try Repository.inMemory(files: files).check().filter { $0.rule == "sidecar" }
                .map(\.message)
        }
        #expect(try found("c222222222.out", "hi\n") == [])
        #expect(
            try found("c222222222.out", "ho\n")
                == ["The output file “c222222222.out” is not what was recorded."])
        #expect(
            try found("c222222222.out", nil) == ["The output file “c222222222.out” is missing."])
        #expect(
            try found("../infratrack.yaml", "hi\n")
                == ["The output file “../infratrack.yaml” is missing."])
    }
}
