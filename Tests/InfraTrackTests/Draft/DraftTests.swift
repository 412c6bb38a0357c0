import InfraTrack
import InfraTrackTesting
import Synchronization
import Testing

@Suite struct DraftTests {
    static let files = [
        "components/acme.md": "---\nkind: client\n---\n",
        "components/acme/web.md": "---\nkind: server\ndepends_on: [acme/db]\n---\n",
        "components/acme/db.md": "---\nkind: database\n---\n",
        "tasks/a.md": "---\nid: a000000001\ntitle: First\n---\n",
        "tasks/b.md": "---\nid: a000000002\ntitle: Second\ndepends_on: [a000000001]\ncomponents: [gone/away]\n---\n",
    ]

    static func repository() throws -> Repository { try Repository.inMemory(files: files) }

    @Test func newRecordsHaveCanonicalFiles() throws {
        let repository = try Self.repository()
        let committed = try repository.commit { draft in
            var task = TaskRecord(id: draft.newID(), title: "Rotate: the “certs”")
            task.created = draft.now
            task.labels = ["tls", "nginx", "10"]
            task.components = [key("acme/web"), key("acme/db")]
            task.body = "Details"
            return try draft.put(task)
        }
        let task = committed.value
        #expect(
            repository.snapshot.text(.task, task.name) == """
                ---
                id: \(task.id)
                title: "Rotate: the “certs”"
                status: open
                created: 2026-11-23T03:00:00Z
                priority: P3
                labels:
                  - "10"
                  - nginx
                  - tls
                components:
                  - acme/db
                  - acme/web
                ---

                Details

                """)
        #expect(repository.snapshot.path(.task, task.name) == "tasks/2026-11/23/\(task.id)-rotate-the-certs.md")
        #expect(task.labels == ["10", "nginx", "tls"])
        #expect(committed.commit != nil && committed.notes == [] && committed.redactions == [])
    }

    @Test func theDraftSeesItsOwnChanges() throws {
        let repository = try Self.repository()
        try repository.commit { draft in
            let task = try draft.put(TaskRecord(id: draft.newID(), title: "T"))
            #expect(draft.snapshot.task(task.id) == task)
            #expect(repository.snapshot.task(task.id) == nil)
            var other = TaskRecord(id: draft.newID(), title: "U")
            other.dependsOn = [task.id]
            try draft.put(other)
            #expect(draft.snapshot.dependents(of: task.id).map(\.title) == ["U"])
        }
        #expect(repository.snapshot.count(.task) == 4)
    }

    @Test func idsThatAreTakenAreDrawnAgain() throws {
        var draws = [id("a000000001"), id("b000000001")]
        let queue = Draws(draws.map { $0.bits })
        var surroundings = Surroundings.fixed()
        surroundings.entropy = { queue.next() }
        let repository = try Repository.inMemory(files: Self.files, surroundings: surroundings)
        let drawn = try repository.commit { draft in draft.newID() }.value
        draws.removeFirst()
        #expect(drawn == draws[0])
    }

    @Test(arguments: [
        ("", "The title is empty. Say in one line what is to be done."),
        (" \t", "The title is empty. Say in one line what is to be done."),
        ("a\nb", "The title “a\\nb” holds a control character. Remove line breaks and control characters."),
        ("a\r", "The title “a\\r” holds a control character. Remove line breaks and control characters."),
        ("a\u{2028}b", "The title “a\u{2028}b” holds a control character. Remove line breaks and control characters."),
        ("a\u{0}", "The title “a\\0” holds a control character. Remove line breaks and control characters."),
        ("a\u{1B}[31m", "The title “a\\u{1B}[31m” holds a control character. Remove line breaks and control characters."),
    ]) func titlesAreOneLine(title: String, message: String) throws {
        let repository = try Self.repository()
        #expect(failure { try repository.put(TaskRecord(id: id("b000000001"), title: title)) } == message)
        #expect(failure { try repository.put(Runbook(id: "x", title: title)) } == message)
        #expect(repository.snapshot.count(.task) == 2)
    }

    @Test func wordsAreShortAndPlain() throws {
        let repository = try Self.repository()
        var task = TaskRecord(id: id("b000000001"), title: "T")
        task.labels = [""]
        #expect(failure { try repository.put(task) } == "The label “” is empty or longer than 200 bytes. Use a short word.")
        task.labels = [String(repeating: "x", count: 201)]
        #expect(failure { try repository.put(task) }?.hasSuffix("xxx…” is empty or longer than 200 bytes. Use a short word.") == true)
        task.labels = []
        task.owner = "a\nb"
        #expect(code { try repository.put(task) } == .invalid)
        task.owner = nil
        task.title = String(repeating: "é", count: 251)
        #expect(failure { try repository.put(task) } == "The title is longer than 500 bytes. Move the details into the body.")
        var component = Component(id: key("acme/x"), kind: "server")
        component.aliases = ["a\tb"]
        #expect(code { try repository.put(component) } == .invalid)
        var command = CommandRecord(id: id("b000000001"), command: "")
        #expect(failure { try repository.put(command) } == "The command is empty. Give the text that was run after “--”.")
        command.command = "ls"
        command.host = "a\nb"
        #expect(code { try repository.put(command) } == .invalid)
    }

    @Test func namesThatArePathsAreChecked() throws {
        let repository = try Self.repository()
        for name in ["../x", "a/b", "", ".git", "A"] {
            #expect(failure { try repository.put(Runbook(id: name, title: "T")) } == "“\(name)” is no runbook name. Use lower-case letters, digits and hyphens.")
        }
        for number in ["../2026/X", "A-2026", "a-2026-1"] {
            #expect(failure { try repository.put(InvoiceRecord(id: number, client: "a")) } == "“\(number)” is no invoice number. Use capital letters and digits with a year, as in ACME-2026-0011.")
        }
    }

    @Test func whatDoesNotExistIsNotNamed() throws {
        let repository = try Self.repository()
        var task = TaskRecord(id: id("b000000001"), title: "T")
        task.components = [key("acme/wbe")]
        #expect(failure { try repository.put(task) } == "There is no component “acme/wbe”. Add it with “infratrack component new acme/wbe --kind KIND”.")
        task.components = []
        task.dependsOn = [id("zzzzzzzzzz")]
        #expect(failure { try repository.put(task) } == "There is no task zzzzzzzzzz. See “infratrack task list”.")
        var component = Component(id: key("acme/x"), kind: "server")
        component.relations = [.init(.runsOn, key("no/where"))]
        #expect(code { try repository.put(component) } == .missing)
        var entry = TimeEntry(id: id("b000000001"), task: id("zzzzzzzzzz"))
        entry.start = Timestamp(seconds: 0)
        #expect(failure { try repository.put(entry) } == "There is no task zzzzzzzzzz. See “infratrack task list”.")
        entry.task = id("a000000001")
        entry.components = [.init(key("no/where"))]
        #expect(code { try repository.put(entry) } == .missing)
        var command = CommandRecord(id: id("b000000001"), command: "ls")
        command.components = [key("no/where")]
        #expect(code { try repository.put(command) } == .missing)
    }

    @Test func brokenReferencesOfOldRecordsMayStay() throws {
        let repository = try Self.repository()
        var task = try #require(repository.snapshot.task(id("a000000002")))
        task.title = "Still edited"
        #expect(try repository.put(task).components == [key("gone/away")])
    }

    @Test func nothingWaitsForItself() throws {
        let repository = try Self.repository()
        var task = try #require(repository.snapshot.task(id("a000000001")))
        task.dependsOn = [id("a000000002")]
        #expect(failure { try repository.put(task) } == "Task a000000001 would wait for itself through a000000002. Remove one of the dependencies between them.")
        task.dependsOn = [task.id]
        #expect(code { try repository.put(task) } == .invalid)
    }

    @Test(arguments: Component.RelationType.allCases)
    func noRelationLeadsBack(type: Component.RelationType) throws {
        let repository = try Self.repository()
        var database = try #require(repository.snapshot.component(key("acme/db")))
        database.relations = [.init(type, key("acme/web"))]
        var web = try #require(repository.snapshot.component(key("acme/web")))
        web.dependsOn = []
        web.relations = [.init(type, key("acme/db"))]
        try repository.put(web)
        #expect(
            failure { try repository.put(database) }
                == "Component acme/db would reach itself over \(type.rawValue) through acme/web. Remove one of the relations between them.")
        database.relations = [.init(type, database.id)]
        #expect(code { try repository.put(database) } == .invalid)
        let others = Component.RelationType.allCases.filter { $0 != type }
        database.relations = others.map { .init($0, key("acme/web")) }
        try repository.put(database)
    }

    @Test func timesMustAgree() throws {
        let repository = try Self.repository()
        var entry = TimeEntry(id: id("b000000001"), task: id("a000000001"))
        #expect(failure { try repository.put(entry) } == "The entry has neither a start nor a duration. Add “start:” or “duration:” with “date:”.")
        entry.start = Timestamp(seconds: 10)
        entry.end = Timestamp(seconds: 10)
        #expect(code { try repository.put(entry) } == .invalid)
        entry.end = nil
        entry.labels = ["a\nb"]
        #expect(code { try repository.put(entry) } == .invalid)
    }

    @Test func bodiesMayHoldAnything() throws {
        let repository = try Self.repository()
        for (number, body) in ["---\nid: x\n---\n", "---", "```\n---\n```\n", "\u{FEFF}x\n", "\r\n\r\n", "a\rb"].enumerated() {
            var task = TaskRecord(id: id("b00000000\(number)"), title: "T")
            task.body = body
            let written = try repository.put(task)
            let reloaded = try repository.snapshot.reloaded()
            #expect(reloaded.task(task.id) == written)
            #expect(reloaded.unreadableFiles == [])
            #expect(written.body.hasPrefix(body), "\(body.debugDescription)")
        }
        var task = TaskRecord(id: id("c000000001"), title: "T")
        task.body = "<<<<<<< ours\na\n=======\nb\n>>>>>>> theirs\n"
        #expect(failure { try repository.put(task) }?.hasPrefix("A merge conflict was left in the file.") == true)
        task.body = "a\0b"
        #expect(code { try repository.put(task) } == .invalid)
        task.body = String(repeating: "x", count: 9 << 20)
        #expect(code { try repository.put(task) } == .invalid)
    }
}

/// Values that come one after the other, then again the last.
final class Draws: Sendable {
    private let values: [UInt64]
    private let position = Mutex(0)

    /// Entropy that gives ids with these bits.
    init(_ bits: [UInt64]) {
        values = bits.map { ($0 >> 45 - 10) + ($0 & (1 << 45 - 1)) * 22 }
    }

    func next() -> UInt64 {
        position.withLock { position in
            defer { position = min(position + 1, values.count - 1) }
            return values[position]
        }
    }
}
