import InfraTrack

extension Session {
    /// The component keys that names mean.
    func components(
        _ names: [String], in snapshot: Snapshot
    ) throws(LedgerError) -> [ComponentKey] {
        var keys: [ComponentKey] = []
        for name in names { keys.append(try snapshot.componentKey(named: name)) }
        return keys
    }

    /// The task an argument names, else `INFRATRACK_TASK`, else the running timer's.
    func taskInHand(
        _ given: String?, person: String?, in snapshot: Snapshot
    ) throws(LedgerError) -> RecordID? {
        if let name = given ?? environment.variables["INFRATRACK_TASK"], !name.isEmpty {
            return try snapshot.resolve(name, .task)
        }
        let running = snapshot.runningEntries.filter { $0.person == person }
        return running.last?.task
    }

    /// The query that words make; a single one is a whole query.
    func query(_ words: [String]) throws(QueryError) -> Query {
        let parts = words.count > 1 ? words.map(Self.requoted) : words
        return try Query(parsing: parts.joined(separator: " "))
    }

    /// A word that the shell kept together is one text again, unless it is query syntax.
    private static func requoted(_ word: String) -> String {
        let parts = word.split(separator: " ")
        let isSyntax =
            word.hasPrefix("-") || word.contains { "\":()<>".contains($0) }
            || parts.contains { ["OR", "AND", "NOT"].contains($0) }
        guard word.contains(" "), !isSyntax else { return word }
        return "\"" + word.replacing("\\", with: "\\\\") + "\""
    }

    func text(_ path: String?) throws -> String? {
        guard let path else { return nil }
        let bytes = try environment.read(path)
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw LedgerError(
                .invalid, "\(printable(path)) is not UTF-8 text.", cure: "Convert it first.")
        }
        return text
    }

    func timestamp(_ text: String?) throws(LedgerError) -> Timestamp? {
        guard let text else { return nil }
        guard let timestamp = Timestamp(text) else {
            throw LedgerError(
                .usage, "“\(printable(text))” is no time.",
                cure: "Write it as 2026-11-23T03:04:05+01:00.")
        }
        return timestamp
    }

    func date(_ text: String) throws(LedgerError) -> CalendarDate {
        guard let date = CalendarDate(text) else {
            throw LedgerError(
                .usage, "“\(printable(text))” is no date.", cure: "Write it as 2026-11-23.")
        }
        return date
    }
}
