import InfraTrack

/// Records to query, and what queries must know of them.
struct QueryLedger: QueryContext {
    var tasks: [TaskRecord] = []
    var components: [Component] = []

    func component(_ key: ComponentKey) -> Component? { components.first { $0.id == key } }

    func componentKeys(alias: String) -> [ComponentKey] {
        components.filter { $0.aliases.contains { $0.lowercased() == alias.lowercased() } }.map(
            \.id)
    }

    func isBlocked(_ task: TaskRecord) -> Bool {
        task.status == .blocked
            || task.dependsOn.contains { id in self.task(id).map { !$0.status.isClosed } ?? false }
    }

    func task(_ id: RecordID) -> TaskRecord? { tasks.first { $0.id == id } }
}

extension QueryLedger {
    /// Whether a record is found by a query's text.
    func finds<Subject: QuerySubject>(_ record: Subject, _ text: String) throws -> Bool {
        try Query(parsing: text).matcher(for: Subject.self, in: self).matches(record)
    }
}
