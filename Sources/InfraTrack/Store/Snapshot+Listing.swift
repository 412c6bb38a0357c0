import FrontMatter

extension Snapshot {
    /// The text of a record's file.
    public func text(_ kind: RecordKind, _ name: String) -> String? {
        path(kind, name).flatMap(bytes).map { String(decoding: $0, as: UTF8.self) }
    }

    /// A component and what lies below it, or everything, by key.
    public func componentSubtree(_ root: ComponentKey?) -> [Component] {
        var components = Array(componentsWithin(root))
        components.sort { $0.id < $1.id }
        return components
    }

    /// A component and what lies below it, or everything, one after the other as they are asked for.
    ///
    /// They come by the paths of their files; the first takes microseconds in any store.
    public func componentsWithin(_ root: ComponentKey?) -> some Sequence<Component> {
        componentTable.within(root).map(\.record)
    }

    /// The tasks on a component that are not closed, also those that name it by a former key.
    public func openTasks(on key: ComponentKey) -> [TaskRecord] {
        taskTable.records(namings(of: key)).map(\.record).filter { !$0.status.isClosed }
            .sorted(by: TaskRecord.isEarlier)
    }

    /// The episodes on a component, oldest first.
    public func alerts(on key: ComponentKey) -> [AlertRecord] {
        alertTable.records(namings(of: key)).map(\.record).sorted {
            ($0.started, $0.id) < ($1.started, $1.id)
        }
    }

    /// The runbooks about a component, by name.
    public func runbooks(on key: ComponentKey) -> [Runbook] {
        runbookTable.records(namings(of: key)).map(\.record).sorted { $0.id.isBefore($1.id) }
    }

    private func namings(of key: ComponentKey) -> [Posting] {
        ([key] + formerKeys(of: key)).map(Posting.component)
    }
}
