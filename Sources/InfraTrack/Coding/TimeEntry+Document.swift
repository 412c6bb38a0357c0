import FrontMatter

extension TimeEntry: StoredRecord {
    package static let keyOrder = [
        "id", "task", "person", "start", "end", "zone", "duration", "date", "client", "project",
        "billable", "background", "weight", "labels", "components", "exported",
    ]

    package init(reading fields: FieldReader) throws(LedgerError) {
        guard let task = try fields.id("task") else {
            throw fields.invalid(
                "task", "The entry names no task.", "Add “task:” with the task's id.")
        }
        self.init(id: try fields.ownID(), task: task)
        person = try fields.text("person")
        start = try fields.timestamp("start")
        end = try fields.timestamp("end")
        zone = try fields.text("zone")
        durationSeconds = try Self.duration(fields)
        date = try fields.date("date")
        client = try fields.text("client")
        project = try fields.text("project")
        billable = try fields.boolean("billable") ?? true
        isBackground = try fields.boolean("background") ?? false
        weight = try Self.weight(fields)
        labels = try fields.texts("labels")
        components = try Self.shares(fields)
        exported = try Self.exports(fields)
        sharedBody = fields.sharedBody
        try Self.check(self, fields)
    }

    private static func duration(_ fields: FieldReader) throws(LedgerError) -> Int64? {
        guard let text = try fields.text("duration") else { return nil }
        guard let value = DurationText.microseconds(text), value % 1_000_000 == 0 else {
            throw fields.malformed("duration", text, Form.seconds)
        }
        return value / 1_000_000
    }

    private static func weight(_ fields: FieldReader) throws(LedgerError) -> Int? {
        guard let text = try fields.text("weight") else { return nil }
        guard let weight = Int(text), (1...1_000_000).contains(weight) else {
            throw fields.malformed("weight", text, "a whole number from 1 to 1000000")
        }
        return weight
    }

    private static func shares(_ fields: FieldReader) throws(LedgerError) -> [Share] {
        var shares: [Share] = []
        if let single = try? fields.text("components"), let key = ComponentKey(single) {
            return [Share(key)]
        }
        for row in try fields.rows("components") {
            if let plain = row.plain {
                guard let key = ComponentKey(plain) else { throw row.malformed(Form.key) }
                shares.append(Share(key))
            } else {
                let key = try row.parsed("component", as: ComponentKey.self, Form.key)
                let weight =
                    try row.text("weight") == nil
                    ? 1 : try row.parsed("weight", as: Int.self, Form.integer)
                guard (1...1_000_000).contains(weight) else {
                    throw row.malformed("a mapping whose “weight” is 1 to 1000000")
                }
                shares.append(Share(key, weight: weight))
            }
        }
        return shares
    }

    private static func exports(_ fields: FieldReader) throws(LedgerError) -> [Export] {
        var exports: [Export] = []
        for row in try fields.rows("exported") {
            var export = Export(
                format: try row.required("format"),
                at: try row.parsed("at", as: Timestamp.self, Form.timestamp))
            export.from = try instant("from", row)
            export.to = try instant("to", row)
            exports.append(export)
        }
        return exports
    }

    private static func instant(_ name: String, _ row: Row) throws(LedgerError) -> Timestamp? {
        try row.text(name) == nil
            ? nil : try row.parsed(name, as: Timestamp.self, Form.timestamp)
    }

    private static func check(_ entry: TimeEntry, _ fields: FieldReader) throws(LedgerError) {
        if let problem = entry.problem {
            throw fields.invalid(problem.key, problem.message, problem.cure)
        }
    }

    package func write(to fields: inout FieldWriter) {
        fields.bare("id", id)
        fields.bare("task", task)
        fields.text("person", person)
        fields.bare("start", start)
        fields.bare("end", end)
        fields.text("zone", zone)
        fields.bare("duration", durationSeconds)
        fields.bare("date", date)
        fields.text("client", client)
        fields.text("project", project)
        fields.bare("billable", billable)
        if isBackground { fields.bare("background", true) }
        fields.bare("weight", weight)
        fields.texts("labels", labels)
        if !components.isEmpty {
            fields.value(
                "components",
                .list(
                    components.map {
                        $0.weight == 1 && components.allSatisfy { $0.weight == 1 }
                            ? .bare($0.component.description)
                            : .row(
                                ("component", .bare($0.component.description)),
                                ("weight", .bare(String($0.weight))))
                    }))
        }
        if !exported.isEmpty {
            fields.value(
                "exported",
                .list(
                    exported.map {
                        .row(
                            ("format", .scalar($0.format)), ("at", .bare($0.at.description)),
                            ("from", $0.from.map { .bare($0.description) }),
                            ("to", $0.to.map { .bare($0.description) }))
                    }))
        }
    }

    package func newPath(at now: Timestamp) -> String {
        let midnight = date.map { Timestamp(seconds: Int64($0.daysSinceEpoch) * 86_400) }
        return Layout.datedPath(.time, start ?? midnight ?? now, id, slug: nil)
    }

    package var subject: String { "for \(task)" }

    package var postings: [Posting] {
        [.task(task)] + (person.map { [.person($0)] } ?? [])
            + components.map { .component($0.component) } + (isRunning ? [.running] : [])
            + (client.map { [.client($0)] } ?? []) + (project.map { [.project($0)] } ?? [])
            + labels.map(Posting.label)
    }
}

extension TimeEntry {
    package func collect(_ facet: Posting.Facet, into postings: inout [Posting]) {
        switch facet {
        case .task: postings.append(.task(task))
        case .person: if let person { postings.append(.person(person)) }
        case .component: for share in components { postings.append(.component(share.component)) }
        case .running: if isRunning { postings.append(.running) }
        case .client: if let client { postings.append(.client(client)) }
        case .project: if let project { postings.append(.project(project)) }
        case .label: for label in labels { postings.append(.label(label)) }
        case .status, .priority, .owner, .assignee, .category, .alert, .depends, .problem, .alias,
            .dependent, .moved, .kind, .provider, .environment, .command, .billed:
            break
        }
    }
}

extension TimeEntry {
    /// What contradicts itself in the times, with the key to look at.
    package var problem: (key: String, message: String, cure: String)? {
        if start == nil, durationSeconds == nil {
            return (
                "id", "The entry has neither a start nor a duration.",
                "Add “start:” or “duration:” with “date:”."
            )
        }
        if let start, let end, end.microseconds <= start.microseconds {
            return (
                "end", "The entry ends before it begins, or lasts no time.",
                "Set “end:” after “start:”."
            )
        }
        if end != nil, start == nil {
            return ("end", "The entry has an end and no start.", "Add “start:”.")
        }
        if let durationSeconds, durationSeconds <= 0 {
            return (
                "duration", "The duration is not above zero.",
                "Set “duration:” to the seconds worked."
            )
        }
        if durationSeconds != nil, start != nil {
            return (
                "duration", "The entry has both a start and a duration.",
                "Remove “duration:”, or “start:” and “end:”."
            )
        }
        if durationSeconds != nil, date == nil {
            return (
                "duration", "The entry has a duration and no date.",
                "Add “date:” with the day worked."
            )
        }
        return nil
    }

    package func validate() throws(LedgerError) {
        if let problem { throw LedgerError(.invalid, problem.message, cure: problem.cure) }
        try Rules.words([person, zone, client, project].compactMap { $0 }, "value")
        try Rules.words(labels, "label")
    }
}
