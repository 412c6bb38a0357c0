import FrontMatter

extension InvoiceRecord.Entry {
    init(_ row: Row) throws(LedgerError) {
        self.init(
            id: try row.parsed("id", as: RecordID.self, Form.id),
            blob: try row.text("blob") ?? "",
            seconds: try row.parsed("seconds", as: Int64.self, Form.integer),
            billedSeconds: try row.parsed("billed_seconds", as: Int64.self, Form.integer))
        start = try row.optional("start", as: Timestamp.self, Form.timestamp)
        end = try row.optional("end", as: Timestamp.self, Form.timestamp)
        isCorrection = try row.text("correction") == "true"
    }

    var value: Value {
        .row(
            ("id", .bare(id.description)), ("blob", .bare(blob)),
            ("seconds", .bare(String(seconds))), ("billed_seconds", .bare(String(billedSeconds))),
            ("start", start.map { .bare($0.description) }),
            ("end", end.map { .bare($0.description) }),
            ("correction", isCorrection ? .bare("true") : nil))
    }
}

extension InvoiceRecord.Line {
    init(_ row: Row) throws(LedgerError) {
        self.init(
            description: try row.text("description") ?? "", amount: try row.required("amount"))
        component = try row.optional("component", as: ComponentKey.self, Form.key)
        project = try row.text("project")
        task = try row.optional("task", as: RecordID.self, Form.id)
        person = try row.text("person")
        day = try row.optional("day", as: CalendarDate.self, Form.date)
        fee = try row.text("fee")
        worked = try row.optional("worked", as: Int64.self, Form.integer)
        seconds = try row.optional("seconds", as: Int64.self, Form.integer)
        rate = try row.text("rate")
        tax = try row.text("tax")
        isCorrection = try row.text("correction") == "true"
    }

    var value: Value {
        .row(
            ("description", .scalar(description)),
            ("component", component.map { .bare($0.description) }),
            ("project", project.map(Value.scalar)),
            ("task", task.map { .bare($0.description) }), ("person", person.map(Value.scalar)),
            ("day", day.map { .bare($0.description) }), ("fee", fee.map(Value.scalar)),
            ("worked", worked.map { .bare(String($0)) }),
            ("seconds", seconds.map { .bare(String($0)) }), ("rate", rate.map(Value.scalar)),
            ("amount", .scalar(amount)), ("tax", tax.map(Value.scalar)),
            ("correction", isCorrection ? .bare("true") : nil))
    }
}

extension InvoiceRecord.Totals {
    init(_ row: Row) throws(LedgerError) {
        self.init(
            net: try row.required("net"), tax: try row.required("tax"),
            gross: try row.required("gross"))
    }

    var value: Value {
        .row(("net", .scalar(net)), ("tax", .scalar(tax)), ("gross", .scalar(gross)))
    }
}

extension InvoiceRecord.Policy {
    init(_ row: Row) throws(LedgerError) {
        self.init(
            level: try row.required("level"), mode: try row.required("mode"),
            increment: try row.parsed("increment", as: Int64.self, Form.integer),
            minimum: try row.parsed("minimum", as: Int64.self, Form.integer))
        isCumulative = try row.text("cumulative") == "true"
        grouping = try row.text("by")
    }

    var value: Value {
        .row(
            ("level", .bare(level)), ("mode", .bare(mode)),
            ("increment", .bare(String(increment))), ("minimum", .bare(String(minimum))),
            ("cumulative", isCumulative ? .bare("true") : nil), ("by", grouping.map(Value.scalar)))
    }
}

extension Row {
    /// A value that its type reads from text, or `nil` when absent or null.
    func optional<T: LosslessStringConvertible>(
        _ name: String, as type: T.Type, _ form: String
    ) throws(LedgerError) -> T? {
        try text(name) == nil ? nil : try parsed(name, as: type, form)
    }
}
