import FrontMatter

extension Runbook: StoredRecord {
    package static let keyOrder = [
        "title", "status", "template", "template_hash", "body_hash", "owner", "components",
        "alerts",
        "parameters", "sources", "evidence", "review",
    ]

    package init(reading fields: FieldReader) throws(LedgerError) {
        let start = RecordKind.runbook.folder.utf8.count + 1
        let name = String(decoding: fields.path.utf8.dropFirst(start).dropLast(3), as: UTF8.self)
        guard Self.isName(name) else {
            throw LedgerError(
                .invalid, "The file name is no runbook name.",
                cure: "Rename it to lower-case letters, digits and hyphens.", path: fields.path,
                line: 1, column: 1)
        }
        self.init(id: name, title: try fields.required("title"))
        status = try fields.choice("status", as: State.self) ?? .draft
        template = try fields.text("template")
        templateHash = try fields.text("template_hash")
        bodyHash = try fields.text("body_hash")
        owner = try fields.text("owner")
        components = try fields.componentKeys("components")
        alerts = try fields.texts("alerts")
        parameters = try Self.parameters(fields)
        sources = try Self.sources(fields)
        evidence = try Self.evidence(fields)
        review = try Self.review(fields)
        sharedBody = fields.sharedBody
    }

    private static func parameters(_ fields: FieldReader) throws(LedgerError) -> [Parameter] {
        var parameters: [Parameter] = []
        for row in try fields.rows("parameters") {
            parameters.append(
                Parameter(
                    name: try row.required("name"), defaultValue: try row.text("default") ?? "",
                    description: try row.text("description")))
        }
        return parameters
    }

    private static func sources(_ fields: FieldReader) throws(LedgerError) -> [Source] {
        var sources: [Source] = []
        for row in try fields.rows("sources") {
            sources.append(
                Source(
                    task: try row.parsed("task", as: RecordID.self, Form.id),
                    command: try row.parsed("command", as: RecordID.self, Form.id),
                    blob: try row.required("blob")))
        }
        return sources
    }

    private static func evidence(_ fields: FieldReader) throws(LedgerError) -> Evidence? {
        let map = try fields.map("evidence")
        guard !map.isEmpty else { return nil }
        guard let runs = map["runs"].flatMap(Int.init),
            let successes = map["successes"].flatMap(Int.init)
        else {
            throw fields.invalid(
                "evidence", "The evidence has no counts.", "Add “runs:” and “successes:” below it.")
        }
        var evidence = Evidence(runs: runs, successes: successes, lastSuccess: nil)
        if let text = map["last_success"], !text.isEmpty {
            guard let time = Timestamp(text) else {
                throw fields.malformed("evidence", text, Form.timestamp)
            }
            evidence.lastSuccess = time
        }
        return evidence
    }

    private static func review(_ fields: FieldReader) throws(LedgerError) -> Review? {
        let map = try fields.map("review")
        guard !map.isEmpty else { return nil }
        guard let by = map["by"], let on = map["date"].flatMap(CalendarDate.init) else {
            throw fields.invalid(
                "review", "The review lacks who or when.", "Add “by:” and “date:” below it.")
        }
        return Review(by: by, on: on)
    }

    package func write(to fields: inout FieldWriter) {
        fields.text("title", title)
        fields.bare("status", status.rawValue)
        fields.text("template", template)
        fields.bare("template_hash", templateHash)
        fields.bare("body_hash", bodyHash)
        fields.text("owner", owner)
        fields.bares("components", components)
        fields.texts("alerts", alerts)
        fields.value(
            "parameters",
            parameters.isEmpty
                ? nil
                : .list(
                    parameters.map {
                        .row(
                            ("name", .scalar($0.name)), ("default", .scalar($0.defaultValue)),
                            ("description", $0.description.map(Value.scalar)))
                    }))
        fields.value(
            "sources",
            sources.isEmpty
                ? nil
                : .list(
                    sources.map {
                        .row(
                            ("task", .bare($0.task.description)),
                            ("command", .bare($0.command.description)),
                            ("blob", .bare($0.blob)))
                    }))
        fields.value(
            "evidence",
            evidence.map {
                .row(
                    ("runs", .bare(String($0.runs))), ("successes", .bare(String($0.successes))),
                    ("last_success", $0.lastSuccess.map { .bare($0.description) }))
            })
        fields.value(
            "review",
            review.map {
                .row(("by", .scalar($0.by)), ("date", .bare($0.on.description)))
            })
    }

    package func newPath(at now: Timestamp) -> String { "runbooks/\(id).md" }

    package var subject: String { title }

    package var postings: [Posting] {
        Set(sources.map(\.task)).map(Posting.task) + components.map(Posting.component)
            + (owner.map { [.owner($0)] } ?? [])
    }

    package func validate() throws(LedgerError) {
        guard Self.isName(id) else {
            throw LedgerError(
                .invalid, "“\(printable(id))” is no runbook name.",
                cure: "Use lower-case letters, digits and hyphens.")
        }
        try Rules.title(title)
    }
}
