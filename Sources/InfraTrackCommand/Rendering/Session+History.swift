import InfraTrack

extension Session {
    /// Prints the commits that changed a record, newest first.
    func print(_ changes: [Change], json: Bool) {
        for change in changes {
            environment.print(json ? JSON.object(change.fieldsForJSON) : change.line)
        }
    }
}

extension Change {
    fileprivate var fieldsForJSON: [Field] {
        [
            Field("commit", .text(commit)), Field("at", .text(at.description)),
            Field("author", .text(author.name)), Field("action", .text(action.rawValue)),
            Field("summary", .text(summary)),
            Field(
                "fields",
                .map(
                    fields.map { change in
                        Field(change.key, .list([value(change.old), value(change.new)]))
                    })),
            Field("body_changed", .boolean(bodyChanged)),
        ]
    }

    private func value(_ text: String?) -> FieldValue { text.map(FieldValue.text) ?? .null }

    fileprivate var line: String {
        var parts = fields.map { "\($0.key): \($0.old ?? "–") → \($0.new ?? "–")" }
        if bodyChanged { parts.append("body") }
        let what = action == .edited ? parts.joined(separator: "; ") : action.rawValue
        return printable("\(commit.prefix(10))  \(at)  \(author.name)  ")
            + TerminalText.oneLine(what)
    }
}
