import ArgumentParser
import InfraTrack

extension CommandCommand {
    struct Search: Call {
        static let configuration = CommandConfiguration(
            commandName: "search", abstract: "Find commands by text and output",
            discussion: "Qualifiers such as host:web, exit:1 or started:>=2026-11-23 narrow it.")
        @OptionGroup var global: GlobalOptions
        @Argument(help: "Words, and qualifiers of a query") var text: [String]
        @Flag(help: "Print one JSON object a line") var json = false

        func run(_ session: Session) throws {
            let conditions = text.filter(Self.isCondition)
            guard !conditions.isEmpty else {
                return try session.search(text, [.command], json: json)
            }
            let query = try session.query(conditions)
            let snapshot = try session.list([.command, .task, .component]).snapshot
            let found = try snapshot.commands(matching: query)
            let words = text.filter { !Self.isCondition($0) }.joined(separator: " ")
            guard !words.isEmpty else {
                session.print(found.map { FoundRecord($0, in: snapshot) }, json: json)
                if found.isEmpty { throw ExitStatus(code: ExitStatus.findings) }
                return
            }
            let names = Set(found.map(\.name))
            let hits = snapshot.search(words, in: [.command]).filter { names.contains($0.name) }
            session.print(hits.map(FoundRecord.init), json: json)
            if hits.isEmpty { throw ExitStatus(code: ExitStatus.findings) }
        }

        /// Whether a word is a qualifier that commands have; any other text is sought as it is.
        private static func isCondition(_ word: String) -> Bool {
            guard word.contains(":"), let query = try? Query(parsing: word) else { return false }
            return (try? query.validate(for: .command)) != nil
        }
    }
}

extension FoundRecord {
    fileprivate init(_ command: CommandRecord, in snapshot: Snapshot) {
        self.init(
            kind: .command, name: command.name, title: command.command,
            path: snapshot.path(.command, command.name) ?? "", score: 0, excerpt: "")
    }
}
