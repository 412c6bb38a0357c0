import Foundation
import InfraTrack
import InfraTrackTesting
import TestSupport
import Testing

@Suite struct ForeignFolderTests {
    private let folder: TemporaryDirectory
    private let repository: Repository

    init() throws {
        folder = try TemporaryDirectory()
        repository = try Repository.inMemory(
            files: ["components/acme/db.md": "---\nkind: server\naliases: [db-01]\n---\n"],
            redactor: MaskingRedactor())
    }

    @discardableResult
    private func run(_ files: [String: String]) throws -> ForeignFolder.Outcome {
        for (name, text) in files { try folder.write(text, to: name) }
        let foreign = try ForeignFolder(reading: folder.path, named: "old")
        return try repository.commit { draft in try draft.importTasks(from: foreign) }.value
    }

    private func text(_ id: RecordID) throws -> String {
        try #require(repository.snapshot.text(.task, id.description))
    }

    private func lines(_ findings: [Finding]) -> [String] {
        findings.map { "\($0.path): \($0.message)" }
    }

    private static let backlog = """
        ---
        id: task-12
        title: Fix the login
        status: To Do
        assignee:
          - '@sara'
        created_date: '2026-06-04 14:30'
        labels: []
        milestone: v2   # soon
        dependencies: [task-11, task-99]
        priority: high
        ordinal: 1000
        ---

        ## Description

        Body   with trailing blanks   \r
        and no line break at its end
        """

    @Test func aTaskOfBacklogKeepsWhatIsItsOwn() throws {
        let outcome = try run([
            "tasks/task-12 - Fix-the-login.md": Self.backlog,
            "tasks/task-11 - First.md": "---\nid: task-11\ntitle: First\nstatus: Done\n---\n",
        ])
        #expect(outcome.tasks.count == 2)
        let (first, login) = (outcome.tasks[0], outcome.tasks[1])
        let task = try #require(repository.snapshot.task(login))
        #expect(task.status == .open)
        #expect(task.priority == .p2)
        #expect(task.assignees == ["sara"])
        #expect(task.created?.description == "2026-06-04T14:30:00Z")
        #expect(task.dependsOn == [first])
        let file = try text(login)
        for line in [
            "assignee:\n  - '@sara'\n", "created_date: '2026-06-04 14:30'\n",
            "milestone: v2   # soon\n", "dependencies: [task-11, task-99]\n", "ordinal: 1000\n",
            "source_id: task-12\n", "source_status: To Do\n", "source_priority: high\n",
        ] { #expect(file.contains(line), "\(line)") }
        let body = try #require(Self.backlog.range(of: "---\n\n##"))
        #expect(file.hasSuffix(String(Self.backlog[body.lowerBound...])))
        #expect(
            lines(outcome.warnings) == [
                "old/tasks/task-12 - Fix-the-login.md: It waits for “task-99”, which cannot be waited for."
            ])
        #expect(repository.snapshot.task(first)?.status == .done)
    }

    @Test func takingAFolderTwiceMakesNothingTwice() throws {
        let files = ["a.md": "---\nid: 1\ntitle: One\n---\n", "b/a.md": "---\ntitle: One\n---\n"]
        let first = try run(files)
        #expect(first.tasks.count == 2)
        let again = try run(["c.md": "---\ntitle: Three\n---\n"])
        #expect(again.tasks.count == 1)
        #expect(again.known == 2)
        #expect(repository.snapshot.count(.task) == 3)
    }

