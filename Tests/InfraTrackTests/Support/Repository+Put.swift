import InfraTrack

extension Repository {
    /// Puts one record in a transaction of its own and returns it as written.
    @discardableResult func put(_ task: TaskRecord) throws -> TaskRecord {
        try commit { draft in try draft.put(task) }.value
    }

    @discardableResult func put(_ component: Component) throws -> Component {
        try commit { draft in try draft.put(component) }.value
    }

    @discardableResult func put(_ alert: AlertRecord) throws -> AlertRecord {
        try commit { draft in try draft.put(alert) }.value
    }

    @discardableResult func put(_ command: CommandRecord) throws -> CommandRecord {
        try commit { draft in try draft.put(command) }.value
    }

    @discardableResult func put(_ entry: TimeEntry) throws -> TimeEntry {
        try commit { draft in try draft.put(entry) }.value
    }

    @discardableResult func put(_ runbook: Runbook) throws -> Runbook {
        try commit { draft in try draft.put(runbook) }.value
    }

    @discardableResult func put(_ invoice: InvoiceRecord) throws -> InvoiceRecord {
        try commit { draft in try draft.put(invoice) }.value
    }
}

/// The id that a test names by ten characters; another one when they are none.
func id(_ text: String) -> RecordID { RecordID(text) ?? RecordID(entropy: 0) }

/// The key that a test names.
func key(_ text: String) -> ComponentKey { ComponentKey(text) ?? RandomRecords.keys[0] }
