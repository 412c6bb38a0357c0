/// Database clients, whose statement tells what they do.
enum DatabaseCommand {
    private static let statements: [String: Set<String>] = [
        "psql": ["-c", "--command"], "mysql": ["-e", "--execute"], "mariadb": ["-e", "--execute"],
        "sqlite3": [], "redis-cli": [],
    ]
    private static let looking = CommandTables.words("select show explain describe table values")
    private static let lookingRedis = CommandTables.words(
        "ping info get ttl keys scan dbsize llen hgetall lrange exists type strlen memory")

    static func isReadOnly(_ command: SimpleCommand) -> Bool {
        guard let options = statements[command.program] else { return false }
        if command.program == "redis-cli" {
            return command.operands.first.map { lookingRedis.contains($0.lowercased()) } ?? false
        }
        if command.arguments.contains("-l") || command.arguments.contains("--list") { return true }
        let found = statements(command, options)
        return !found.isEmpty && found.allSatisfy(isLooking)
    }

    private static func statements(_ command: SimpleCommand, _ options: Set<String>) -> [String] {
        if options.isEmpty { return Array(command.operands.dropFirst()) }
        return zip(command.words, command.words.dropFirst()).filter { options.contains($0.0) }
            .map(\.1)
    }

    /// Whether every statement of some SQL only reads.
    private static func isLooking(_ sql: String) -> Bool {
        sql.split(separator: ";").allSatisfy { statement in
            let text = statement.drop { $0.isWhitespace }
            if text.isEmpty || text.hasPrefix("\\d") || text.hasPrefix("\\l") { return true }
            return looking.contains(text.prefix { $0.isLetter }.lowercased())
        }
    }
}
