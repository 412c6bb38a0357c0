extension Snapshot {
    func taskFindings() -> [Finding] {
        taskTable.all.flatMap { stored in
            var check = RecordCheck(stored, in: self)
            let task = stored.record
            check.fileName(task.id)
            check.components(task.components, isOpen: !task.status.isClosed)
            check.client(task.client, project: task.project)
            for (index, id) in task.dependsOn.enumerated() {
                check.task(id, key: "depends_on", item: index)
            }
            if let alert = task.alert, self.alert(alert) == nil {
                check.report(
                    .error, "unknown-alert", key: "alert", "There is no alert episode \(alert).",
                    cure: "Correct the id, or remove it.")
            }
            check.closing(task)
            return check.findings
        }
    }

    func componentFindings() -> [Finding] {
        componentTable.all.flatMap { stored in
            var check = RecordCheck(stored, in: self)
            let component = stored.record
            for (index, key) in component.dependsOn.enumerated() {
                check.target(key, key: "depends_on", item: index)
            }
            for (index, relation) in component.relations.enumerated() {
                check.target(relation.target, key: "relations", item: index)
            }
            if !Component.isKind(component.componentKind) {
                check.report(
                    .warning, "kind", key: "kind", "The kind is not one lower-case word.",
                    cure: "Use a word such as server, service, database or network.")
            }
            if component.lifecycle == .retired, component.retired == nil {
                check.report(
                    .warning, "no-tombstone", key: "lifecycle",
                    "The component is retired without saying when.",
                    cure: "Add “retired:” with “at:” and “reason:”.")
            }
            return check.findings
        }
    }

    func alertFindings() -> [Finding] {
        alertTable.all.flatMap { stored in
            var check = RecordCheck(stored, in: self)
            check.fileName(stored.record.id)
            check.task(stored.record.task, key: "task")
            check.components(stored.record.components)
            if let ended = stored.record.ended, ended < stored.record.started {
                check.report(
                    .warning, "order", key: "ended", "The episode ends before it starts.",
                    cure: "Correct the times.")
            }
            return check.findings
        }
    }

    func commandFindings() -> [Finding] {
        commandTable.all.flatMap { stored in
            var check = RecordCheck(stored, in: self)
            check.fileName(stored.record.id)
            check.task(stored.record.task, key: "task")
            check.components(stored.record.components)
            return check.findings
        }
    }

    func entryFindings() -> [Finding] {
        var running: [String: Int] = [:]
        for entry in runningEntries { running[entry.person ?? "", default: 0] += 1 }
        return timeTable.all.flatMap { stored in
            var check = RecordCheck(stored, in: self)
            let entry = stored.record
            check.fileName(entry.id)
            check.task(entry.task, key: "task")
            check.components(entry.components.map(\.component))
            check.client(entry.client, project: entry.project)
            if entry.isRunning, running[entry.person ?? "", default: 0] > 1 {
                check.report(
                    .warning, "running-timers", key: "start",
                    "Another timer of the same person runs too.",
                    cure: "Stop one with “infratrack time stop”.")
            }
            return check.findings
        }
    }

    func runbookFindings() -> [Finding] {
        runbookTable.all.flatMap { stored in
            var check = RecordCheck(stored, in: self)
            check.components(stored.record.components)
            for (index, source) in stored.record.sources.enumerated() {
                check.task(source.task, key: "sources", item: index)
            }
            return check.findings
        }
    }

    func invoiceFindings() -> [Finding] {
        invoiceTable.all.flatMap { stored in
            var check = RecordCheck(stored, in: self)
            check.client(stored.record.client, project: nil)
            for (index, entry) in stored.record.entries.enumerated() {
                check.billed(entry, item: index)
            }
            return check.findings
        }
    }
}

extension RecordCheck<InvoiceRecord> {
    /// What is billed must be there, and stay as it was once the invoice is issued.
    fileprivate mutating func billed(_ entry: InvoiceRecord.Entry, item: Int) {
        guard stored.record.holdsEntries else { return }
        guard snapshot.entry(entry.id) != nil else {
            return report(
                .error, "unknown-entry", key: "entries", item: item,
                "There is no time entry \(entry.id).", cure: "Restore it from the history.")
        }
        guard stored.record.locksEntries, !snapshot.entry(entry.id, hadBlob: entry.blob) else {
            return
        }
        report(
            .error, "changed-entry", key: "entries", item: item,
            "The time entry \(entry.id) is not what was billed.",
            cure:
                "Restore it from the history, or take the invoice back with “infratrack invoice void”."
        )
    }
}

extension RecordCheck<TaskRecord> {
    fileprivate mutating func closing(_ task: TaskRecord) {
        if task.status.isClosed, task.closed == nil {
            report(
                .warning, "not-closed", key: "status",
                "The task is \(task.status.rawValue) without saying since when.",
                cure: "Add “closed:” with the time.")
        }
        if !task.status.isClosed, task.closed != nil {
            report(
                .warning, "not-closed", key: "closed",
                "The task has a closing time and is \(task.status.rawValue).",
                cure: "Remove “closed:”, or set the status to done.")
        }
    }
}

extension RecordCheck<Component> {
    fileprivate mutating func target(_ target: ComponentKey, key: String, item: Int) {
        guard snapshot.component(target) == nil,
            snapshot.componentKeys(alias: target.description).isEmpty
        else { return }
        report(
            .error, "unknown-component", key: key, item: item, "There is no component \(target).",
            cure: "Correct the key, or add components/\(target).md.")
    }
}
