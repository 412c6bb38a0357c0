import InfraTrack
import Testing

@Suite struct QueryMatcherTests {
    private let ledger: QueryLedger
    private let task: TaskRecord

    init() throws {
        var web = Component(id: try #require(ComponentKey("acme/prod/web-01")), kind: "server")
        web.provider = "hetzner"
        web.environment = "prod"
        web.aliases = ["Frontend", "www.acme.example"]
        web.owner = "ann"
        web.labels = ["edge"]
        web.body = "Runs nginx."
        let lost = try #require(ComponentKey("acme/lost"))
        var done = TaskRecord(id: RecordID(entropy: 1), title: "Buy disks")
        done.status = .done
        var task = TaskRecord(id: RecordID(entropy: 2), title: "Disk FULL on web-01")
        task.priority = .p2
        task.components = [web.id, lost]
        task.labels = ["tls", "disk"]
        task.assignees = ["ann", "bob"]
        task.client = "acme"
        task.project = "uptime"
        task.dependsOn = [done.id]
        task.alert = RecordID(entropy: 9)
        task.due = Moment("2026-12-01")
        task.created = Timestamp("2026-11-23T23:59:59Z")
        task.body = "Größe: 40 GB\nÜBERLAUF"
        self.task = task
        ledger = QueryLedger(tasks: [done, task], components: [web])
    }

    @Test(arguments: [
        "", "status:open", "status:done,open", "priority:P2", "priority<=P2", "priority<P3",
        "priority>P1", "priority>=P2", "label:tls", "label:tls label:disk", "-label:noise",
        "assignee:bob", "owner:none", "-owner:any", "client:acme project:uptime", "category:none",
        "component:acme/prod/web-01", "component:ACME/PROD/WEB-01", "component:acme/prod/**",
        "component:acme/prod/web-01/**", "component:**/web-*", "component:acme/*/web-0*",
        "component:frontend", "component:WWW.ACME.EXAMPLE", "component:any", "component:acme/lost",
        "provider:hetzner", "provider:any", "environment:prod,staging",
        "due:2026-12-01", "due<=2026-12-01", "due>=2026-12-01", "due<2026-12-02", "due>2026-11-30",
        "due:2026-12-01T10:00:00Z", "due:2026-11-01..2026-12-01", "due>=2026-12-01T10:00:00Z",
        "created:2026-11-23", "created<2026-11-24", "created<=2026-11-23", "created>2026-11-22",
        "created:2026-11-24T00:59:59+01:00", "closed:none",
        "blocked:false", "ready:true", "alert:any", "depends:any",
        "disk", "\"full on\"", "FULL", "größe", "überlauf", "\"40 gb\"", "-missing",
        "(status:done OR disk) label:tls", "NOT (status:done OR label:noise)", "text:web-01",
    ]) func findsTheTask(text: String) throws {
        #expect(try ledger.finds(task, text))
    }

    @Test(arguments: [
        "-*", "-status:open", "priority:P1,P3", "priority<P2", "priority>P2", "label:TLS",
        "label:none", "assignee:eve", "owner:any", "component:acme", "component:acme/p*",
        "component:acme/prod", "component:none", "component:\"none\"", "component:unknown",
        "component:**/db", "provider:none", "provider:aws", "due<2026-12-01", "due>2026-12-01",
        "due:none", "due<2026-12-01T10:00:00Z", "due>2026-12-01T10:00:00Z",
        "created:2026-11-24", "created:2026-11-20..2026-11-22", "closed:any", "closed<2027-01-01",
        "-closed:none", "blocked:true", "ready:false", "alert:none", "depends:none", "missing",
        "\"disk  full\"", "größer", "id:zzzzz",
    ]) func doesNotFindTheTask(text: String) throws {
        #expect(try !ledger.finds(task, text))
    }

    @Test func idsByTheirBeginning() throws {
        let id = task.id.description
        for text in [
            "id:\(id)", "id:\(id.prefix(4))", "id:\(id.uppercased())",
            "depends:\(RecordID(entropy: 1))",
            "alert:\(RecordID(entropy: 9).description.prefix(6))",
        ] {
            #expect(try ledger.finds(task, text), "\(text)")
        }
        #expect(try !ledger.finds(task, "id:\(RecordID(entropy: 1))"))
        #expect(try !ledger.finds(task, "depends:\(id)"))
        #expect(try !ledger.finds(task, "alert:\(id)"))
    }

    @Test func aBlockedTaskIsNotReady() throws {
        var waiting = TaskRecord(id: RecordID(entropy: 3), title: "wait")
        waiting.dependsOn = [task.id]
        #expect(try ledger.finds(waiting, "blocked:true ready:false"))
        var closed = TaskRecord(id: RecordID(entropy: 4), title: "closed")
        closed.status = .cancelled
        #expect(try ledger.finds(closed, "blocked:false ready:false"))
    }

    @Test func components() throws {
        let web = try #require(ledger.components.first)
        for text in [
            "kind:server", "lifecycle:active", "owner:ann", "label:edge", "environment:prod",
            "provider:hetzner", "component:acme/**", "component:frontend", "id:acme/prod/WEB-01",
            "nginx", "frontend", "prod/web",
        ] {
            #expect(try ledger.finds(web, text), "\(text)")
        }
        for text in ["kind:none", "lifecycle:retired", "id:acme", "component:none", "label:none"] {
            #expect(try !ledger.finds(web, text), "\(text)")
        }
    }

    @Test func alerts() throws {
        var alert = AlertRecord(
            id: RecordID(entropy: 9), alertName: "DiskFull", source: "alertmanager",
            problemKey: "k", started: Timestamp(seconds: 1_795_000_000))
        alert.labels = ["team": "infra"]
        alert.task = task.id
        alert.components = task.components
        for text in [
            "diskfull", "label:team", "label:team=infra", "task:\(task.id)", "end:none",
            "priority:P1 OR provider:hetzner", "started>=2026-01-01", "environment:prod",
            "component:acme/lost", "id:\(alert.id)",
        ] {
            #expect(try ledger.finds(alert, text), "\(text)")
        }
        for text in ["label:infra", "priority<=P5", "priority>P5", "end<2030-01-01"] {
            #expect(try !ledger.finds(alert, text), "\(text)")
        }
    }

    @Test func commandsTakeTheirTasksPlace() throws {
        var command = CommandRecord(id: RecordID(entropy: 5), command: "systemctl reload nginx")
        command.task = task.id
        for text in [
            "nginx", "exit:none", "-exit:0", "client:acme", "project:uptime", "host:none",
            "component:acme/prod/**", "provider:hetzner", "environment:prod", "task:\(task.id)",
            "shell:none", "category:none", "label:none", "started:none", "id:\(command.id)",
        ] {
            #expect(try ledger.finds(command, text), "\(text)")
        }
        #expect(try !ledger.finds(command, "exit:0 OR exit>0 OR exit<=0"))
        command.exit = 2
        command.task = nil
        command.components = [try #require(ComponentKey("other"))]
        #expect(
            try ledger.finds(
                command, "exit>1 exit<=2 exit:any component:other client:none task:none"))
        #expect(try ledger.finds(command, "provider:none"))
        command.components = []
        #expect(try ledger.finds(command, "component:none provider:none"))
    }

    @Test func entriesTakeTheirTasksPlace() throws {
        var entry = TimeEntry(id: RecordID(entropy: 6), task: task.id)
        entry.start = Timestamp("2026-11-23T09:00:00Z")
        for text in [
            "client:acme", "project:uptime", "component:acme/prod/**", "end:none", "billable:true",
            "start:2026-11-23", "person:none", "task:\(task.id)", "provider:hetzner",
            "environment:prod", "label:none", "id:\(entry.id)", "-noted",
        ] {
            #expect(try ledger.finds(entry, text), "\(text)")
        }
        entry.client = "zenith"
        entry.project = "other"
        entry.components = [.init(try #require(ComponentKey("zenith/db")))]
        entry.start = nil
        entry.date = CalendarDate(year: 2026, month: 11, day: 24)
        entry.body = "Noted."
        #expect(
            try ledger.finds(
                entry,
                "client:zenith project:other component:zenith/* "
                    + "start:2026-11-24 end:2026-11-24 noted"
            ))
        #expect(try !ledger.finds(entry, "end:none"))
    }

    @Test func runbooks() throws {
        var runbook = Runbook(id: "rotate-certs", title: "Rotate certificates")
        runbook.components = task.components
        for text in [
            "status:draft", "id:Rotate-Certs", "certificates", "owner:none", "provider:hetzner",
            "environment:prod", "component:frontend",
        ] {
            #expect(try ledger.finds(runbook, text), "\(text)")
        }
        #expect(try !ledger.finds(runbook, "status:published"))
        #expect(try !ledger.finds(runbook, "id:rotate"))
    }

    @Test func invoices() throws {
        var invoice = InvoiceRecord(id: "ACME-2026-0011", client: "acme")
        invoice.from = CalendarDate(year: 2026, month: 11, day: 1)
        for text in [
            "status:draft", "id:acme-2026-0011", "2026-0011", "client:acme", "due:none",
            "start:2026-11-01", "end:none",
        ] {
            #expect(try ledger.finds(invoice, text), "\(text)")
        }
        #expect(try !ledger.finds(invoice, "status:issued"))
    }
}
