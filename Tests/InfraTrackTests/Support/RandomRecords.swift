import InfraTrack
import TestSupport

/// Draws records of every kind, with text that YAML and git could misread.
struct RandomRecords {
    var generator: SeededGenerator

    init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

    static let lines = [
        "Rotate the certificates", "no", "12:30", "0x1F", "- a dash", "# no comment", "a: b",
        "é ü ß",
        "e\u{301}", "say \"hi\" and 'ho'", "{{x}}", "back\\slash", "*star", "&anchor", "@at",
        "`tick`",
        "trailing colon:", "2026-11-23", "~", "null", "true", " ends with blank ", "日本語", "🔥 fire",
        "%percent", "Signed-off-by: nobody <n@example.org>", "---", "...", "a, b, c", "[x]",
        "{y: z}",
    ]
    static let words = [
        "nginx", "tls", "no", "12", "a b", "é", "x,y", "(q)", "Storage", "on", "1e3",
    ]
    static let texts = [
        "", "One line.\n", "Two\nlines.\n", "---\nid: none\n---\n", "```text\nfence\n```\n",
        "- list\n",
        "\n\nblank first\n", "ends with blanks  \n\n\n", "key: value\n", "# Heading\n\n> quote\n",
        "é\u{301}\n",
    ]
    static let keys = [
        "acme", "acme/prod", "acme/prod/web-01", "acme/dev/web-02", "zen/db", "zen/db_2.x", "1/2/3",
    ].compactMap { ComponentKey($0) }

    mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &generator) }
    mutating func pick<Value>(_ values: [Value]) -> Value { values[below(values.count)] }
    mutating func maybe<Value>(_ value: Value) -> Value? { below(2) == 0 ? nil : value }
    mutating func flip() -> Bool { below(2) == 0 }

    /// Some distinct values in the order that a new file has them.
    mutating func some(_ values: [String]) -> [String] {
        values.filter { _ in below(4) == 0 }.sorted {
            $0.utf8.lexicographicallyPrecedes($1.utf8)
        }
    }

    mutating func someKeys() -> [ComponentKey] { Self.keys.filter { _ in below(3) == 0 }.sorted() }

    mutating func id() -> RecordID { RecordID(entropy: generator.next()) }

    mutating func title() -> String { pick(Self.lines.filter { $0 != "" }) }
    mutating func word() -> String { pick(Self.words) }
    mutating func body() -> String { pick(Self.texts) }

    mutating func time() -> Timestamp {
        Timestamp(
            microseconds: Int64.random(in: 1_700_000_000...1_900_000_000, using: &generator)
                * 1_000_000
                + (flip() ? 0 : Int64(below(1_000_000))),
            offsetMinutes: pick([0, 60, -90, 345, 1439]))
    }

    mutating func date() -> CalendarDate { CalendarDate(daysSinceEpoch: 20_000 + below(1000)) }

    mutating func pairs() -> [String: String] {
        var pairs: [String: String] = [:]
        for key in some(Self.words) { pairs[key] = pick(Self.lines) }
        return pairs
    }
}

extension RandomRecords {
    mutating func task(_ id: RecordID? = nil, knowing tasks: [RecordID] = []) -> TaskRecord {
        var task = TaskRecord(id: id ?? self.id(), title: title())
        task.status = pick(Status.allCases)
        task.created = maybe(time())
        task.priority = pick(Priority.allCases)
        task.category = maybe(word())
        task.owner = maybe(word())
        task.client = maybe(word())
        task.due = maybe(flip() ? .date(date()) : .instant(time()))
        task.project = maybe(word())
        task.assignees = some(Self.words)
        task.labels = some(Self.words)
        task.components = someKeys()
        task.dependsOn = tasks.filter { $0 != task.id && below(6) == 0 }.sorted()
        task.closed = maybe(time())
        task.resolution = maybe(title())
        task.body = body()
        return task
    }

    mutating func component(_ key: ComponentKey) -> Component {
        var component = Component(
            id: key, kind: pick(["server", "database", "network", "s3_bucket", "load-balancer"]))
        component.displayName = maybe(word())
        component.environment = maybe(word())
        component.provider = maybe(word())
        component.owner = maybe(word())
        component.lifecycle = pick(Component.Lifecycle.allCases)
        component.aliases = some(Self.words)
        component.labels = some(Self.words)
        component.identifiers = pairs()
        component.retired = maybe(.init(at: time(), reason: maybe(title())))
        component.body = body()
        return component
    }

    mutating func alert() -> AlertRecord {
        var alert = AlertRecord(
            id: id(), alertName: title(), source: word(), problemKey: "x:" + title(),
            started: time())
        alert.severity = maybe(word())
        alert.priority = maybe(pick(Priority.allCases))
        alert.ended = maybe(time())
        alert.reason = maybe(pick(AlertRecord.Reason.allCases))
        alert.task = maybe(id())
        alert.components = someKeys()
        alert.labels = pairs()
        alert.body = body()
        return alert
    }

