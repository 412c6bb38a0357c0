public import InfraTrack

/// How an episode came to its task: payload, rule, component, priority, effect.
public struct AlertExplanation: Sendable, Hashable {
    /// The episode.
    public let episode: AlertRecord
    /// The place of the rule that matches, from 0, in the settings' list.
    public let ruleIndex: Int?
    /// The labels that the rule asks for.
    public let match: [String: String]
    /// Where the priority comes from.
    public let priorityOrigin: String
    /// Where the component comes from; `nil` when none was found.
    public let componentOrigin: String?
    /// What became of the firing, in one word.
    public let effect: AlertEffect
    /// What became of it, and of its end, in sentences.
    public let story: [String]
    /// Whether the payload that it is read from again was kept whole.
    public let hasPayload: Bool

    /// Explains one episode by the rules in force.
    ///
    /// - Throws: `LedgerError` for settings that cannot be read.
    public init(_ episode: AlertRecord, in snapshot: Snapshot) throws(LedgerError) {
        let rules = try AlertRules(settings: snapshot.settings)
        let sources = try AlertSources.configured(by: snapshot.settings)
        let event = AlertEvent(replaying: episode, by: sources)
        let context = AlertContext(event, rules, in: snapshot)
        self.episode = episode
        ruleIndex = rules.rules.firstIndex { $0.matches(event) }
        match = context.rule?.match ?? [:]
        hasPayload = EpisodeText.payload(EpisodeText.firing, in: episode.body) != nil
        priorityOrigin = Self.origin(event, context)
        componentOrigin = context.found?.by
        effect = Self.effect(episode, snapshot)
        let silence = rules.silence(of: event, on: context.component?.id, at: episode.started)
        story = Self.story(episode, effect, silence, snapshot)
    }

    /// The explanations of an episode, or of all episodes of a task.
    ///
    /// - Throws: `LedgerError` with code `missing` or `ambiguous`.
    public static func of(
        _ name: String, in snapshot: Snapshot
    ) throws(LedgerError) -> [AlertExplanation] {
        var alerts: [AlertRecord] = []
        if let task = try? snapshot.resolve(name, .task) { alerts = snapshot.alerts(of: task) }
        if alerts.isEmpty {
            let id = try snapshot.resolve(name, .alert)
            alerts = [snapshot.alert(id)].compactMap { $0 }
        }
        var explanations: [AlertExplanation] = []
        for alert in alerts { explanations.append(try AlertExplanation(alert, in: snapshot)) }
        return explanations
    }

    private static func origin(_ event: AlertEvent, _ context: AlertContext) -> String {
        if context.rule?.priority != nil { return "the rule" }
        guard let severity = event.severity else {
            return event.urgency == nil ? "the default" : "the source's scale"
        }
        let word = severity.lowercased()
        if Priority(rawValue: severity.uppercased()) != nil { return "the severity itself" }
        if context.rules.decidedSeverities.contains(word) { return "the store's severities" }
        if event.urgency != nil { return "the source's scale" }
        return context.rules.severities[word] == nil ? "the default" : "the usual severities"
    }

    private static func effect(_ episode: AlertRecord, _ snapshot: Snapshot) -> AlertEffect {
        guard let id = episode.task, let task = snapshot.task(id) else {
            return episode.ended == nil ? .suppressed : .resolved
        }
        if task.alert == episode.id { return .created }
        return task.isShared ? .grouped : .updated
    }

    private static func story(
        _ episode: AlertRecord, _ effect: AlertEffect, _ silence: AlertSilence?,
        _ snapshot: Snapshot
    ) -> [String] {
        let task = episode.task.flatMap(snapshot.task)
        var story: [String] = []
        switch (effect, task) {
        case (.created, let task?): story.append("It opened task \(task.id).")
        case (.grouped, let task?):
            story.append("It joined task \(task.id), which takes several problems.")
        case (_, let task?): story.append("It joined task \(task.id) of an earlier episode.")
        case (.resolved, nil):
            story.append("Its firing was not seen before its end, so it opened no task.")
        case (_, nil): story.append(silence?.description ?? "Its task was removed.")
        }
        if let ended = episode.ended {
            let reason = episode.reason.map { ": \($0.rawValue)" }
            story.append("It ended at \(ended)\(reason, default: "").")
        } else {
            story.append("It has not ended.")
        }
        if let task {
            let how = task.resolution.map { " (\($0))" } ?? ""
            story.append("The task is \(task.status.rawValue)\(how).")
        }
        return story
    }
}
