import InfraTrack

/// What the names of a runbook's template stand for.
struct RunbookContext {
    let story: RunbookStory
    let snapshot: Snapshot
    let title: String
    let owner: String?

    var values: [String: TemplateValue] {
        let lists: [String: [[String: TemplateValue]]] = [
            "tasks": story.tasks.map(task), "components": story.components.map(component),
            "alerts": story.alerts(snapshot).map(alert),
            "diagnosis": steps(story.diagnosis), "mitigation": steps(story.mitigation),
            "verification": steps(story.verification), "failures": story.failures.map(failure),
            "rollback": rollback,
        ]
        var values: [String: TemplateValue] = [
            "title": .text(title), "summary": .text(summary), "owner": .optional(owner),
            "hours": .optional(hours),
        ]
        for (name, items) in lists {
            values[name] = .list(items)
            values["has_\(name)"] = .flag(!items.isEmpty)
        }
        return values
    }

    /// The first paragraph of the first task that has a description, or else the title.
    private var summary: String {
        let paragraphs = story.tasks.lazy.compactMap { task in
            task.body.split(separator: "\n\n").lazy.map(\.trimmed)
                .first { !$0.isEmpty && !$0.hasPrefix("**") && !$0.hasPrefix("#") }
        }
        return paragraphs.first ?? title
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
            "id": .text(task.name), "title": .text(task.title),
            "status": .text(task.status.rawValue), "priority": .text(task.priority.rawValue),
            "resolution": .optional(task.resolution), "body": .optional(task.body.trimmed),
            "created": .optional(task.created?.description),
            "closed": .optional(task.closed?.description),
        ]
    }

    private func component(_ key: ComponentKey) -> [String: TemplateValue] {
        let record = snapshot.component(key)
        return [
            "key": .text(key.description), "kind": .optional(record?.componentKind),
            "name": .text(record?.displayName ?? String(key.name)),
            "environment": .optional(record?.environment),
            "provider": .optional(record?.provider), "owner": .optional(record?.owner),
        ]
    }

    private func alert(_ episode: AlertRecord) -> [String: TemplateValue] {
        [
            "name": .text(episode.alertName), "source": .text(episode.source),
            "severity": .text(episode.severity ?? "unknown"),
            "started": .text(episode.started.description),
        ]
    }
}

extension StringProtocol {
    /// The text without white space at its ends.
    var trimmed: String {
        var text = self[...]
        while text.last?.isWhitespace == true { text.removeLast() }
        while text.first?.isWhitespace == true { text.removeFirst() }
        return String(text)
    }
}