    mutating func command(task: RecordID?) -> CommandRecord {
        var command = CommandRecord(id: id(), command: flip() ? title() : "a <<E\nb\nE")
        command.task = task
        command.seq = maybe(below(50))
        command.exit = maybe(pick([0, 1, -1, 130]))
        command.cwd = maybe(title())
        command.host = maybe(word())
        command.user = maybe(word())
        command.shell = maybe(word())
        command.started = maybe(time())
        command.durationMicroseconds = maybe(Int64(below(5_000_000)))
        command.category = maybe(word())
        command.source = maybe(word())
        command.components = someKeys()
        command.labels = some(Self.words)
        if flip() {
            command.redactions = [.init(rule: "token", count: 2), .init(rule: "aws", count: 1)]
        }
        command.output = maybe(
            .init(bytes: below(99), lines: below(9), sha256: maybe("0a1b"), file: maybe("x.out")))
        command.body = body()
        return command
    }

    mutating func entry(task: RecordID) -> TimeEntry {
        var entry = TimeEntry(id: id(), task: task)
        entry.person = maybe(word())
        if flip() {
            let start = time()
            entry.start = start
            entry.end = maybe(start.adding(seconds: Int64(1 + below(9000))))
        } else {
            (entry.durationSeconds, entry.date) = (Int64(1 + below(9000)), date())
        }
        entry.zone = maybe("Europe/Berlin")
        entry.client = maybe(word())
        entry.project = maybe(word())
        entry.billable = flip()
        entry.isBackground = flip()
        entry.weight = maybe(1 + below(9))
        entry.labels = some(Self.words)
        let weighs = flip()
        entry.components = someKeys().enumerated().map {
            TimeEntry.Share($1, weight: weighs ? $0 + 1 : 1)
        }
        if flip() { entry.exported = [.init(format: word(), at: time())] }
        entry.body = body()
        return entry
    }

    mutating func runbook(_ name: String) -> Runbook {
        var runbook = Runbook(id: name, title: title())
        runbook.status = pick(Runbook.State.allCases)
        runbook.template = maybe(word())
        runbook.templateHash = maybe("0123abc")
        runbook.bodyHash = maybe("12e45")
        runbook.owner = maybe(word())
        runbook.components = someKeys()
        runbook.alerts = some(Self.lines)
        if flip() {
            runbook.parameters = [
                .init(name: "SITE", defaultValue: pick(Self.lines), description: maybe(title())),
                .init(name: "no", defaultValue: ""),
            ]
        }
        if flip() { runbook.sources = [.init(task: id(), command: id(), blob: "4e5")] }
        runbook.evidence = maybe(
            .init(runs: below(9), successes: below(5), lastSuccess: maybe(time())))
        runbook.review = maybe(.init(by: word(), on: date()))
        runbook.body = body()
        return runbook
    }

    private mutating func line() -> InvoiceRecord.Line {
        var line = InvoiceRecord.Line(description: pick(Self.lines), amount: "99.00")
        line.component = maybe(Self.keys[0])
        line.project = maybe(word())
        line.task = maybe(id())
        line.person = maybe(word())
        line.day = maybe(date())
        line.fee = maybe(word())
        line.worked = maybe(Int64(below(9000)))
        line.seconds = maybe(Int64(below(9000)))
        line.rate = maybe("95.00")
        line.tax = maybe("19")
        line.isCorrection = flip()
        return line
    }

    mutating func invoice(_ number: String) -> InvoiceRecord {
        var invoice = InvoiceRecord(id: number, client: word())
        invoice.status = pick(InvoiceRecord.State.allCases)
        invoice.currency = maybe("EUR")
        invoice.from = maybe(date())
        invoice.to = maybe(date())
        invoice.issued = maybe(date())
        invoice.due = maybe(date())
        if flip() {
            invoice.entries = [.init(id: id(), blob: "9e9", seconds: 12, billedSeconds: 900)]
            invoice.entries[0].start = maybe(time())
            invoice.entries[0].end = maybe(time())
            invoice.entries[0].isCorrection = flip()
        }
        if flip() { invoice.lines = [line(), line()] }
        invoice.project = maybe(word())
        invoice.totals = maybe(.init(net: "12.40", tax: "0.00", gross: "12.40"))
        if flip() {
            var policy = InvoiceRecord.Policy(level: "day", mode: "up", increment: 6, minimum: 0)
            policy.isCumulative = flip()
            policy.grouping = maybe("task")
            invoice.policy = policy
        }
        invoice.voids = maybe("A-2026-7")
        invoice.voidedBy = maybe("A-2026-8")
        invoice.body = body()
        return invoice
    }
}
