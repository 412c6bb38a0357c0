extension Draft {
    /// Appends a dated note to a task's body.
    ///
    /// - Throws: ``LedgerError`` when there is no such task or the note is empty.
    public mutating func addNote(
        _ text: String, to id: RecordID, by author: String? = nil
    ) throws(LedgerError) {
        guard var task = snapshot.task(id) else { throw Self.noTask(id) }
        let note = text.trimmingNewlines
        guard !note.isEmpty else {
            throw LedgerError(.invalid, "The note is empty.", cure: "Give the text of the note.")
        }
        let heading = "**\(now)\(author.map { ", \($0)" } ?? ""):** "
        let gap = task.body.isEmpty ? "" : task.body.hasSuffix("\n") ? "\n" : "\n\n"
        task.body += gap + heading + note + "\n"
        try put(task)
    }

    /// Closes a task; only closing writes `closed` and `resolution`.
    ///
    /// - Throws: ``LedgerError`` when there is no such task, it is closed already, or the status
    ///   is none that closes.
    @discardableResult
    public mutating func closeTask(
        _ id: RecordID, resolution: String? = nil, status: Status = .done
    ) throws(LedgerError) -> TaskRecord {
        guard var task = snapshot.task(id) else { throw Self.noTask(id) }
        guard !task.status.isClosed else {
            throw LedgerError(
                .refused, "Task \(id) is closed already.", cure: "Set its status to open first.")
        }
        guard status.isClosed else {
            throw LedgerError(
                .usage, "The status \(status.rawValue) does not close a task.",
                cure: "Use done or cancelled.")
        }
        task.status = status
        task.closed = now
        if let resolution { task.resolution = resolution }
        return try put(task)
    }
}

extension String {
    /// The text without line breaks at its ends.
    var trimmingNewlines: String {
        var text = self[...]
        while text.last?.isNewline == true { text.removeLast() }
        while text.first?.isNewline == true { text.removeFirst() }
        return String(text)
    }
}
