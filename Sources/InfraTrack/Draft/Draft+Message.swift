extension Draft {
    /// A commit message that says what changed, in git's form: a subject, a blank line, a list.
    package var message: String {
        guard !log.isEmpty else { return "infratrack: no change" }
        let lines = log.map { "\($0.noun): \($0.verb) \($0.name)\(suffix($0))" }
        guard lines.count > 1 || subject != nil else { return oneLine(lines[0]) }
        let nouns = Set(log.map(\.noun))
        let noun = nouns.count == 1 ? log[0].noun : "infratrack"
        let listed = lines.prefix(50).map { "- " + oneLine($0) }
        let rest = lines.count > 50 ? ["- and \(lines.count - 50) more"] : []
        let first = oneLine(subject ?? "\(noun): \(lines.count) changes")
        return first + "\n\n" + (listed + rest).joined(separator: "\n")
    }

    private func suffix(_ entry: LogEntry) -> String {
        entry.subject == entry.name ? "" : " " + entry.subject
    }

    /// No line break and no control character, so that no trailer can be slipped in.
    private func oneLine(_ text: String) -> String {
        let scalars = text.unicodeScalars.map { scalar in
            scalar.properties.generalCategory == .control || scalar.value == 0x2028
                || scalar.value == 0x2029 ? " " : Character(scalar)
        }
        return String(String(scalars).prefix(200))
    }
}
