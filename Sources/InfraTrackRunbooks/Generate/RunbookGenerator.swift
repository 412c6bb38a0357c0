public import InfraTrack

/// Makes runbooks of what was recorded: the commands of tasks, sorted into the sections of a
/// template, with where each came from.
///
/// The same records and the same template give the same bytes, so a second run changes nothing.
public struct RunbookGenerator: Sendable {
    /// The template.
    public let template: RunbookTemplate
    /// Whether text that a person wrote into the runbook is overwritten.
    public let force: Bool

    /// Makes a generator; it overwrites nothing written by hand unless told to.
    public init(template: RunbookTemplate, force: Bool = false) {
        self.template = template
        self.force = force
    }

    /// Writes a runbook from the commands of tasks.
    ///
    /// The owner, the parameters and the review of an existing runbook stay; it is a draft again
    /// when its text changes.
    ///
    /// - Parameters:
    ///   - name: the runbook's name.
    ///   - title: its title; the existing runbook's or else the first task's when `nil`.
    ///   - tasks: the tasks, in the order of the story; those of the existing runbook when empty.
    ///   - draft: where it is written.
    /// - Returns: the runbook as written.
    /// - Throws: `LedgerError`: `missing` for an unknown task, `usage` without tasks, `invalid`
    ///   for a broken template or name, `refused` when the text was edited by hand.
    public func generate(
        _ name: String, title: String? = nil, tasks: [RecordID] = [], in draft: inout Draft
    ) throws(LedgerError) -> Runbook {
        let snapshot = draft.snapshot
        let existing = snapshot.runbook(name)
        let story = RunbookStory(try records(tasks, existing, snapshot), snapshot)
        var runbook = existing ?? Runbook(id: name, title: "")
        runbook.title = title ?? existing?.title ?? story.tasks[0].title
        runbook.owner = existing?.owner ?? story.tasks.lazy.compactMap(\.owner).first
        runbook.template = template.name
        runbook.templateHash = template.hash
        runbook.components = story.components
        runbook.alerts = story.alerts(snapshot).map(\.alertName)
        runbook.sources = story.sources(snapshot)
        runbook.evidence = story.evidence
        try setBody(of: &runbook, try render(story, runbook, snapshot), existing)
        return try write(runbook, in: &draft)
    }

    private func records(
        _ tasks: [RecordID], _ existing: Runbook?, _ snapshot: Snapshot
    ) throws(LedgerError) -> [TaskRecord] {
        let wanted = tasks.isEmpty ? existing?.sources.map(\.task) ?? [] : tasks
        var records: [TaskRecord] = []
        for id in wanted where !records.contains(where: { $0.id == id }) {
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

    private func render(
        _ story: RunbookStory, _ runbook: Runbook, _ snapshot: Snapshot
    ) throws(LedgerError) -> String {
        let context = RunbookContext(
            story: story, snapshot: snapshot, title: runbook.title, owner: runbook.owner)
        let text = try TemplateRenderer.render(template.text, context.values, path: template.path)
        return text.trimmed + "\n"
    }

    /// Takes the generated text unless it would overwrite what a person wrote.
    private func setBody(
        of runbook: inout Runbook, _ generated: String, _ existing: Runbook?
    ) throws(LedgerError) {
        let hash = Digest.sha256(Array(generated.utf8))
        if let existing, !force, existing.bodyHash != Digest.sha256(Array(existing.body.utf8)) {
            // Nothing new was generated, so what the person wrote stands.
            if existing.bodyHash == hash { return }
            throw LedgerError(
                .refused, "The text of runbook “\(existing.name)” was written or edited by hand.",
                cure: "Use “--force” to overwrite it, or generate under another name and compare.",
                path: "runbooks/\(existing.name).md")
        }
        if existing?.body != generated { runbook.status = .draft }
        runbook.body = generated
        runbook.bodyHash = hash
    }

    /// Writes it, with the hash of the text that redaction left.
    private func write(_ runbook: Runbook, in draft: inout Draft) throws(LedgerError) -> Runbook {
        let written = try draft.put(runbook)
        guard written.body != runbook.body else { return written }
        var corrected = written
        corrected.bodyHash = Digest.sha256(Array(written.body.utf8))
        return try draft.put(corrected)
    }
}
