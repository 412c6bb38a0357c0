import InfraTrack

/// Finds the component that an alert is about.
struct ComponentFinder {
    private let snapshot: Snapshot

    /// Labels that may name a component, the surest first.
    private static let labels = [
        "component", "instance", "host", "hostname", "nodename", "node", "vm", "pod", "container",
        "service", "cluster", "target",
    ]

    init(_ snapshot: Snapshot) { self.snapshot = snapshot }

    /// The component a rule names, else the one a label names; a name that fits several components
    /// names none.
    ///
    /// Whole names come first over all labels; then the first part of a host's full name, which
    /// several domains may share.
    func find(_ event: AlertEvent, _ rule: AlertRule?) -> Component? {
        if let component = rule?.component.flatMap(snapshot.component) { return component }
        let values = Self.labels.compactMap { event.labels[$0] }
        for value in values {
            if let found = named(value) ?? named(HostName(value).full) { return found }
        }
        for value in values {
            if let found = short(HostName(value)) { return found }
        }
        return nil
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

    /// The only one of several, those in use first.
    private func only(_ keys: [ComponentKey]) -> Component? {
        let components = keys.compactMap(snapshot.component)
        let active = components.filter { $0.lifecycle == .active }
        return active.count == 1 ? active[0] : components.count == 1 ? components[0] : nil
    }
}

/// A host's name in what monitors call an instance: `web-01:9100`, `https://web-01/health`.
struct HostName {
    /// The name without scheme, user, port and path.
    let full: String

    init(_ text: String) {
        var rest = Substring(text)
        if let scheme = rest.firstRange(of: "://") { rest = rest[scheme.upperBound...] }
        rest = rest.prefix { !"/?#".contains($0) }
        if let user = rest.lastIndex(of: "@") { rest = rest[user...].dropFirst() }
        if rest.hasPrefix("["), let end = rest.firstIndex(of: "]") {
            rest = rest[..<end].dropFirst()
        } else if let colon = rest.firstIndex(of: ":"), rest.lastIndex(of: ":") == colon {
            rest = rest[..<colon]
        }
        full = String(rest)
    }

    /// The first part of a name with a domain; numbers with dots are no such name.
    var short: String? {
        let parts = full.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count > 1, let first = parts.first, first.contains(where: \.isLetter) else {
            return nil
        }
        return String(first)
    }

    /// The other parts.
    var domain: [String] {
        full.lowercased().split(separator: ".").dropFirst().map(String.init)
    }
}
