extension Snapshot {
    /// The component that a name means: a key, or an alias, identifier or last segment that only
    /// one component has.
    ///
    /// - Throws: ``LedgerError`` with code `missing` or `ambiguous`.
    public func componentKey(named name: String) throws(LedgerError) -> ComponentKey {
        if let key = ComponentKey(name), componentTable[id: key] != nil { return key }
        let found = componentKeys(alias: name)
        guard let first = found.first else {
            if let key = ComponentKey(name), let file = unreadable["components/\(key).md"] {
                throw file.error
            }
            throw LedgerError(
                .missing, "There is no component “\(printable(name))”.",
                cure:
                    "Add it with “infratrack component new \(printable(name)) --kind KIND”, or see “infratrack component list”."
            )
        }
        guard found.count == 1 else {
            throw LedgerError(
                .ambiguous,
                "“\(printable(name))” may be \(found.map(\.description).joined(separator: ", ")).",
                cure: "Use the whole key.")
        }
        return first
    }

    /// The components that answer to a name besides their key, in any letter case.
    public func componentKeys(alias name: String) -> [ComponentKey] {
        componentTable.records(.alias(name.lowercased())).map(\.record.id).sorted()
    }

    /// The components below a key, without itself.
    public func descendants(of key: ComponentKey) -> [Component] {
        componentSubtree(key).filter { $0.id != key }
    }

    /// The components that have been known by another key.
    package var movedComponents: [Component] { componentTable.records(.moved).map(\.record) }

    /// Everything that a failure of a component reaches: what lies within it, and what depends
    /// on, runs on, is part of or a member of anything reached, each with its distance.
    ///
    /// Ordered by distance, then key. The first question of a snapshot makes a graph of all
    /// relations; later ones walk it.
    public func impact(of key: ComponentKey) -> ComponentImpact {
        componentTable.impact(of: key, in: self)
    }

    /// Whether one component reaches another over relations of one type.
    package func reaches(
        _ start: ComponentKey, _ target: ComponentKey, over type: Component.RelationType
    ) -> Bool {
        var seen: Set<ComponentKey> = []
        var frontier = [start]
        while let next = frontier.popLast() {
            if next == target { return true }
            guard seen.insert(next).inserted, let component = component(next) else { continue }
            frontier += component.targets(type)
        }
        return false
    }
}

extension Component {
    /// The other ends of its relations of one type; `depends_on` has a key of its own too.
    package func targets(_ type: RelationType) -> [ComponentKey] {
        let typed = relations.lazy.filter { $0.type == type }.map(\.target)
        return type == .dependsOn ? dependsOn + typed : Array(typed)
    }
}
