import InfraTrack
import InfraTrackTesting
import Testing

@Suite struct SnapshotTests {
    static let files = [
        "components/acme.md": "---\nkind: client\naliases: [ACME Inc]\n---\n",
        "components/acme/web.md":
            "---\nkind: server\nname: Front\nowner: ann\ndepends_on: [acme/db]\nidentifiers: {host.name: web-01.example}\nlabels: [tls]\n---\n",
        "components/acme/db.md": "---\nkind: database\nrelations:\n  - {type: runs_on, target: zen/db}\n  - {type: depends_on, target: zen/db}\n---\n",
        "components/zen/db.md": "---\nkind: server\nprovider: aws\nenvironment: prod\n---\n",
        "tasks/a.md": "---\nid: a000000001\ntitle: First\ncreated: 2026-11-02T00:00:00Z\ncomponents: [acme/web]\n---\n",
        "tasks/b.md": "---\nid: a000000002\ntitle: Second\ncreated: 2026-11-01T00:00:00Z\ndepends_on: [a000000001]\ncomponents: [acme/web, acme/web]\n---\n",
        "tasks/c.md": "---\nid: b000000003\ntitle: Third\nstatus: done\ndepends_on: [a000000001]\ncomponents: [acme/web]\n---\n",
        "tasks/d.md": "---\nid: b000000004\ntitle: Fourth\nstatus: blocked\n---\n",
        "alerts/e1.md": "---\nid: c000000001\nname: N\nsource: s\nproblem_key: p\nstarted: 2026-11-02T00:00:00Z\ntask: a000000001\n---\n",
        "alerts/e2.md": "---\nid: c000000002\nname: N\nsource: s\nproblem_key: p\nstarted: 2026-11-01T00:00:00Z\nended: 2026-11-01T01:00:00Z\ntask: a000000001\ncomponents: [zen/db]\n---\n",
        "commands/1.md": "---\nid: d000000001\ntask: a000000001\ncommand: second\nstarted: 2026-11-02T00:00:02Z\n---\n",
        "commands/2.md": "---\nid: d000000002\ntask: a000000001\ncommand: first\nstarted: 2026-11-02T00:00:01Z\n---\n",
        "commands/3.md": "---\nid: d000000003\ntask: a000000001\ncommand: zeroth\nseq: 1\n---\n",
        "time/1.md": "---\nid: e000000001\ntask: a000000001\nperson: ann\nstart: 2026-11-02T10:00:00Z\nlabels: [x]\n---\n",
        "time/2.md": "---\nid: e000000002\ntask: a000000001\nperson: bob\nduration: 60\ndate: 2026-11-02\nclient: acme\nproject: p\n---\n",
        "runbooks/fix.md": "---\ntitle: Fix it\nowner: ann\n---\nBody\n",
        "invoices/2026/A-2026-1.md": "---\nnumber: A-2026-1\nclient: acme\n---\n",
    ]

    static func snapshot() throws -> Snapshot { try Repository.inMemory(files: files).snapshot }

    @Test func recordsByName() throws {
        let snapshot = try Self.snapshot()
        #expect(snapshot.task(id("a000000001"))?.title == "First")
        #expect(snapshot.component(key("acme/web"))?.displayName == "Front")
        #expect(snapshot.alert(id("c000000001"))?.problemKey == "p")
        #expect(snapshot.command(id("d000000001"))?.command == "second")
        #expect(snapshot.entry(id("e000000001"))?.isRunning == true)
        #expect(snapshot.runbook("fix")?.body == "Body\n")
        #expect(snapshot.invoice("A-2026-1")?.client == "acme")
        #expect(snapshot.task(id("zzzzzzzzzz")) == nil)
        #expect(snapshot.text(.runbook, "fix") == "---\ntitle: Fix it\nowner: ann\n---\nBody\n")
        #expect(snapshot.blobID(.runbook, "fix") == "9781ea35189d9380b79466021b2d2968ef969696")
        #expect(snapshot.text(.task, "x") == nil)
    }

    @Test func pathsByName() throws {
        let snapshot = try Self.snapshot()
        let names: [(RecordKind, String, String)] = [
            (.task, "a000000001", "tasks/a.md"), (.component, "acme", "components/acme.md"),
            (.alert, "c000000001", "alerts/e1.md"), (.command, "d000000002", "commands/2.md"),
            (.time, "e000000002", "time/2.md"), (.runbook, "fix", "runbooks/fix.md"),
            (.invoice, "A-2026-1", "invoices/2026/A-2026-1.md"),
        ]
        for (kind, name, path) in names {
            #expect(snapshot.path(kind, name) == path)
            #expect(snapshot.bytes(path) == Self.files[path].map { Array($0.utf8) })
            #expect(snapshot.path(kind, "no such") == nil)
        }
        #expect(snapshot.bytes("README.md") == nil)
    }

