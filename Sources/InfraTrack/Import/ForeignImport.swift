import FrontMatter

/// One import of a folder on its way into a draft.
struct ForeignImport {
    /// A file that can be taken, with the ids that others know it by.
    struct Task {
        let path: String
        let id: RecordID
        var document: Document
        /// What it waits for, as it was written.
        let needs: [String]
    }

    private let folder: ForeignFolder
    private(set) var tasks: [Task] = []
    private(set) var outcome = ForeignFolder.Outcome()
    /// Our ids by the ids of the other program and by the names of files.
    private var ids: [String: RecordID] = [:]

    init(_ folder: ForeignFolder) { self.folder = folder }

    /// Reads and maps one file, or says why it cannot be taken.
    mutating func read(_ file: ForeignFolder.File, _ draft: inout Draft) {
        do throws(LedgerError) {
            if let error = file.error { throw LedgerError(error) }
            let document = try parse(file, &draft)
            var mapping = ForeignMapping(document, file: file.path, snapshot: draft.snapshot)
            let id = mapping.id
            for name in mapping.names { ids[name.lowercased()] = ids[name.lowercased()] ?? id }
            guard draft.snapshot.task(id) == nil else {
                outcome.known += 1
                return
            }
            guard !draft.snapshot.isTaken(id), !tasks.contains(where: { $0.id == id }) else {
                throw LedgerError(
                    .refused, "The id \(id) is taken by another record.",
                    cure: "Remove the key “id” from the file.")
            }
            try mapping.map()
            for message in mapping.warnings { warn(file.path, message) }
            tasks.append(
                Task(path: file.path, id: id, document: mapping.document, needs: mapping.needs))
        } catch {
            refuse(file.path, error)
        }
    }

    /// Writes one task, without what it waits for.
    mutating func take(_ task: Task, _ draft: inout Draft) {
        do throws(LedgerError) {
            outcome.tasks.append(try draft.adopt(task.document))
        } catch {
            refuse(task.path, error)
        }
    }

    /// Writes what a task waits for, once all are there; what would be a circle is named.
    mutating func link(_ task: Task, _ draft: inout Draft) {
        let needs = needs(of: task, draft.snapshot)
        guard !needs.isEmpty, var record = draft.snapshot.task(task.id) else { return }
        record.dependsOn = needs
        do throws(LedgerError) {
            try draft.put(record)
        } catch {
            warn(task.path, error.message)
        }
    }

    /// The file's document, after redaction.
    private func parse(
        _ file: ForeignFolder.File, _ draft: inout Draft
    ) throws(LedgerError) -> Document {
        do throws(FormatError) {
            let document = try Document(parsing: file.bytes)
            guard draft.redactor != nil else { return document }
            let text = document.text
            let redacted: String
            do throws(LedgerError) { redacted = try draft.redact(text) } catch {
                throw FormatError(
                    .unrepresentable, at: Place(line: 1, column: 1), message: error.message,
                    cure: error.cure)
            }
            return redacted.isSameText(text)
                ? document : try Document(parsing: Array(redacted.utf8))
        } catch {
            throw LedgerError(error, path: file.path)
        }
    }

    /// The tasks it waits for; what there is not is named.
    private mutating func needs(of task: Task, _ snapshot: Snapshot) -> [RecordID] {
        var needs: [RecordID] = []
        for name in task.needs {
            let id = ids[name.lowercased()] ?? RecordID(name).flatMap { snapshot.task($0)?.id }
            if let id, id != task.id, snapshot.task(id) != nil {
                if !needs.contains(id) { needs.append(id) }
            } else {
                warn(task.path, "It waits for “\(printable(name))”, which cannot be waited for.")
            }
        }
        return needs
    }

    private func place(_ path: String) -> String { folder.name + "/" + path }

    private mutating func warn(_ path: String, _ message: String) {
        outcome.warnings.append(
            Finding(
                .warning, rule: "not-mapped", path: place(path), message: message,
                cure: "The file keeps it; set the task's own field by hand."))
    }

    private mutating func refuse(_ path: String, _ error: LedgerError) {
        outcome.refused.append(
            Finding(
                .error, rule: "not-imported", path: place(path), line: error.line ?? 1,
                column: error.column ?? 1, message: error.message, cure: error.cure))
    }
}

extension String {
    fileprivate func isSameText(_ other: String) -> Bool { utf8.elementsEqual(other.utf8) }
}
