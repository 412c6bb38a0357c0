import FrontMatter

extension CommandRecord: StoredRecord {
    package static let keyOrder = [
        "id", "task", "seq", "command", "exit", "cwd", "host", "user", "shell", "started",
        "duration", "category", "source", "components", "labels", "redactions", "output",
    ]

    package init(reading fields: FieldReader) throws(LedgerError) {
        self.init(id: try fields.ownID(), command: try fields.required("command"))
        task = try fields.id("task")
        seq = try fields.integer("seq")
        exit = try fields.integer("exit")
        cwd = try fields.text("cwd")
        host = try fields.text("host")
        user = try fields.text("user")
        shell = try fields.text("shell")
        started = try fields.timestamp("started")
        durationMicroseconds = try Self.duration(fields)
        category = try fields.text("category")
        source = try fields.text("source")
        components = try fields.componentKeys("components")
        labels = try fields.texts("labels")
        redactions = try Self.redactions(fields)
        output = try Self.output(fields)
        sharedBody = fields.sharedBody
    }

    private static func duration(_ fields: FieldReader) throws(LedgerError) -> Int64? {
        guard let text = try fields.text("duration") else { return nil }
        guard let value = DurationText.microseconds(text) else {
            throw fields.malformed("duration", text, Form.seconds)
        }
        return value
    }

    private static func redactions(_ fields: FieldReader) throws(LedgerError) -> [RedactionCount] {
        var counts: [RedactionCount] = []
        for row in try fields.rows("redactions") {
            counts.append(
                RedactionCount(
                    rule: try row.required("rule"),
                    count: try row.parsed("count", as: Int.self, Form.integer)))
        }
        return counts
    }

    private static func output(_ fields: FieldReader) throws(LedgerError) -> Output? {
        let map = try fields.map("output")
        guard !map.isEmpty else { return nil }
        guard let bytes = map["bytes"].flatMap(Int.init), let lines = map["lines"].flatMap(Int.init)
        else {
            throw fields.invalid(
                "output", "The output has no size.", "Add “bytes:” and “lines:” below it.")
        }
        return Output(bytes: bytes, lines: lines, sha256: map["sha256"], file: map["file"])
    }

    package func write(to fields: inout FieldWriter) {
        fields.bare("id", id)
        fields.bare("task", task)
        fields.bare("seq", seq)
        fields.text("command", command)
        fields.value("exit", exit.map { .bare(String($0)) } ?? .null)
        fields.text("cwd", cwd)
        fields.text("host", host)
        fields.text("user", user)
        fields.text("shell", shell)
        fields.bare("started", started?.preciseDescription)
        fields.bare("duration", durationMicroseconds.map(DurationText.seconds))
        fields.text("category", category)
        fields.text("source", source)
        fields.bares("components", components)
        fields.texts("labels", labels)
        if !redactions.isEmpty {
            fields.value(
                "redactions",
                .list(
                    redactions.map {
                        .row(("rule", .bare($0.rule)), ("count", .bare(String($0.count))))
                    }))
        }
        if let output {
            fields.value(
                "output",
                .row(
                    ("bytes", .bare(String(output.bytes))), ("lines", .bare(String(output.lines))),
                    ("sha256", output.sha256.map(Value.bare)), ("file", output.file.map(Value.bare))
                ))
        }
    }

    package func newPath(at now: Timestamp) -> String {
        Layout.datedPath(.command, started ?? now, id, slug: command)
    }

    package var subject: String {
        String(SealedMark.readable(command).prefix { !$0.isNewline }.prefix(60))
    }

    package mutating func count(_ counts: [RedactionCount]) {
        for count in counts {
            if let known = redactions.firstIndex(where: { $0.rule == count.rule }) {
                redactions[known].count += count.count
            } else {
                redactions.append(count)
            }
        }
    }

    package var postings: [Posting] {
        (task.map { [.task($0)] } ?? []) + components.map(Posting.component)
            + labels.map(Posting.label)
    }

    package func validate() throws(LedgerError) {
        guard !command.isEmpty else {
            throw LedgerError(
                .invalid, "The command is empty.", cure: "Give the text that was run after “--”.")
        }
        try Rules.words(labels, "label")
        try Rules.words([category, host, user, shell, source].compactMap { $0 }, "value")
    }
}
