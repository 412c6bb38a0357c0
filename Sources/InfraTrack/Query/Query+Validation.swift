extension Query {
    /// Checks that records of a kind have the fields the query asks for and sorts by.
    ///
    /// Throws a ``QueryError`` over the canonical text.
    public func validate(for kind: RecordKind) throws(QueryError) {
        let printer = QueryPrinter(self)
        for (term, span) in printer.terms {
            if let issue = term.issue(for: kind) {
                throw QueryError(issue, text: printer.text, span: span)
            }
        }
        let fields = kind.sortFields
        for (key, span) in printer.sortKeys where !fields.contains(key.field) {
            throw QueryError(
                "\(kind.plural) cannot be sorted by \"\(key.field.rawValue)\".",
                cure: "Their keys are \(fields.map(\.rawValue).joined(separator: ", ")).",
                text: printer.text, span: span)
        }
    }
}

extension Query.Term {
    fileprivate func issue(for kind: RecordKind) -> QueryIssue? {
        guard kind.qualifiers.contains(qualifier) else {
            let names = kind.qualifiers.map(\.rawValue).joined(separator: ", ")
            return QueryIssue(
                "\(kind.plural) have no qualifier \"\(qualifier.rawValue)\".",
                cure: "Theirs are \(names).")
        }
        if qualifier == .status && !kind.states.contains(value) {
            return QueryIssue(
                "\(kind.plural) have no status \"\(value)\".",
                cure: "Theirs are \(kind.states.joined(separator: ", ")).")
        }
        let needsID = qualifier == .id && kind.hasRecordIDs
        return needsID && RecordIDPrefix(value) == nil ? .notAnID(value) : nil
    }
}
