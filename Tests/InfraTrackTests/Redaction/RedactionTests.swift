import InfraTrack
import InfraTrackTesting
import Testing

/// No secret reaches a file, a path or a commit message, whatever way it takes in.
@Suite struct RedactionTests {
    static func ledger() throws -> (LedgerFolder, Repository) {
        let ledger = try LedgerFolder(files: ["components/acme.md": "---\nkind: client\n---\n"])
        return (ledger, try ledger.open(redactor: MaskingRedactor()))
    }

    static let task = id("k3f9q2m7xd")

    /// One record of every kind with a secret of its own in every text.
    static func putAll(_ draft: inout Draft) throws {
        var task = TaskRecord(id: Self.task, title: "Use SECRETa now")
        (task.category, task.owner, task.client, task.project) = (
            "SECRETb", "SECRETc", "SECRETd", "SECRETe"
        )
        (task.assignees, task.labels) = (["SECRETf"], ["x-SECRETg", "plain"])
        (task.resolution, task.body) = ("SECRETh", "Log in with SECRETi.\n")
        try draft.put(task)
        var component = Component(id: key("acme/web"), kind: "server")
        (component.displayName, component.environment, component.provider) = (
            "SECRETk", "SECRETl", "SECRETm"
        )
        (component.owner, component.aliases, component.labels) = (
            "SECRETn", ["SECRETo"], ["SECRETp"]
        )
        component.identifiers = ["host.name": "SECRETq"]
        component.retired = .init(at: draft.now, reason: "SECRETr")
        component.body = "SECRETs"
        try draft.put(component)
        var alert = AlertRecord(
            id: id("a000000001"), alertName: "Leak SECRETt", source: "SECRETu",
            problemKey: "SECRETv",
            started: draft.now)
        (alert.severity, alert.labels, alert.body) = (
            "SECRETw", ["l": "SECRETx"], "{\"p\": \"SECRETy\"}"
        )
        try draft.put(alert)
        var command = CommandRecord(id: id("c000000001"), command: "login SECRETz SECRETz")
        (command.cwd, command.host, command.user) = ("/SECRETaa", "SECRETbb", "SECRETcc")
        (command.shell, command.category, command.source) = ("SECRETdd", "SECRETee", "SECRETff")
        (command.labels, command.body) = (["SECRETgg"], "```text\nSECRETz SECREThh\n```\n")
        try draft.put(command)
        var entry = TimeEntry(id: id("d000000001"), task: Self.task)
        (entry.person, entry.client, entry.project) = ("SECRETii", "SECRETjj", "SECRETkk")
        (entry.labels, entry.body, entry.zone) = (["SECRETll"], "SECRETmm", "SECRETnn")
        (entry.start, entry.exported) = (draft.now, [.init(format: "SECREToo", at: draft.now)])
        try draft.put(entry)
        var runbook = Runbook(id: "fix", title: "SECRETpp")
        (runbook.template, runbook.owner, runbook.alerts) = ("SECRETqq", "SECRETrr", ["SECRETss"])
        runbook.parameters = [
            .init(name: "SECRETtt", defaultValue: "SECRETuu", description: "SECRETvv")
        ]
        (runbook.review, runbook.body) = (.init(by: "SECRETww", on: draft.now.date()), "SECRETxx")
        try draft.put(runbook)
        var invoice = InvoiceRecord(id: "A-2026-1", client: "SECRETyy")
        invoice.body = "SECRETzz"
        try draft.put(invoice)
    }

