/// What a statement of SQL does.
enum Statement {
    private static let looking: Set<String> = [
        "select", "show", "explain", "describe", "desc", "table", "values", "pragma", "use", "with",
        "set", "begin", "commit", "rollback", "status",
    ]
    private static let destroying: Set<String> = ["drop", "truncate", "delete", "purge"]

    /// The worst of the statements between semicolons.
    static func kind(_ sql: String) -> CommandKind {
        sql.split(separator: ";").map(single).max() ?? .readOnly
    }

    private static func single(_ statement: Substring) -> CommandKind {
        let text = statement.drop(while: \.isWhitespace)
        if text.isEmpty { return .readOnly }
        if let mark = text.first, mark == "\\" || mark == "." { return meta(text.dropFirst()) }
        let words = text.lowercased().split { !$0.isLetter && $0 != "_" }
        guard let verb = words.first.map(String.init) else { return .mutating }
        if destroying.contains(verb) { return .destructive }
        guard looking.contains(verb) else { return .mutating }
        return verb == "with" ? common(words) : effect(words)
    }

    /// A common table expression may end in a change.
    private static func common(_ words: [Substring]) -> CommandKind {
        if words.contains("delete") { return .destructive }
        return words.contains("update") || words.contains("insert") ? .mutating : effect(words)
    }

    /// Functions of a query that change something all the same.
    private static func effect(_ words: [Substring]) -> CommandKind {
        let changing = words.contains { word in
            word.hasPrefix("pg_terminate") || word.hasPrefix("pg_cancel")
                || word == "pg_reload_conf"
                || word.hasPrefix("pg_drop_") || word == "pg_switch_wal" || word == "setval"
                || word == "pg_promote"
        }
        let dropping = words.contains { $0.hasPrefix("pg_drop_") }
        return dropping ? .destructive : changing ? .mutating : .readOnly
    }

    /// The client's own commands: `\dt`, `.tables`.
    private static func meta(_ text: Substring) -> CommandKind {
        let word = text.prefix { $0.isLetter }
        let looks =
            word.hasPrefix("d") || word.hasPrefix("l") || word.hasPrefix("z")
            || ["timing", "x", "conninfo", "tables", "schema", "databases", "q", "c"].contains(word)
        return looks ? .readOnly : .mutating
    }
}
