extension Draft {
    /// Masks secrets in text that reaches a file otherwise than through a record.
    ///
    /// - Throws: ``LedgerError`` with code `refused` when there are no rules or they fail.
    public mutating func redact(_ text: String) throws(LedgerError) -> String {
        guard let redactor else { throw .noRedactor }
        var scope = RedactionScope(existing: [text])
        do {
            let redacted = try redactor.redact(text, in: &scope)
            count(scope.counts)
            return redacted
        } catch {
            throw .redactionFailed(error)
        }
    }
}

extension LedgerError {
    static func redactionFailed(_ error: any Error) -> LedgerError {
        LedgerError(
            .refused, "The redaction rules failed, so nothing was written: \(error)",
            cure: "Correct the redaction rules.")
    }

    static let noRedactor = LedgerError(
        .refused, "Commands are not written without redaction rules.",
        cure: "Open the repository with a redactor.")
}
