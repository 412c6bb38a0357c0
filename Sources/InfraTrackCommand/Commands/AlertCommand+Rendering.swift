import InfraTrack
import InfraTrackAlerts

extension Quarantine.Item {
    var fields: [Field] {
        [
            Field("name", .text(name)), Field("source", source.map(FieldValue.text) ?? .null),
            Field("received_at", receivedAt.map { .text($0.description) } ?? .null),
            Field("size", size.map { .number(String($0)) } ?? .null),
            Field("reason", .text(reason)), Field("complete", .boolean(isComplete)),
        ]
    }
}

extension Session {
    /// One JSON object for each event.
    func print(_ outcomes: [AlertOutcome]) {
        for outcome in outcomes {
            environment.print(JSON.object(outcome.fields))
        }
    }

    /// The source with a name, as the store's settings configure it; as it comes when they cannot
    /// be read, so that what was sent is kept all the same.
    func alertSource(_ name: String, _ repository: Repository) throws -> any AlertSource {
        let configured = try? AlertSources.configured(by: repository.snapshot.settings)
        return try configured?.first { $0.name == name } ?? AlertSources.named(name)
    }

    /// Puts right what a merge left of alerts; what cannot be written now waits for the next call.
    func settleAlerts(in repository: Repository, at now: Timestamp) {
        guard
            let count = try? AlertIntake().settle(repository, now: now, options: global.commit),
            count > 0
        else { return }
        environment.warn("infratrack: settled \(count) alert tasks.")
    }

    /// Whether something could not be committed when it came.
    func hasWaitingAlerts(_ repository: Repository) -> Bool {
        ((try? AlertSpool(of: repository)?.waiting()) ?? nil)?.isEmpty == false
    }

    /// Takes in what could not be committed when it came; what still cannot be stays where it is.
    func drainSpool(into repository: Repository) {
        do {
            guard let spool = AlertSpool(of: repository) else { return }
            let waiting = try spool.waiting().count
            guard waiting > 0 else { return }
            try spool.drain(into: repository, options: global.commit)
            let left = try spool.waiting().count
            environment.warn(
                "infratrack: took in \(waiting - left) of \(waiting) alert messages that waited.")
        } catch {
            environment.warn("infratrack: alerts are waiting still: \(error)")
        }
    }
}

extension AlertOutcome {
    var fields: [Field] {
        [
            Field("effect", .text(effect.rawValue)),
            Field("task", task.map { .text($0.description) } ?? .null),
            Field("problem_key", problemKey.map(FieldValue.text) ?? .null),
            Field("episode", episode.map { .text($0.description) } ?? .null),
            Field("reason", .text(reason)),
        ]
    }
}

extension AlertReplay.Line {
    var fields: [Field] {
        outcome.fields + [
            Field("title", task.map { .text($0.title) } ?? .null),
            Field("priority", task.map { .text($0.priority.rawValue) } ?? .null),
            Field("components", .list((task?.components ?? []).map { .text($0.description) })),
            Field("recorded_task", recorded?.task.map { .text($0.description) } ?? .null),
            Field("differences", .list(differences.map(FieldValue.text))),
        ]
    }
}

extension AlertExplanation {
    var fields: [Field] {
        [
            Field("episode", .text(episode.id.description)),
            Field("source", .text(episode.source)),
            Field("problem_key", .text(episode.problemKey)),
            Field("started", .text(episode.started.description)),
            Field("ended", episode.ended.map { .text($0.description) } ?? .null),
            Field("payload", .boolean(hasPayload)),
            Field("severity", episode.severity.map(FieldValue.text) ?? .null),
            Field("priority", episode.priority.map { .text($0.rawValue) } ?? .null),
            Field("priority_from", .text(priorityOrigin)),
            Field("rule", ruleIndex.map { .number(String($0)) } ?? .null),
            Field("components", .list(episode.components.map { .text($0.description) })),
            Field("component_from", componentOrigin.map(FieldValue.text) ?? .null),
            Field("effect", .text(effect.rawValue)),
            Field("task", episode.task.map { .text($0.description) } ?? .null),
            Field("reason", .text(story.joined(separator: " "))),
        ]
    }

    /// The chain, a link a line.
    var lines: [String] {
        let words = match.sorted { $0.key < $1.key }.map { "\($0.key)=\(printable($0.value))" }
        let rule = ruleIndex.map {
            "number \($0 + 1), which matches \(words.joined(separator: ", "))"
        }
        let key = episode.components.map(\.description).joined(separator: ", ")
        return [
            "episode \(episode.id) of \(printable(episode.problemKey))",
            "  payload    from \(episode.source), firing since \(episode.started)"
                + (hasPayload ? "" : ", not kept"),
            "  severity   \(episode.severity.map { printable($0) } ?? "none")",
            "  priority   \(episode.priority?.rawValue ?? "none"), by \(priorityOrigin)",
            "  rule       \(rule ?? "none matches")",
            "  component  \(key.isEmpty ? "none was found" : key)"
                + (componentOrigin.map { ", by \($0)" } ?? ""),
            "  effect     \(effect.rawValue): \(story.joined(separator: " "))",
        ]
    }
}