    @Test func everyTextPassesTheDoor() throws {
        let (ledger, repository) = try Self.ledger()
        let committed = try repository.commit("all with SECRETmessage") { draft in
            try Self.putAll(&draft)
        }
        let everything =
            try ledger.git("log", "-p", "--all", "--format=%B", "--name-only")
            + ledger.git("ls-files") + ledger.git("log", "-1", "-p", "--format=%B")
        let leaks = everything.split(separator: "\n").filter { $0.contains("SECRET") }
        #expect(leaks == [])
        #expect(everything.contains("all with «redacted:test:1»"))
        let task = try #require(repository.snapshot.task(Self.task))
        #expect(task.title == "Use «redacted:test:1» now")
        #expect(
            repository.snapshot.path(.task, task.name)
                == "tasks/2026-11/23/k3f9q2m7xd-use-redacted-test-1-now.md")
        #expect(
            repository.snapshot.path(.alert, "a000000001")
                == "alerts/2026-11/23/a000000001-leak-redacted-test-1.md")
        #expect(
            repository.snapshot.path(.command, "c000000001")
                == "commands/2026-11/23/c000000001-login-redacted-test-1-redacted-test-1.md")
        #expect(committed.redactions == [RedactionCount(rule: "test", count: 53)])
    }

    @Test func messagesOfOurOwnAreMasked() throws {
        let (ledger, repository) = try Self.ledger()
        try repository.put(TaskRecord(id: Self.task, title: "Use SECRETa"))
        #expect(try ledger.message() == "task: add k3f9q2m7xd Use «redacted:test:1»\n\n")
        try repository.commit { draft in
            try draft.addNote("try SECRETb", to: Self.task, by: "SECRETc")
        }
        #expect(
            repository.snapshot.task(Self.task)?.body
                == "**2026-11-23T03:00:01Z, «redacted:test:2»:** try «redacted:test:3»\n")
    }

    @Test func commandsTallyTheirMasks() throws {
        let (ledger, repository) = try Self.ledger()
        defer { withExtendedLifetime(ledger) {} }
        var command = CommandRecord(id: id("c000000001"), command: "a SECRETx SECRETx")
        command.redactions = [.init(rule: "aws", count: 3)]
        command.body = "SECRETy\n"
        var written = try repository.put(command)
        #expect(
            written.redactions == [.init(rule: "aws", count: 3), .init(rule: "test", count: 3)])
        #expect(written.command == "a «redacted:test:1» «redacted:test:1»")
        #expect(written.body == "«redacted:test:2»\n")
        written.host = "SECRETz"
        let again = try repository.put(written)
        #expect(again.redactions == [.init(rule: "aws", count: 3), .init(rule: "test", count: 4)])
        #expect(again.host == "«redacted:test:3»")
    }

    @Test func masksAreNotMaskedAgain() throws {
        let (ledger, repository) = try Self.ledger()
        var task = try repository.put(TaskRecord(id: Self.task, title: "Use SECRETa"))
        let text = repository.snapshot.text(.task, task.name)
        #expect(try repository.put(task) == task)
        task.body = task.title + "\n"
        let written = try repository.put(task)
        #expect(written.body == "Use «redacted:test:1»\n")
        #expect(
            repository.snapshot.text(.task, task.name)
                == text.map { $0 + "\nUse «redacted:test:1»\n" })
        #expect(try ledger.commits() == 3)
    }

    @Test func brokenRulesWriteNothing() throws {
        let ledger = try LedgerFolder()
        let repository = try ledger.open(redactor: BrokenRedactor())
        let text = failure { try repository.put(TaskRecord(id: Self.task, title: "T")) }
        #expect(
            text
                == "The redaction rules failed, so nothing was written: no rules Correct the redaction rules."
        )
        #expect(code { try repository.commit { draft in _ = try draft.redact("x") } } == .refused)
        #expect(try ledger.work() == ["", "", ""] && ledger.commits() == 1)
    }

    @Test func withoutRulesNoTranscriptIsWritten() throws {
        let ledger = try LedgerFolder()
        let repository = try ledger.open(redactor: nil)
        let command = CommandRecord(id: id("c000000001"), command: "ls")
        #expect(
            failure { try repository.put(command) }
                == "Commands are not written without redaction rules. Open the repository with a redactor."
        )
        #expect(code { try repository.commit { draft in _ = try draft.redact("x") } } == .refused)
        try repository.put(TaskRecord(id: Self.task, title: "SECRET stays"))
        #expect(repository.snapshot.task(Self.task)?.title == "SECRET stays")
    }

    @Test func textBesideRecordsIsMaskedOnRequest() throws {
        let (ledger, repository) = try Self.ledger()
        defer { withExtendedLifetime(ledger) {} }
        let committed = try repository.commit { draft in
            try draft.redact("«redacted:test:4» SECRETa SECRETb SECRETa")
        }
        #expect(
            committed.value
                == "«redacted:test:4» «redacted:test:5» «redacted:test:6» «redacted:test:5»")
        #expect(committed.redactions == [.init(rule: "test", count: 3)])
    }

    @Test func ordinalsCountDistinctValues() {
        var scope = RedactionScope(existing: [
            "x «redacted:a:7» «redacted:b:x» «redacted:c» «other» « »", "«redacted:a:2»",
        ])
        #expect(scope.mask(rule: "a", value: "one") == "«redacted:a:8»")
        #expect(scope.mask(rule: "a", value: "two") == "«redacted:a:9»")
        #expect(scope.mask(rule: "a", value: "one") == "«redacted:a:8»")
        #expect(scope.mask(rule: "b", value: "one") == "«redacted:b:1»")
        #expect(scope.counts == [.init(rule: "a", count: 3), .init(rule: "b", count: 1)])
    }
}
