import FrontMatter

/// Collects findings about one record, each with its place in the file.
struct RecordCheck<R: StoredRecord> {
    let stored: Stored<R>
    let snapshot: Snapshot
    private(set) var findings: [Finding] = []

    init(_ stored: Stored<R>, in snapshot: Snapshot) {
        self.stored = stored
        self.snapshot = snapshot
    }

    mutating func report(
        _ severity: Finding.Severity, _ rule: String, key: String, item: Int? = nil,
        _ message: String, cure: String
    ) {
        let document = stored.document
        let place = item.flatMap { document?.place(of: key, item: $0) } ?? document?.place(of: key)
        findings.append(
            Finding(
                severity, rule: rule, path: stored.path, line: place?.line ?? 1,
                column: place?.column ?? 1, message: message, cure: cure))
    }

    /// The file's name must begin with the id, so that both find the record.
    mutating func fileName(_ id: RecordID) {
        guard !Layout.names(stored.path, id) else { return }
        report(
            .warning, "file-name", key: "id", "The file's name does not begin with its id \(id).",
            cure: "Rename the file to \(id)-….md, or correct the id.")
    }

    /// Components must exist under their key or an alias; open work should not name retired ones.
    mutating func components(_ keys: [ComponentKey], isOpen: Bool = false) {
        for (index, key) in keys.enumerated() {
            if let component = snapshot.component(key) ?? formerly(key) {
                guard isOpen, component.lifecycle == .retired else { continue }
                report(
                    .warning, "retired-component", key: "components", item: index,
                    "The component \(component.id) is retired.",
                    cure: "Close the work, or name what replaced it.")
            } else if snapshot.componentKeys(alias: key.description).isEmpty {
                report(
                    .error, "unknown-component", key: "components", item: index,
                    "There is no component \(key).",
                    cure: "Correct the key, or add components/\(key).md.")
            }
        }
    }

    /// The only component that had a key before.
    private func formerly(_ key: ComponentKey) -> Component? {
        let found = snapshot.componentKeys(alias: key.description)
        return found.count == 1 ? snapshot.component(found[0]) : nil
    }

    mutating func task(_ id: RecordID?, key: String, item: Int? = nil) {
        guard let id, snapshot.task(id) == nil else { return }
        report(
            .error, "unknown-task", key: key, item: item, "There is no task \(id).",
            cure: "Correct the id, or remove it.")
    }

    mutating func client(_ client: String?, project: String?) {
        if let client, !snapshot.settings.clients.isEmpty, snapshot.settings.clients[client] == nil
        {
            report(
                .warning, "undeclared-client", key: "client",
                "The client “\(printable(client))” is not declared.",
                cure: "Add it to “clients:” in \(Layout.settingsFile).")
        }
        if let project, !snapshot.settings.projects.isEmpty,
            snapshot.settings.projects[project] == nil
        {
            report(
                .warning, "undeclared-project", key: "project",
                "The project “\(printable(project))” is not declared.",
                cure: "Add it to “projects:” in \(Layout.settingsFile).")
        }
    }
}
