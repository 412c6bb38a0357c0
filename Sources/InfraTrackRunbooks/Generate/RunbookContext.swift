import InfraTrack

/// What the names of a runbook's template stand for.
struct RunbookContext {
    let story: RunbookStory
    let parametrized: ParametrizedStory
    let snapshot: Snapshot
    let name: String
    let title: String
    let owner: String?

    init(
        _ story: RunbookStory, _ snapshot: Snapshot, name: String, title: String, owner: String?
    ) {
        self.story = story
        self.snapshot = snapshot
        self.name = name
        self.title = title
        self.owner = owner
        parametrized = ParametrizedStory(story)
    }

    var values: [String: TemplateValue] {
        let diagnosis = steps(parametrized.diagnosis, "Diagnosis")
        let mitigation = steps(parametrized.mitigation, "Mitigation")
        let verification = steps(parametrized.verification, "Verification")
        let lists: [String: [[String: TemplateValue]]] = [
            "tasks": story.tasks.map(task), "components": story.components.map(component),
            "alerts": story.alerts(snapshot).map(alert), "parameters": parameters,
            "missing": missing.map { ["text": .text($0)] }, "diagnosis": diagnosis,
            "mitigation": mitigation, "verification": verification,
            "failures": failures, "rollback": rollback,
            "tools": tools.map { ["name": .text(MarkdownText.code($0))] },
            "hosts": hosts.map { ["name": .text(MarkdownText.code($0))] },
        ]
        var values = plain
        for (name, items) in lists {
            values[name] = .list(items)
            values["has_\(name)"] = .flag(!items.isEmpty)
        }
        return values
    }

    private var plain: [String: TemplateValue] {
        let evidence = story.evidence
        return [
            "title": .text(MarkdownText.prose(title)), "name": .text(name),
            "summary": .text(summary), "owner": .optional(owner.map(MarkdownText.prose)),
            "hours": .optional(hours), "runs": .text(String(evidence.runs)),
            "successes": .text(String(evidence.successes)),
            "last_success": .optional(evidence.lastSuccess?.description),
            "blast_radius": .optional(BlastRadius(story.components, snapshot).mermaid),
            "assignments": .optional(assignments), "sudo": .flag(usesSudo),
            "assignments_fence": .text(Fence.around([assignments ?? ""])),
        ]
    }

    /// The first paragraph of the first task that has a description, or else the title.
    private var summary: String {
        let paragraphs = story.tasks.lazy.compactMap { task in
            task.body.split(separator: "\n\n").lazy.map(Self.paragraph).first { !$0.isEmpty }
        }
        return paragraphs.first ?? MarkdownText.prose(title)
    }

    /// A paragraph of prose; nothing for notes, headings, tables, lists and blocks.
    private static func paragraph(_ text: Substring) -> String {
        let lines = text.split(separator: "\n").map { line in
            line.drop { $0 == ">" || $0.isWhitespace }
        }.filter { !$0.isEmpty }
        guard let first = lines.first else { return "" }
        let blocks = ["**", "#", "|", "```", "~~~", "- ", "* ", "+ ", "<", "---", "===", "!["]
        if blocks.contains(where: { first.hasPrefix($0) }) { return "" }
        return lines.map { $0.trimmed.replacing("<", with: "\\<") }.joined(separator: "\n")
    }

    /// Hours on the tasks to two decimals; absent when no time was recorded.
    private var hours: String? {
        let seconds = story.tasks.flatMap { snapshot.entries(of: $0.id) }.reduce(Int64(0)) {
            guard let start = $1.start, let end = $1.end else {
                return $0 + ($1.durationSeconds ?? 0)
            }
            return $0 + end.seconds - start.seconds
        }
        let hundredths = (seconds * 100 + 1800) / 3600
        guard seconds > 0 else { return nil }
        return "\(hundredths / 100).\(padded(Int(hundredths % 100)))"
    }

    private func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    private func task(_ task: TaskRecord) -> [String: TemplateValue] {
        [
            "id": .text(task.name), "title": .text(MarkdownText.prose(task.title)),
            "status": .text(task.status.rawValue), "priority": .text(task.priority.rawValue),
            "resolution": .optional(task.resolution.map(MarkdownText.prose)),
            "body": .optional(task.body.trimmed),
            "created": .optional(task.created?.description),
            "closed": .optional(task.closed?.description),
            "category": .optional(task.category.map(MarkdownText.prose)),
        ]
    }

    private func component(_ key: ComponentKey) -> [String: TemplateValue] {
        let record = snapshot.component(key)
        return [
            "key": .text(key.description), "kind": .optional(record?.componentKind),
            "name": .text(MarkdownText.prose(record?.displayName ?? String(key.name))),
            "environment": .optional(record?.environment.map(MarkdownText.prose)),
            "provider": .optional(record?.provider.map(MarkdownText.prose)),
            "owner": .optional(record?.owner.map(MarkdownText.prose)),
        ]
    }

    private func alert(_ episode: AlertRecord) -> [String: TemplateValue] {
        [
            "name": .text(MarkdownText.code(episode.alertName)),
            "source": .text(MarkdownText.prose(episode.source)),
            "severity": .text(MarkdownText.prose(episode.severity ?? "unknown")),
            "started": .text(episode.started.description),
        ]
    }
}
