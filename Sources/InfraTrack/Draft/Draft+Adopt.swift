import FrontMatter
import GitStore

extension Draft {
    /// Writes a new runbook of a whole file: its own keys and its text stay as they are.
    ///
    /// - Throws: ``LedgerError``: `refused` when there is a runbook or a file of the name, `invalid`
    ///   with the place when the file is no runbook.
    package mutating func adopt(
        runbook name: String, _ text: String
    ) throws(LedgerError) -> Runbook {
        try requireLoaded(.runbook)
        let path = try Self.path(ofRunbook: name)
        guard snapshot.runbook(name) == nil, snapshot.unreadable[path] == nil else {
            throw LedgerError(
                .refused, "There is a runbook “\(name)” already.",
                cure: "Choose another name.", path: path)
        }
        let clean = redactor == nil ? text : try redact(text)
        let document: Document
        do throws(FormatError) {
            document = try Document(parsing: Array(clean.utf8))
        } catch {
            throw LedgerError(error, path: path)
        }
        let stored = try Stored<Runbook>(reading: document, path: path, stamp: nil)
        stage(path, base: .absent, content: stored.bytes)
        snapshot.runbookTable.put(stored)
        note("add", .runbook, name, stored.record.subject)
        return stored.record
    }

    private static func path(ofRunbook name: String) throws(LedgerError) -> String {
        guard Runbook.isName(name) else {
            throw LedgerError(
                .invalid, "“\(printable(name))” is no runbook name.",
                cure: "Use lower-case letters, digits and hyphens.")
        }
        return "runbooks/\(name).md"
    }
}
