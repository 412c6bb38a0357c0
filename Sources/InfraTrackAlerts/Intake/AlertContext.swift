import InfraTrack

/// An event with what the store's owner says about it.
struct AlertContext {
    let event: AlertEvent
    let rules: AlertRules
    /// The rule that matches it.
    let rule: AlertRule?
    /// The component it is about, and what named it.
    let found: ComponentFinder.Found?

    init(_ event: AlertEvent, _ rules: AlertRules, in snapshot: Snapshot) {
        self.event = event
        self.rules = rules
        rule = rules.rule(for: event)
        found = ComponentFinder(snapshot).find(event, rule)
    }

    var component: Component? { found?.component }

    /// The label of the task that the event's group shares.
    var groupLabel: String? { rule?.group(of: event).map { AlertLabel.group + $0.description } }

    /// The task that the event opens, as it is written before anybody touches it.
    func task(
        _ id: RecordID, created: Timestamp?, _ priority: Priority, _ settings: Settings
    ) -> TaskRecord {
        var task = TaskRecord(id: id, title: TaskText.title(event, rule, component))
        task.created = created
        task.priority = priority
        task.alert = id
        task.category = rule?.category
        task.owner = rule?.owner
        task.project = rule?.project
        task.client = rule?.client ?? settings.client(project: rule?.project, component)
        task.components = component.map { [$0.id] } ?? []
        if component == nil { task.labels.append(AlertLabel.unknownComponent) }
        if component?.lifecycle == .retired { task.labels.append(AlertLabel.retiredComponent) }
        if let groupLabel { task.labels.append(groupLabel) }
        task.labels.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        task.body = TaskText.body(event, title: task.title)
        return task
    }
}

extension Settings {
    /// The client of a project, or the one whose name a component's key begins with.
    fileprivate func client(project: String?, _ component: Component?) -> String? {
        if let client = project.flatMap({ projects[$0]?.client }) { return client }
        let first = component?.id.description.split(separator: "/").first.map(String.init)
        return first.flatMap { clients[$0] == nil ? nil : $0 }
    }
}

/// Labels that tasks get from alerts.
enum AlertLabel {
    /// The source saw the problem gone while somebody was at work on it, or lost sight of it.
    static let needsReview = "needs-review"
    /// No component of the store answers to what the alert names.
    static let unknownComponent = "unknown-component"
    /// The component that the alert names was retired.
    static let retiredComponent = "retired-component"
    /// The task takes the overflow of a storm.
    static let storm = "alert-storm"
    /// How the label of a group's task begins.
    static let group = "alert-group-"

    /// Whether the machine itself sets a label.
    static func isOwn(_ label: String) -> Bool {
        [needsReview, unknownComponent, retiredComponent, storm].contains(label)
            || label.hasPrefix(group)
    }
}
