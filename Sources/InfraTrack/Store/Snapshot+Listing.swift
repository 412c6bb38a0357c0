import FrontMatter

extension Snapshot {
    /// The text of a record's file.
    public func text(_ kind: RecordKind, _ name: String) -> String? {
        path(kind, name).flatMap(bytes).map { String(decoding: $0, as: UTF8.self) }
    }

    /// A component and what lies below it, or everything, by key.
    public func componentSubtree(_ root: ComponentKey?) -> [Component] {
        componentTable.all.lazy.map(\.record).filter { component in
            root.map { component.id.isWithin($0) } ?? true
        }.sorted { $0.id < $1.id }
    }

    /// The tasks on a component that are not closed.
    public func openTasks(on key: ComponentKey) -> [TaskRecord] {
        taskTable.records(.component(key)).map(\.record).filter { !$0.status.isClosed }
            .sorted(by: TaskRecord.isEarlier)
    }
}
