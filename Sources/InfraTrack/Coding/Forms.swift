/// How messages name the forms that values have.
enum Form {
    static let id = "an id of ten characters of Crockford base 32, the first a letter"
    static let key = "a component key such as acme/prod/eu-west-1/web-01"
    static let timestamp = "a time such as 2026-11-23T03:04:05+01:00"
    static let date = "a date such as 2026-11-23"
    static let moment = "a date such as 2026-11-23 or a time such as 2026-11-23T03:04:05+01:00"
    static let integer = "a whole number"
    static let seconds = "a duration in seconds such as 3600, or 1h30m"
    static let boolean = "true or false"
}

extension FieldReader {
    func id(_ key: String) throws(LedgerError) -> RecordID? {
        try parsed(key, as: RecordID.self, Form.id)
    }

    func ownID() throws(LedgerError) -> RecordID {
        guard let id = try id("id") else {
            throw invalid(
                "id", "The record has no id.",
                "Add a line “id: …” with the id the file name begins with.")
        }
        return id
    }

    func ids(_ key: String) throws(LedgerError) -> [RecordID] {
        try list(key, of: RecordID.self, Form.id)
    }

    func componentKeys(_ key: String) throws(LedgerError) -> [ComponentKey] {
        try list(key, of: ComponentKey.self, Form.key)
    }

    func timestamp(_ key: String) throws(LedgerError) -> Timestamp? {
        try parsed(key, as: Timestamp.self, Form.timestamp)
    }

    func date(_ key: String) throws(LedgerError) -> CalendarDate? {
        try parsed(key, as: CalendarDate.self, Form.date)
    }

    func integer(_ key: String) throws(LedgerError) -> Int? {
        try parsed(key, as: Int.self, Form.integer)
    }

    func boolean(_ key: String) throws(LedgerError) -> Bool? {
        guard let text = try text(key) else { return nil }
        switch text {
        case "true", "True", "TRUE": return true
        case "false", "False", "FALSE": return false
        default: throw malformed(key, text, Form.boolean)
        }
    }
}
