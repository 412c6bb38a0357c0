public import InfraTrack

/// Makes runbooks of what was recorded: the commands of tasks, sorted into the sections of a
/// template, with where each came from.
///
/// The same records and the same template give the same bytes, so a second run changes nothing.
/// What people wrote into the text is merged with what is new.
public struct RunbookGenerator: Sendable {
    /// The template.
    public let template: RunbookTemplate
    /// Whether text that a person wrote into the runbook is overwritten.
    public let force: Bool
    /// Values for the parameters that the template declares.
    public let values: [String: String]

    /// Makes a generator; it overwrites nothing written by hand unless told to.
    public init(template: RunbookTemplate, force: Bool = false, values: [String: String] = [:]) {
        self.template = template
        self.force = force
        self.values = values
    }

    /// Writes a runbook from the commands of tasks in one commit, merged with hand edits.
    ///
    /// Contradictions between hand edits and what is new leave the working file with conflict
    /// markers, uncommitted.
    ///
    /// - Parameters:
    ///   - name: the runbook's name.
    ///   - title: its title; the existing runbook's or else the first task's when `nil`.
    ///   - tasks: the tasks, in the order of the story; those of the existing runbook when empty.
    ///   - repository: the store.
    ///   - message: the commit message; made from the change when `nil`.
    ///   - options: how the change reaches git.
    /// - Throws: `LedgerError`: `missing` for an unknown task, `usage` without tasks, `invalid`
    ///   for a broken template or name, `refused` for a runbook that was never generated.
    public func generate(
        _ name: String, title: String? = nil, tasks: [RecordID] = [], in repository: Repository,
        message: String? = nil, options: CommitOptions = CommitOptions()
    ) throws -> Committed<GeneratedRunbook> {
        for _ in 0..<3 {
            let edited = try handEdited(name, in: repository)
            do {
                return try repository.commit(message, options: options) { draft in
                    GeneratedRunbook(
                        runbook: try generate(name, title, tasks, edited, in: &draft),
                        hasConflict: false)
                }
            } catch let conflict as MergeConflict {
                let old = Array((repository.snapshot.text(.runbook, name) ?? "").utf8)
                try repository.leave(conflict.markedFile, in: .runbook, name, over: old)
                return Committed(GeneratedRunbook(runbook: conflict.runbook, hasConflict: true))
            } catch is ChangedMeanwhile {
                continue
            }
        }
        throw LedgerError(.busy, "Others changed the runbook meanwhile.", cure: "Try again.")
    }

    /// Writes a runbook as a part of a larger transaction; hand edits are refused, not merged.
    public func generate(
        _ name: String, title: String? = nil, tasks: [RecordID] = [], in draft: inout Draft
    ) throws(LedgerError) -> Runbook {
        do {
            return try generate(name, title, tasks, nil, in: &draft)
        } catch let error as LedgerError {
            throw error
        } catch {
            throw Self.editedByHand(name)
        }
    }

    private func generate(
        _ name: String, _ title: String?, _ tasks: [RecordID], _ edited: HandEdited?,
        in draft: inout Draft
    ) throws -> Runbook {
        let snapshot = draft.snapshot
        if let fault = snapshot.unreadableFiles.first(where: { $0.path == "runbooks/\(name).md" }) {
            throw LedgerError(
                .refused, fault.message, cure: fault.cure, path: fault.path, line: fault.line,
                column: fault.column)
        }
        let existing = snapshot.runbook(name)
        let records = try records(tasks, existing, snapshot)
        var runbook = existing ?? Runbook(id: name, title: "")
        runbook.title = title ?? existing?.title ?? records[0].title
        let text = try fill(&runbook, records, snapshot)
        try settle(&runbook, text, existing, edited, in: &draft)
        return try write(runbook, in: &draft)
    }

    /// Sets everything but the text, and returns that.
    func fill(
        _ runbook: inout Runbook, _ tasks: [TaskRecord], _ snapshot: Snapshot
    ) throws(LedgerError) -> String {
        let settings = try RunbookSettings(snapshot.settings)
        let story = RunbookStory(tasks, snapshot, tables: settings.tables)
        let existing = runbook
        runbook.owner = existing.owner ?? story.tasks.lazy.compactMap(\.owner).first
        let context = RunbookContext(
            story, snapshot, name: runbook.name, title: runbook.title, owner: runbook.owner)
        let declared = try template.declared(given: values, before: existing)
        runbook.template = template.name
        runbook.templateHash = template.hash
        runbook.components = story.components.filter { snapshot.component($0) != nil }
        runbook.alerts = story.alerts(snapshot).map(\.alertName)
        runbook.parameters = Self.parameters(context, declared, before: existing)
        runbook.sources = story.sources(snapshot)
        runbook.evidence = story.evidence
        let text = template.render(context.values, declared: declared)
        return text.trimmed + "\n"
    }

    /// A person's words about a parameter stay while it stands for the same.
    private static func parameters(
        _ context: RunbookContext, _ declared: [Runbook.Parameter], before: Runbook
    ) -> [Runbook.Parameter] {
        let found = context.parametrized.table.entries.map { entry in
            let old = before.parameters.first {
                $0.name == entry.name && $0.defaultValue == entry.value
            }
            return Runbook.Parameter(
                name: entry.name, defaultValue: entry.value,
                description: old?.description ?? RunbookContext.description(entry))
        }
        return declared + found
    }

    private func records(
        _ tasks: [RecordID], _ existing: Runbook?, _ snapshot: Snapshot
    ) throws(LedgerError) -> [TaskRecord] {
        let wanted = tasks.isEmpty ? existing?.sources.map(\.task) ?? [] : tasks
        var records: [TaskRecord] = []
        var seen: Set<RecordID> = []
        for id in wanted where seen.insert(id).inserted {
            guard let task = snapshot.task(id) else {
                throw LedgerError(
                    .missing, "There is no task \(id).", cure: "See “infratrack task list”.")
            }
            records.append(task)
        }
        guard !records.isEmpty else {
            throw LedgerError(
                .usage, "The runbook has no task to be made of.",
                cure: "Name at least one with “--task”.")
        }
        return records
    }
}
