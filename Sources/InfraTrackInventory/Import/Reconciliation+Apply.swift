import InfraTrack

extension Reconciliation {
    /// Writes what is listed; what relates to something that comes later is written twice.
    mutating func apply(_ matching: Matching, to draft: inout Draft) throws(LedgerError) {
        var early: [Matching.Match] = []
        for match in matching.matches {
            if match.listed.item.gone != nil {
                try end(match, on: &draft)
                continue
            }
            let isEarly = match.targets.contains { draft.snapshot.component($0) == nil }
            if isEarly { early.append(match) }
            if match.isNew {
                try create(match, on: &draft)
            } else if !isEarly {
                try update(match, on: &draft)
            }
        }
        for match in early { try update(match, isSecond: match.isNew, on: &draft) }
    }

    private mutating func create(
        _ match: Matching.Match, on draft: inout Draft
    ) throws(LedgerError) {
        var component = Component(id: match.key, kind: match.listed.item.kind)
        var provenance = Provenance(match.listed.item)
        provenance.predecessor = match.predecessor?.description
        relate(match, &provenance, in: draft.snapshot)
        mark(&provenance, after: nil)
        merge(provenance, over: nil, into: &component)
        var block = ImportedBlock(nil)
        block[source.name, scope] = provenance
        component.imported = block.value
        try draft.put(component)
        report.created.append(match.key)
        if let predecessor = match.predecessor {
            try replace(predecessor, by: match.key, on: &draft)
        }
    }

    /// - Parameter isSecond: whether it was written in this import already.
    private mutating func update(
        _ match: Matching.Match, isSecond: Bool = false, on draft: inout Draft
    ) throws(LedgerError) {
        let kept = isSecond ? written(match.key, in: draft.snapshot) : known.own[match.key]
        let base = kept.map { current($0, in: draft.snapshot) }
        var provenance = Provenance(match.listed.item)
        provenance.predecessor = base?.predecessor
        relate(match, &provenance, in: draft.snapshot)
        provenance = provenance.keepingMasks(of: base)
        mark(&provenance, after: base)
        // What the source says is what it said: nothing of the record can differ.
        guard provenance != base, let old = draft.snapshot.component(match.key) else {
            if !isSecond { report.unchanged.append(match.key) }
            return
        }
        var block =
            isSecond
            ? ImportedBlock(draft.snapshot.imported(match.key)) : known.block(match.key)
        let before = block.lifecycle
        var component = old
        merge(provenance, over: base, into: &component)
        block[source.name, scope] = provenance
        follow(block, from: before, &component, reason: nil, at: draft.now)
        component.imported = block.value
        let imported = draft.snapshot.imported(match.key)
        let written = try draft.put(component)
        guard !isSecond else { return }
        guard written != old || draft.snapshot.imported(match.key) != imported else {
            return report.unchanged.append(match.key)
        }
        tell(match, from: old, base, to: written, provenance)
    }

    private func written(_ key: ComponentKey, in snapshot: Snapshot) -> Provenance? {
        ImportedBlock(snapshot.imported(key))[source.name, scope]
    }

    /// The relations that would not lead back to the component.
    private mutating func relate(
        _ match: Matching.Match, _ provenance: inout Provenance, in snapshot: Snapshot
    ) {
        let relations = match.relations.union(
            match.dependsOn.map { Component.Relation(.dependsOn, $0) })
        for relation in relations where snapshot.component(relation.target) != nil {
            guard !snapshot.reaches(relation.target, match.key, over: relation.type) else {
                report.refused.append(
                    .init(
                        match.listed.item.place,
                        "Its relation \(relation.type.rawValue) to \(relation.target) leads back to it."
                    ))
                continue
            }
            if relation.type == .dependsOn {
                provenance.dependsOn.insert(relation.target)
            } else {
                provenance.relations.insert(relation)
            }
        }
    }

    /// A version that brought nothing new leaves no trace.
    private func mark(_ provenance: inout Provenance, after base: Provenance?) {
        provenance.lineage = base?.lineage
        provenance.serial = base?.serial
        if provenance != base {
            provenance.lineage = listing.lineage
            provenance.serial = listing.serial
        }
    }

    /// What was kept, with the keys that its targets have now.
    private func current(_ base: Provenance, in snapshot: Snapshot) -> Provenance {
        guard !base.dependsOn.isEmpty || !base.relations.isEmpty else { return base }
        var base = base
        base.dependsOn = Set(base.dependsOn.map { snapshot.currentKey(of: $0) })
        base.relations = Set(
            base.relations.map { .init($0.type, snapshot.currentKey(of: $0.target)) })
        return base
    }
}

extension Matching.Match {
    fileprivate var targets: Set<ComponentKey> { dependsOn.union(relations.map(\.target)) }
}

extension Snapshot {
    /// The key that a component has now, of one that it may have had before.
    fileprivate func currentKey(of key: ComponentKey) -> ComponentKey {
        if component(key) != nil { return key }
        let found = componentKeys(alias: key.description)
        return found.count == 1 ? found[0] : key
    }
}
