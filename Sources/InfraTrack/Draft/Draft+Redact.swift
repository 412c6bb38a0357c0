extension Draft {
    /// Whether there are rules to mask by.
    package var hasRules: Bool { redactor != nil }

    /// Masks secrets in text that reaches a file otherwise than through a record.
    ///
    /// - Throws: ``LedgerError`` with code `refused` when there are no rules or they fail.
    public mutating func redact(_ text: String) throws(LedgerError) -> String {
        var scope = RedactionScope(existing: [text])
        return try redact(text, in: &scope)
    }

    /// Masks secrets in one of several texts that share their masks, such as a record and the file
    /// beside it.
    ///
    /// - Throws: ``LedgerError`` with code `refused` when there are no rules or they fail.
    public mutating func redact(
        _ text: String, in scope: inout RedactionScope
    ) throws(LedgerError) -> String {
        guard let redactor else { throw .noRedactor }
        let before = Dictionary(
            scope.counts.map { ($0.rule, $0.count) }, uniquingKeysWith: { first, _ in first })
        do {
            let redacted = try redactor.redact(text, in: &scope)
            count(
                scope.counts.map {
                    RedactionCount(rule: $0.rule, count: $0.count - before[$0.rule, default: 0])
                }.filter { $0.count > 0 })
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
