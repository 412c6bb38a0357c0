extension Draft {
    func checkReferences(of task: TaskRecord) throws(LedgerError) {
        let old = snapshot.task(task.id)
        try require(task.components, beyond: old?.components ?? [])
        for id in task.dependsOn where old?.dependsOn.contains(id) != true {
            guard snapshot.task(id) != nil else { throw Self.noTask(id) }
        }
        for id in task.dependsOn where id == task.id || dependencyReaches(id, task.id) {
            throw LedgerError(
                .invalid, "Task \(task.id) would wait for itself through \(id).",
                cure: "Remove one of the dependencies between them.")
        }
    }

    func checkReferences(of component: Component) throws(LedgerError) {
        let old = snapshot.component(component.id)
        let targets = component.dependsOn + component.relations.map(\.target)
        try require(targets, beyond: (old?.dependsOn ?? []) + (old?.relations.map(\.target) ?? []))
        for type in Component.RelationType.allCases {
            for target in component.targets(type)
            where target == component.id || snapshot.reaches(target, component.id, over: type) {
                throw LedgerError(
                    .invalid,
                    "Component \(component.id) would reach itself over \(type.rawValue) through \(target).",
                    cure: "Remove one of the relations between them.")
            }
        }
    }

    /// Refuses components that do not exist, unless the record named them before.
    func require(
        _ keys: [ComponentKey], beyond known: [ComponentKey]
    ) throws(LedgerError) {
        for key in keys where !known.contains(key) && snapshot.componentTable[id: key] == nil {
            throw LedgerError(
                .missing, "There is no component “\(key)”.",
                cure: "Add it with “infratrack component new \(key) --kind KIND”.")
        }
    }

    private func dependencyReaches(_ start: RecordID, _ target: RecordID) -> Bool {
        var seen: Set<RecordID> = []
        var frontier = [start]
        while let next = frontier.popLast() {
            if next == target { return true }
            guard seen.insert(next).inserted else { continue }
            frontier += snapshot.task(next)?.dependsOn ?? []
        }
        return false
    }
}
