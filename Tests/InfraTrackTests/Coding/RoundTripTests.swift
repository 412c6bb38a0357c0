import FrontMatter
import InfraTrack
import InfraTrackTesting
import Testing

/// Records of every kind come back from their files as they went in.
@Suite struct RoundTripTests {
    /// A body as a file has it: with a line break at its end.
    static func filed<R: Record>(_ record: R) -> R {
        var record = record
        if !record.body.isEmpty, !record.body.hasSuffix("\n") { record.body += "\n" }
        return record
    }

    static func ledger() throws -> Repository {
        let repository = try Repository.inMemory()
        try repository.commit { draft in
            for key in RandomRecords.keys { try draft.put(Component(id: key, kind: "server")) }
        }
        return repository
    }

    @Test func everyKind() throws {
        let repository = try Self.ledger()
        var random = RandomRecords(seed: 17)
        for round in 0..<60 {
            let task = random.task()
            let (alert, runbook) = (random.alert(), random.runbook("r-\(round)"))
            let (command, entry) = (random.command(task: task.id), random.entry(task: task.id))
            let invoice = random.invoice("ACME-2026-\(round)")
            let component = random.component(random.pick(RandomRecords.keys))
            try repository.commit { draft in
                #expect(try draft.put(task) == task, "seed 17, round \(round)")
                #expect(try draft.put(alert) == alert)
                #expect(try draft.put(command) == command)
                #expect(try draft.put(entry) == entry)
                #expect(try draft.put(runbook) == runbook)
                #expect(try draft.put(invoice) == invoice)
                let written = try draft.put(component)
                #expect(written.identifiers == component.identifiers)
                #expect(written.body == component.body)
            }
            guard round % 10 == 0 else { continue }
            let snapshot = try repository.snapshot.reloaded()
            #expect(snapshot.task(task.id) == task)
            #expect(snapshot.alert(alert.id) == alert)
            #expect(snapshot.command(command.id) == command)
            #expect(snapshot.entry(entry.id) == entry)
            #expect(snapshot.runbook(runbook.id) == runbook)
            #expect(snapshot.invoice(invoice.id) == invoice)
        }
        let files = repository.snapshot.taskTable.all.map { ($0.path, $0.bytes) }
        for (path, bytes) in files {
            #expect(try CanonicalForm.bytes(path, bytes) == bytes, "\(path)")
        }
    }

    @Test func aChangedFieldChangesOnlyItsLines() throws {
        var random = RandomRecords(seed: 19)
        let repository = try Self.ledger()
        for round in 0..<200 {
            var task = random.task()
            try repository.put(task)
            let before = repository.snapshot.text(.task, task.name) ?? ""
            let other = random.task()
            let key = Self.change(&task, like: other, random.below(7))
            #expect(try repository.put(task) == task)
            let after = repository.snapshot.text(.task, task.name) ?? ""
            let kept = Self.without(key, before) == Self.without(key, after)
            #expect(kept, "seed 19, round \(round), \(key):\n\(before)\n\(after)")
        }
    }

    /// Takes one field over from another task.
    private static func change(
        _ task: inout TaskRecord, like other: TaskRecord, _ field: Int
    ) -> String {
        switch field {
        case 0: task.title = other.title; return "title"
        case 1: task.labels = other.labels; return "labels"
        case 2: task.due = other.due; return "due"
        case 3: task.components = other.components; return "components"
        case 4: task.owner = other.owner; return "owner"
        case 5: task.resolution = other.resolution; return "resolution"
        default: task.status = other.status; return "status"
        }
    }

    /// The text without the lines of one key.
    private static func without(_ key: String, _ text: String) -> String {
        var isOurs = false
        var fences = 0
        return text.split(separator: "\n", omittingEmptySubsequences: false).filter { line in
            if line == "---" { fences += 1 }
            guard fences < 2 else { return true }
            isOurs = line.hasPrefix(key + ":") || (isOurs && line.hasPrefix(" "))
            return !isOurs
        }.joined(separator: "\n")
    }

    @Test func foreignStyleSurvivesAnEdit() throws {
        let text = """
            \u{FEFF}---\r
            # who knows\r
            title: 'It''s old'   # keep me\r
            labels: [b, a]\r
            x-mine: {deep: [1, 2]}\r
            id: k3f9q2m7xd\r
            ---\r
            \r
            Text\r
            """
        let repository = try Repository.inMemory(files: ["tasks/old.md": text])
        var task = try #require(repository.snapshot.tasks().first)
        #expect(try repository.put(task) == task)
        #expect(repository.snapshot.text(.task, task.name) == text)
        task.title = "It's new"
        task.labels.append("c")
        task.priority = .p1
        try repository.put(task)
        let edited = text.replacing("It''s old", with: "It''s new").replacing(
            "[b, a]", with: "[b, a, c]"
        )
        .replacing("labels:", with: "priority: P1\r\nlabels:")
        #expect(repository.snapshot.text(.task, task.name) == edited)
    }
}
