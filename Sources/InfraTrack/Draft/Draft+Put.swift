extension Draft {
    /// Writes a task, new or changed; only the bytes of changed fields differ.
    ///
    /// - Returns: the task as written, after redaction.
    /// - Throws: ``LedgerError`` when a value breaks the format, a component or task it names does
    ///   not exist, or its dependencies would form a cycle.
    @discardableResult
    public mutating func put(_ task: TaskRecord) throws(LedgerError) -> TaskRecord {
        try checkReferences(of: task)
        return try write(task, in: \.taskTable)
    }

    /// Writes a component, new or changed.
    ///
    /// - Throws: ``LedgerError`` when a value breaks the format, a component it depends on does not
    ///   exist, or its relations would form a cycle.
    @discardableResult
    public mutating func put(_ component: Component) throws(LedgerError) -> Component {
        try checkReferences(of: component)
        return try write(component, in: \.componentTable)
    }

    /// Writes an episode, new or changed.
    @discardableResult
    public mutating func put(_ alert: AlertRecord) throws(LedgerError) -> AlertRecord {
        try write(alert, in: \.alertTable)
    }

    /// Writes a command, new or changed.
    ///
    /// - Throws: ``LedgerError`` with code `refused` when the repository was opened without a
    ///   redactor: transcripts are where secrets are.
    @discardableResult
    public mutating func put(_ command: CommandRecord) throws(LedgerError) -> CommandRecord {
        guard redactor != nil else { throw .noRedactor }
        try require(command.components, beyond: snapshot.command(command.id)?.components ?? [])
        return try write(command, in: \.commandTable)
    }

    /// Writes a time entry, new or changed.
    ///
    /// - Throws: ``LedgerError`` with code `refused` for an entry that an issued invoice bills.
    @discardableResult
    public mutating func put(_ entry: TimeEntry) throws(LedgerError) -> TimeEntry {
        guard snapshot.task(entry.task) != nil else { throw Self.noTask(entry.task) }
        try refuseLocked(entry)
        let known = snapshot.entry(entry.id)?.components.map(\.component) ?? []
        try require(entry.components.map(\.component), beyond: known)
        return try write(entry, in: \.timeTable)
    }

    /// Writes a runbook, new or changed.
    @discardableResult
    public mutating func put(_ runbook: Runbook) throws(LedgerError) -> Runbook {
        try write(runbook, in: \.runbookTable)
    }

    /// Writes an invoice, new or changed.
    ///
    /// - Throws: ``LedgerError`` with code `refused` when more of an issued invoice would change
    ///   than that it is void.
    @discardableResult
    public mutating func put(_ invoice: InvoiceRecord) throws(LedgerError) -> InvoiceRecord {
        try refuseChange(of: invoice)
        return try write(invoice, in: \.invoiceTable)
    }

    static func noTask(_ id: RecordID) -> LedgerError {
        LedgerError(.missing, "There is no task \(id).", cure: "See “infratrack task list”.")
    }
}
