import InfraTrack
import InfraTrackTesting
import Testing

/// Closing, noting, deleting and moving.
@Suite struct LifecycleTests {
    static let task = id("a000000001")

    @Test func closingStampsTheTask() throws {
        let repository = try DraftTests.repository()
        let closed = try repository.commit { draft in try draft.closeTask(Self.task, resolution: "fixed") }.value
        #expect(closed.status == .done && closed.resolution == "fixed")
        #expect(closed.closed == Timestamp("2026-11-23T03:00:00Z"))
        #expect(
            failure { try repository.commit { draft in _ = try draft.closeTask(Self.task) } }
                == "Task a000000001 is closed already. Set its status to open first.")
        #expect(
            failure { try repository.commit { draft in _ = try draft.closeTask(id("zzzzzzzzzz")) } }
                == "There is no task zzzzzzzzzz. See “infratrack task list”.")
        #expect(
            failure { try repository.commit { draft in _ = try draft.closeTask(id("a000000002"), status: .blocked) } }
                == "The status blocked does not close a task. Use done or cancelled.")
        let open = try repository.put(try closed.edited([.set("status", "open")]))
        #expect(open.closed == nil && open.resolution == nil)
        let cancelled = try repository.commit { draft in try draft.closeTask(Self.task, status: .cancelled) }.value
        #expect(cancelled.status == .cancelled && cancelled.resolution == nil)
    }

    @Test func notesAreAppended() throws {
        let repository = try DraftTests.repository()
        for text in ["first", "\nsecond\nline\n\n"] {
            try repository.commit { draft in try draft.addNote(text, to: Self.task, by: text == "first" ? "ann" : nil) }
        }
        #expect(
            repository.snapshot.text(.task, "a000000001") == """
                ---
                id: a000000001
                title: First
                ---

                **2026-11-23T03:00:00Z, ann:** first

                **2026-11-23T03:00:01Z:** second
                line

                """)
        #expect(
            failure { try repository.commit { draft in try draft.addNote(" \n", to: Self.task) } } == nil)
        #expect(
            failure { try repository.commit { draft in try draft.addNote("\n\n", to: Self.task) } }
                == "The note is empty. Give the text of the note.")
        #expect(code { try repository.commit { draft in try draft.addNote("x", to: id("zzzzzzzzzz")) } } == .missing)
    }

    @Test func deletingNeedsThatNobodyNamesIt() throws {
        let repository = try DraftTests.repository()
        var entry = TimeEntry(id: id("b000000001"), task: Self.task)
        entry.start = Timestamp(seconds: 0)
        try repository.put(entry)
        var command = CommandRecord(id: id("b000000002"), command: "ls")
        command.task = Self.task
        try repository.put(command)
        var alert = AlertRecord(id: id("b000000003"), alertName: "A", source: "s", problemKey: "k", started: Timestamp(seconds: 0))
        alert.task = Self.task
        try repository.put(alert)
        #expect(
            failure { try repository.commit { draft in try draft.deleteTask(Self.task) } }
                == "Task a000000001 is named by 1 commands, 1 time entries, 1 alert episodes, 1 dependent tasks. Close it with status cancelled instead.")
        try repository.commit { draft in
            try draft.deleteEntry(entry.id)
            try draft.deleteCommand(command.id)
            try draft.deleteTask(id("a000000002"))
        }
        #expect(repository.snapshot.count(.time) == 0 && repository.snapshot.count(.command) == 0)
        #expect(repository.snapshot.task(id("a000000002")) == nil)
        #expect(failure { try repository.commit { draft in try draft.deleteEntry(entry.id) } } == "There is no time “b000000001”. See “infratrack time list”.")
        #expect(code { try repository.commit { draft in try draft.deleteTask(id("zzzzzzzzzz")) } } == .missing)
        try repository.put(Runbook(id: "fix", title: "Fix"))
        try repository.commit { draft in try draft.deleteRunbook("fix") }
        #expect(repository.snapshot.runbook("fix") == nil)
    }

    @Test func aRecordThatComesAndGoesLeavesNoCommit() throws {
        let repository = try DraftTests.repository()
        let committed = try repository.commit { draft in
            let task = try draft.put(TaskRecord(id: draft.newID(), title: "T"))
            try draft.deleteTask(task.id)
        }
        #expect(committed.commit == nil && repository.snapshot.count(.task) == 2)
    }

    static let tree = [
        "components/acme.md": "---\nkind: client\n---\n",
        "components/acme/prod/web.md": "---\nkind: server # ours\naliases: [front]\ndepends_on: [acme/prod/db]\n---\n\nText\n",
        "components/acme/prod/db.md": "---\nkind: database\n---\n",
        "components/acme/prod.md": "---\nkind: environment\n---\n",
        "components/zen.md": "---\nkind: client\ndepends_on:\n  - acme/prod/db\nrelations:\n  - type: runs_on\n    target: acme/prod/web\n---\n",
        "tasks/a.md": "---\nid: a000000001\ntitle: First\ncomponents: [acme/prod/web]\n---\n",
    ]

    @Test func movingTakesEverythingBelowAlong() throws {
        let repository = try Repository.inMemory(files: Self.tree)
        try repository.commit { draft in try draft.moveComponent(key("acme/prod"), to: key("acme/live")) }
        let snapshot = repository.snapshot
        #expect(snapshot.componentSubtree(nil).map(\.name) == ["acme", "acme/live", "acme/live/db", "acme/live/web", "zen"])
        #expect(
            snapshot.text(.component, "acme/live/web")
                == "---\nkind: server # ours\naliases: [front, acme/prod/web]\ndepends_on: [acme/live/db]\n---\n\nText\n"
            || snapshot.text(.component, "acme/live/web")
                == "---\nkind: server # ours\naliases: [acme/prod/web, front]\ndepends_on: [acme/live/db]\n---\n\nText\n")
        #expect(
            snapshot.text(.component, "zen")
                == "---\nkind: client\ndepends_on:\n  - acme/live/db\nrelations:\n  - type: runs_on\n    target: acme/live/web\n---\n")
        #expect(try snapshot.componentKey(named: "acme/prod/web") == key("acme/live/web"))
        #expect(snapshot.check().map(\.description) == [])
        try IndexPropertyTests.expectSame(snapshot, try snapshot.reloaded(), "after the move")
    }

    @Test func movingBackForgetsTheAlias() throws {
        let repository = try Repository.inMemory(files: Self.tree)
        try repository.commit { draft in try draft.moveComponent(key("zen"), to: key("zoo")) }
        try repository.commit { draft in try draft.moveComponent(key("zoo"), to: key("zen")) }
        #expect(repository.snapshot.component(key("zen"))?.aliases == ["zoo"])
        try repository.commit { draft in try draft.moveComponent(key("acme/prod/web"), to: key("acme/prod/web2/x")) }
        try repository.commit { draft in try draft.moveComponent(key("acme/prod"), to: key("live")) }
        #expect(repository.snapshot.descendants(of: key("live")).map(\.name) == ["live/db", "live/web2/x"])
    }

    @Test func movesThatCannotBe() throws {
        let repository = try Repository.inMemory(files: Self.tree)
        let deep = (1...11).map { "s\($0)" }.joined(separator: "/")
        let cases = [
            ("no/such", "x", "There is no component “no/such”. See “infratrack component list”."),
            ("acme", "acme/old", "“acme/old” lies within “acme”. Choose a key outside it."),
            ("acme", "acme", "“acme” lies within “acme”. Choose a key outside it."),
            ("acme", "zen", "components/zen.md: There is already a component “zen”. Choose another key."),
            ("acme", deep, "“\(deep)/prod/db” would be no component key. Choose a key with fewer segments."),
        ]
        for (old, new, message) in cases {
            let text = failure {
                try repository.commit { draft in try draft.moveComponent(key(old), to: key(new)) }
            }
            #expect(text == message)
        }
        #expect(repository.snapshot.files == Self.tree)
    }

    @Test func attachments() throws {
        let ledger = try LedgerFolder()
        let repository = try ledger.open()
        let command = CommandRecord(id: id("b000000002"), command: "ls")
        try repository.commit { draft in
            try draft.put(command)
            try draft.attach("b000000002.out", [0xFF, 0], toCommand: command.id)
        }
        #expect(ledger.exists("commands/2026-11/23/b000000002.out"))
        for name in ["", ".hidden", "a/b", "x.md", "a b", "ä", "a\n"] {
            let text = failure { try repository.commit { draft in try draft.attach(name, [], toCommand: command.id) } }
            #expect(text == "“\(name == "a\n" ? "a\\n" : name)” is no file name for an attachment. Use letters, digits, “.” and “-”.")
        }
        #expect(
            failure { try repository.commit { draft in try draft.attach("x", [], toCommand: id("zzzzzzzzzz")) } }
                == "There is no command “zzzzzzzzzz”. Record it first.")
    }

    @Test func messagesSayWhatChanged() throws {
        let ledger = try LedgerFolder()
        let repository = try ledger.open()
        try repository.put(TaskRecord(id: Self.task, title: "Signed-off-by: x <x@example.org>"))
        #expect(try ledger.message() == "task: add a000000001 Signed-off-by: x <x@example.org>\n\n")
        try repository.put(Component(id: key("acme"), kind: "client"))
        #expect(try ledger.message() == "component: add acme\n\n")
        try repository.commit { draft in
            try draft.put(CommandRecord(id: id("b000000001"), command: "a\r\nb"))
            try draft.deleteTask(Self.task)
            try draft.moveComponent(key("acme"), to: key("zen"))
        }
        #expect(
            try ledger.message() == """
                infratrack: 3 changes

                - command: add b000000001 a
                - task: remove a000000001 Signed-off-by: x <x@example.org>
                - component: move acme to zen


                """)
        try repository.commit { draft in
            for number in 0..<52 {
                try draft.put(TaskRecord(id: draft.newID(), title: "T\(number) " + String(repeating: "x", count: 400)))
            }
        }
        let message = try ledger.message()
        #expect(message.hasPrefix("task: 52 changes\n\n- task: add "))
        #expect(message.hasSuffix("\n- and 2 more\n\n"))
        #expect(message.split(separator: "\n").allSatisfy { $0.count <= 202 })
        try repository.commit("my own words") { draft in _ = try draft.put(Component(id: key("a"), kind: "b")) }
        #expect(try ledger.message() == "my own words\n\n")
    }
}