    @Test func aNoteOfObsidianIsRead() throws {
        let outcome = try run([
            "note.md": """
            ---
            aliases: [x]
            tags: [task, "#urgent", "a, b"]
            state: in_progress
            prio: Urgent
            assigned_to: "[[People/Lena|lena]]"
            owner: [[marcus]]
            due_date: 2026-12-01
            components: [db-01, nowhere]
            nested: {a: [1, 2], b: "x"}
            ---
            Some words.

            # The *title*   here
            """
        ])
        let task = try #require(repository.snapshot.task(outcome.tasks[0]))
        #expect(task.title == "The *title* here")
        #expect(task.labels.sorted() == ["a", "b", "task", "urgent"])
        #expect(task.status == .inProgress)
        #expect(task.priority == .p1)
        #expect(task.assignees == ["lena"])
        #expect(task.owner == "marcus")
        #expect(task.due?.description == "2026-12-01")
        #expect(task.components.map(\.description) == ["acme/db"])
        #expect(try text(task.id).contains("nested: {a: [1, 2], b: \"x\"}\n"))
        #expect(
            try text(task.id).contains("source_components: [db-01, nowhere]\n")
                || text(task.id).contains("source_components:\n  - db-01\n  - nowhere\n"))
        #expect(lines(outcome.warnings) == ["old/note.md: There is no component “nowhere”."])
    }

    @Test func whatCannotBeMappedIsKeptUnderAnotherName() throws {
        let outcome = try run([
            "x.md": """
            ---
            title:
            status: Schrödinger
            priority: [1, 2]
            created: yesterday
            closed: soon
            due: next week
            category: {a: b}
            client: [one, two]
            resolution: "a\\nb"
            alert: a000000009
            components: nowhere
            assignees: {}
            depends_on: other
            source_status: taken
            ---
            """
        ])
        let task = try #require(repository.snapshot.task(outcome.tasks[0]))
        #expect(task.title == "x")
        let file = try text(task.id)
        for line in [
            "source_source_status: Schrödinger", "source_status: taken",
            "source_created: yesterday",
            "source_closed: soon", "source_due: next week", "source_alert: a000000009",
            "source_depends_on: other", "source_components: nowhere",
        ] { #expect(file.contains("\n\(line)\n"), "\(line) in \(file)") }
        #expect(task.status == .open)
        #expect(task.components.isEmpty)
        #expect(outcome.warnings.count == 12)
    }

    @Test func doneIsAStatusOrATime() throws {
        let outcome = try run([
            "a.md": "---\ntitle: A\ncompleted: true\n---\n",
            "b.md": "---\ntitle: B\ndone: 2026-11-01\nstatus: x\n---\n",
            "c.md": "---\ntitle: C\ncompleted: false\n---\n",
            "d.md": "---\ntitle: D\ncreated: 2026-11-01T10:00:00\ncompleted: maybe\n---\n",
        ])
        let tasks = outcome.tasks.compactMap { repository.snapshot.task($0) }
        #expect(tasks.map(\.status) == [.done, .done, .open, .open])
        #expect(tasks[1].closed?.description == "2026-11-01T00:00:00Z")
        #expect(tasks[3].created?.description == "2026-11-01T10:00:00Z")
        #expect(lines(outcome.warnings) == ["old/d.md: Its “completed” is no time: “maybe”."])
    }

    @Test func circlesAreBrokenAndNamed() throws {
        let outcome = try run([
            "a.md": "---\nid: a\ntitle: A\ndepends_on: [b]\n---\n",
            "b.md": "---\nid: b\ntitle: B\nblocked_by: a\n---\n",
            "c.md": "---\nid: c\ntitle: C\ndepends: [c, A, a]\n---\n",
        ])
        let tasks = outcome.tasks.compactMap { repository.snapshot.task($0) }
        #expect(tasks.map(\.dependsOn.count) == [1, 0, 1])
        #expect(outcome.warnings.map(\.path) == ["old/b.md", "old/c.md"])
    }

    @Test func ourOwnTasksKeepTheirIds() throws {
        let outcome = try run([
            "tasks/a.md":
                "---\nid: b000000001\ntitle: A\nstatus: open\ncreated: 2026-11-01T00:00:00Z\npriority: P3\ndue: 2026-12-01\nlabels:\n  - x\ndepends_on:\n  - b000000002\n---\nBody\n",
            "tasks/b.md": "---\nid: b000000002\ntitle: B\n---\n",
        ])
        #expect(outcome.tasks.map(\.description) == ["b000000001", "b000000002"])
        #expect(outcome.warnings.isEmpty)
        #expect(try !text(outcome.tasks[0]).contains("source_"))
        let copies = try run(["again.md": "---\nid: b000000001\ntitle: C\n---\n"])
        #expect(copies.known == 3)
    }

    @Test func filesThatCannotBeTakenAreNamed() throws {
        try folder.write(Data([0x2D, 0xFF, 0xFE]), to: "bytes.md")
        let outside = try TemporaryDirectory()
        try outside.write("---\ntitle: Outside\n---\n", to: "outside.md")
        for (link, target) in [("link.md", "outside.md"), ("linked", "")] {
            try FileManager.default.createSymbolicLink(
                atPath: folder.appending(link), withDestinationPath: outside.appending(target))
        }
        let outcome = try run([
            "plain.md": "# No header\n", "bad.md": "---\ntitle: [\n---\n", ".obsidian/x.md": "x",
            "toml.md": "+++\ntitle = 1\n+++\n", "good.md": "---\ntitle: Good\n---\n",
            "twin.md": "---\nid: c000000001\ntitle: A\n---\n",
            "twins.md": "---\nid: c000000001\ntitle: B\n---\n", "text.txt": "---\ntitle: T\n---\n",
        ])
        #expect(outcome.tasks.count == 2)
        #expect(
            outcome.refused.map(\.path).sorted() == [
                "old/bad.md", "old/bytes.md", "old/link.md", "old/linked", "old/plain.md",
                "old/toml.md", "old/twins.md",
            ])
        #expect(outcome.refused.allSatisfy { $0.severity == .error && !$0.message.isEmpty })
    }

    @Test func aFolderOfWhichNothingCanBeTakenIsAnError() throws {
        let error = ledgerFailure { _ = try run(["plain.md": "# No header\n"]) }
        #expect(error?.code == .invalid)
        #expect(error?.path == "old/plain.md")
        let missing = ledgerFailure {
            _ = try ForeignFolder(reading: folder.appending("nowhere"), named: "nowhere")
        }
        #expect(missing?.code == .missing)
    }

    @Test func anEmptyFolderIsDone() throws {
        #expect(try run([:]).tasks.isEmpty)
    }

    @Test func secretsAreMasked() throws {
        let outcome = try run(["a.md": "---\ntitle: A\ntoken: SECRETx\n---\nSay SECRETy.\n"])
        let file = try text(outcome.tasks[0])
        #expect(!file.contains("SECRET"))
        #expect(file.contains("token: «redacted:test:1»"))
        let plain = try Repository.inMemory(redactor: nil)
        let foreign = try ForeignFolder(reading: folder.path, named: "old")
        let id = try plain.commit { draft in try draft.importTasks(from: foreign) }.value.tasks[0]
        #expect(plain.snapshot.text(.task, id.description)?.contains("SECRETx") == true)
        let broken = try Repository.inMemory(redactor: BrokenRedactor())
        #expect(
            ledgerFailure { try broken.commit { draft in try draft.importTasks(from: foreign) } }?
                .code
                == .invalid)
    }

    @Test func noMutationBringsItDown() throws {
        let words = [
            "\"", "'", "#", "- ", ": ", "\u{0}", "\r\n", "é", "[", "{", "---\n", "&a ", "*a",
        ]
        let store = try Repository.inMemory()
        for seed in UInt64(0)..<400 {
            var generator = SeededGenerator(seed: seed)
            var bytes = Array(Self.backlog.utf8)
            for _ in 0..<Int.random(in: 1...8, using: &generator) {
                let place = Int.random(in: 0..<min(300, bytes.count), using: &generator)
                switch Int.random(in: 0...2, using: &generator) {
                case 0: bytes.remove(at: place)
                case 1: bytes[place] = UInt8.random(in: 0...127, using: &generator)
                default:
                    let word = words.randomElement(using: &generator) ?? ""
                    bytes.insert(contentsOf: Array(word.utf8), at: place)
                }
            }
            try folder.write(Data(bytes), to: "a.md")
            let foreign = try ForeignFolder(reading: folder.path, named: "old")
            let made = try? store.commit { draft in try draft.importTasks(from: foreign) }.value
            for id in made?.tasks ?? [] {
                let file = try #require(store.snapshot.text(.task, id.description), "seed \(seed)")
                let body = String(decoding: bytes, as: UTF8.self).suffix(40)
                #expect(file.hasSuffix(body), "seed \(seed)")
            }
        }
        #expect(store.snapshot.count(.task) > 10)
    }
}

/// The ledger error that a call throws.
private func ledgerFailure(_ body: () throws -> Void) -> LedgerError? {
    do {
        try body()
        return nil
    } catch {
        return error as? LedgerError
    }
}
