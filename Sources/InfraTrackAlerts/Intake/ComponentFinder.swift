import InfraTrack

/// Finds the component that an alert is about.
struct ComponentFinder {
    private let snapshot: Snapshot

    /// A component and what named it.
    struct Found {
        let component: Component
        /// Such as `the label instance`.
        let by: String
    }

    /// Labels that may name a component, the surest first.
    private static let labels = [
        "component", "instance", "host", "hostname", "host_name", "nodename", "node", "vm",
        "resource", "pod", "container", "deployment", "statefulset", "daemonset", "service",
        "cluster", "server_name", "target", "address",
    ]

    /// One name that an alert gives, and where.
    private struct Hint {
        let name: String
        let by: String
    }

    init(_ snapshot: Snapshot) { self.snapshot = snapshot }

    /// The component a rule names, else the one that the alert names; a name that fits several
    /// components names none.
    ///
    /// Whole names come first over all that the alert says; then parts of them, which several
    /// components may share: the first part of a host's full name, the end of an ARN or a path, the
    /// workload of a pod.
    func find(_ event: AlertEvent, _ rule: AlertRule?) -> Found? {
        if let component = rule?.component.flatMap(snapshot.component) {
            return Found(component: component, by: "the rule")
        }
        let hints = Self.hints(event)
        for hint in hints {
            if let found = named(hint.name) ?? named(HostName(hint.name).full) {
                return Found(component: found, by: hint.by)
            }
        }
        for hint in hints {
            if let found = short(HostName(hint.name)) ?? part(hint.name) {
                return Found(component: found, by: hint.by)
            }
        }
        return nil
    }

    private static func hints(_ event: AlertEvent) -> [Hint] {
        let labelled = labels.compactMap { label in
            event.labels[label].map { Hint(name: $0, by: "the label \(label)") }
        }
        let targets = event.targets.map { Hint(name: $0, by: "what the alert is about") }
        return labelled + targets
    }

    private func named(_ name: String) -> Component? {
        if let component = ComponentKey(name).flatMap(snapshot.component) { return component }
        return only(snapshot.componentKeys(alias: name))
    }

    /// A component named as the host is within its domain; among several, the one whose key has a
    /// part of the domain in it.
    private func short(_ host: HostName) -> Component? {
        guard let name = host.short else { return nil }
        let keys = snapshot.componentKeys(alias: name)
        let near = keys.filter { key in
            key.description.split(separator: "/").contains { host.domain.contains(String($0)) }
        }
        return only(near) ?? only(keys)
    }

    /// A component named by a part of a name.
    private func part(_ name: String) -> Component? {
        for part in NameParts.of(name) {
            if let found = named(part) { return found }
        }
        return nil
    }

    /// The only one of several, those in use first.
    private func only(_ keys: [ComponentKey]) -> Component? {
        let components = keys.compactMap(snapshot.component)
        let active = components.filter { $0.lifecycle == .active }
        return active.count == 1 ? active[0] : components.count == 1 ? components[0] : nil
    }
}
