import FrontMatter

extension InvoiceRecord: StoredRecord {
    package static let keyOrder = [
        "number", "client", "project", "status", "currency", "period", "issued", "due", "entries",
        "lines", "totals", "policy", "voids", "voided_by",
    ]

    package init(reading fields: FieldReader) throws(LedgerError) {
        self.init(id: try fields.required("number"), client: try fields.required("client"))
        project = try fields.text("project")
        status = try fields.choice("status", as: State.self) ?? .draft
        currency = try fields.text("currency")
        from = try Self.day("from", fields)
        to = try Self.day("to", fields)
        issued = try fields.date("issued")
        due = try fields.date("due")
        for row in try fields.rows("entries") { entries.append(try Entry(row)) }
        for row in try fields.rows("lines") { lines.append(try Line(row)) }
        totals = try fields.rows("totals").first.map(Totals.init)
        policy = try fields.rows("policy").first.map(Policy.init)
        voids = try fields.text("voids")
        voidedBy = try fields.text("voided_by")
        sharedBody = fields.sharedBody
    }

    private static func day(
        _ name: String, _ fields: FieldReader
    ) throws(LedgerError) -> CalendarDate? {
        guard let text = try fields.map("period")[name], !text.isEmpty else { return nil }
        guard let day = CalendarDate(text) else {
            throw fields.malformed("period", text, Form.date)
        }
        return day
    }

    package func write(to fields: inout FieldWriter) {
        fields.bare("number", id)
        fields.text("client", client)
        fields.text("project", project)
        fields.bare("status", status.rawValue)
        fields.bare("currency", currency)
        if from != nil || to != nil {
            fields.value(
                "period",
                .row(
                    ("from", from.map { .bare($0.description) }),
                    ("to", to.map { .bare($0.description) })))
        }
        fields.bare("issued", issued)
        fields.bare("due", due)
        fields.value("entries", entries.isEmpty ? nil : .list(entries.map(\.value)))
        fields.value("lines", lines.isEmpty ? nil : .list(lines.map(\.value)))
        fields.value("totals", totals?.value)
        fields.value("policy", policy?.value)
        fields.text("voids", voids)
        fields.text("voided_by", voidedBy)
    }

    package func newPath(at now: Timestamp) -> String {
        "invoices/\(Self.year(ofNumber: id).map { padded($0, 4) } ?? "0000")/\(id).md"
    }

    package var subject: String { id }

    package var postings: [Posting] {
        [.client(client), .status(status.rawValue)]
            + (locksEntries ? entries.map { .billed($0.id) } : [])
    }

    package func validate() throws(LedgerError) {
        guard Self.year(ofNumber: id) != nil else {
            throw LedgerError(
                .invalid, "“\(printable(id))” is no invoice number.",
                cure: "Use capital letters and digits with a year, as in ACME-2026-0011.")
        }
    }
}
