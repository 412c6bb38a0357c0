import FrontMatter

extension InvoiceRecord: StoredRecord {
    package static let keyOrder = [
        "number", "client", "status", "currency", "period", "issued", "due", "entries", "lines",
        "totals", "policy", "voids", "voided_by",
    ]

    package init(reading fields: FieldReader) throws(LedgerError) {
        self.init(id: try fields.required("number"), client: try fields.required("client"))
        status = try fields.choice("status", as: State.self) ?? .draft
        currency = try fields.text("currency")
        from = try Self.day("from", fields)
        to = try Self.day("to", fields)
        issued = try fields.date("issued")
        due = try fields.date("due")
        entries = try Self.entries(fields)
        sharedBody = fields.body
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

    private static func entries(_ fields: FieldReader) throws(LedgerError) -> [Entry] {
        var entries: [Entry] = []
        for row in try fields.rows("entries") {
            entries.append(
                Entry(
                    id: try row.parsed("id", as: RecordID.self, Form.id),
                    blob: try row.text("blob") ?? "",
                    seconds: try row.parsed("seconds", as: Int64.self, Form.integer),
                    billedSeconds: try row.parsed("billed_seconds", as: Int64.self, Form.integer)))
        }
        return entries
    }

    package func write(to fields: inout FieldWriter) {
        fields.bare("number", id)
        fields.text("client", client)
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
        fields.value(
            "entries",
            entries.isEmpty
                ? nil
                : .list(
                    entries.map {
                        .row(
                            ("id", .bare($0.id.description)), ("blob", .bare($0.blob)),
                            ("seconds", .bare(String($0.seconds))),
                            ("billed_seconds", .bare(String($0.billedSeconds))))
                    }))
    }

    package func newPath(at now: Timestamp) -> String {
        "invoices/\(Self.year(ofNumber: id).map { padded($0, 4) } ?? "0000")/\(id).md"
    }

    package var subject: String { id }

    package var postings: [Posting] { [.client(client), .status(status.rawValue)] }

    package func validate() throws(LedgerError) {
        guard Self.year(ofNumber: id) != nil else {
            throw LedgerError(
                .invalid, "“\(printable(id))” is no invoice number.",
                cure: "Use capital letters and digits with a year, as in ACME-2026-0011.")
        }
    }
}