    @Test func prefixes() throws {
        let snapshot = try Self.snapshot()
        #expect(try snapshot.resolve("b000000003", .task) == id("b000000003"))
        #expect(try snapshot.resolve("AooooooooI", .task) == id("a000000001"))
        #expect(try snapshot.resolve("c000000002", .alert) == id("c000000002"))
        #expect(try snapshot.resolve("d000000003", .command) == id("d000000003"))
        #expect(try snapshot.resolve("e000000001", .time) == id("e000000001"))
        #expect(
            failure { _ = try snapshot.resolve("a", .task) }
                == "“a” begins 2 task ids: a000000001, a000000002. Type more of the id.")
        #expect(
            failure { _ = try snapshot.resolve("z", .command) }
                == "There is no command “z”. See “infratrack command list”.")
        #expect(
            failure { _ = try snapshot.resolve("u\n", .time) }
                == "“u\\n” is no time id. Ids are ten letters and digits; a unique beginning is enough.")
        #expect(code { _ = try snapshot.resolve("a", .task) } == .ambiguous)
        #expect(code { _ = try snapshot.resolve("a", .component) } == .missing)
    }

    @Test func manyCandidatesAreCutShort() throws {
        let repository = try Repository.inMemory()
        try repository.commit { draft in
            for number in 0..<12 { try draft.put(TaskRecord(id: id("b00000000\(number % 10)").moved(number), title: "T")) }
        }
        let text = failure { _ = try repository.snapshot.resolve("b", .task) } ?? ""
        #expect(text.hasPrefix("“b” begins 12 task ids: b"))
        #expect(text.hasSuffix(", …. Type more of the id."))
    }

    @Test func componentsByAnyName() throws {
        let snapshot = try Self.snapshot()
        for name in ["acme/web", "front", "WEB-01.example", "web"] {
            #expect(try snapshot.componentKey(named: name).description == "acme/web", "\(name)")
        }
        #expect(try snapshot.componentKey(named: "acme inc").description == "acme")
        #expect(
            failure { _ = try snapshot.componentKey(named: "db") }
                == "“db” may be acme/db, zen/db. Use the whole key.")
        #expect(
            failure { _ = try snapshot.componentKey(named: "nope") }
                == "There is no component “nope”. Add it with “infratrack component new nope --kind KIND”, or see “infratrack component list”.")
        #expect(snapshot.descendants(of: key("acme")).map(\.name) == ["acme/db", "acme/web"])
        #expect(snapshot.componentSubtree(nil).map(\.name) == ["acme", "acme/db", "acme/web", "zen/db"])
        #expect(snapshot.componentSubtree(key("zen")).map(\.name) == ["zen/db"])
    }

    @Test func blastRadius() throws {
        let impact = try Self.snapshot().impact(of: key("zen/db"))
        #expect(impact.map { "\($0.component.name) \($0.distance)" } == ["acme/db 1", "acme/web 2"])
        let within = try Self.snapshot().impact(of: key("acme"))
        #expect(within.map { "\($0.component.name) \($0.distance)" } == ["acme/db 1", "acme/web 1"])
    }

    @Test func whatBelongsToATask() throws {
        let snapshot = try Self.snapshot()
        let task = id("a000000001")
        #expect(snapshot.commands(of: task).map(\.command) == ["zeroth", "first", "second"])
        #expect(snapshot.entries(of: task).map(\.person) == ["bob", "ann"])
        #expect(snapshot.runningEntries.map(\.person) == ["ann"])
        #expect(snapshot.alerts(of: task).map(\.name) == ["c000000002", "c000000001"])
        #expect(snapshot.episodes(of: "p").map(\.name) == ["c000000002", "c000000001"])
        #expect(snapshot.dependents(of: task).map(\.title) == ["Second", "Third"])
        #expect(snapshot.openTasks(on: key("acme/web")).map(\.title) == ["Second", "First"])
    }

    @Test func readiness() throws {
        let snapshot = try Self.snapshot()
        let states = try snapshot.tasks().map {
            "\($0.title) \(snapshot.isBlocked($0)) \(snapshot.isReady($0))"
        }
        #expect(
            Set(states) == ["First false true", "Second true false", "Third false false", "Fourth true false"])
    }

    @Test func queriesOfEveryKind() throws {
        let snapshot = try Self.snapshot()
        #expect(try snapshot.tasks(matching: Query(parsing: "component:acme/**")).count == 3)
        #expect(try snapshot.tasks(matching: Query(parsing: "id:a000000001")).map(\.title) == ["First"])
        #expect(try snapshot.tasks(matching: Query(parsing: "depends:a000000001")).count == 2)
        #expect(try snapshot.components(matching: Query(parsing: "owner:ann label:tls")).map(\.name) == ["acme/web"])
        #expect(try snapshot.components(matching: Query(parsing: "component:acme/**")).count == 3)
        #expect(try snapshot.alerts(matching: Query(parsing: "task:a000000001")).count == 2)
        #expect(try snapshot.commands(matching: Query(parsing: "task:a000000001")).count == 3)
        #expect(try snapshot.entries(matching: Query(parsing: "client:acme")).map(\.person) == ["bob"])
        #expect(try snapshot.runbooks(matching: Query(parsing: "owner:ann")).count == 1)
        #expect(try snapshot.invoices(matching: Query(parsing: "client:acme")).count == 1)
        #expect(throws: QueryError.self) { try snapshot.tasks(matching: Query(parsing: "exit:0")) }
    }
}

extension RecordID {
    /// Another id with the same first letter.
    fileprivate func moved(_ steps: Int) -> RecordID { RecordID(bits: bits + UInt64(steps) << 20) }
}
