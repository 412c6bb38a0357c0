import InfraTrack

extension Reconciliation {
    /// Marks a component that a whole listing lacks: as missing at first, then as retired.
    mutating func vanish(_ key: ComponentKey, on draft: inout Draft) throws(LedgerError) {
        guard var provenance = known.own[key] else { return }
        let now = draft.now.description
        if provenance.missing == nil {
            provenance.missing = now
            report.missing.append(key)
        } else {
            provenance.gone = now
            report.retired.append(key)
        }
        try mark(key, provenance, "\(source.name) \(scope) no longer lists it.", on: &draft)
    }

    /// Retires a component that the source itself tells to be gone.
    mutating func end(_ match: Matching.Match, on draft: inout Draft) throws(LedgerError) {
        guard var provenance = known.own[match.key] else { return }
        guard provenance.gone == nil else { return report.unchanged.append(match.key) }
        provenance.gone = draft.now.description
        report.retired.append(match.key)
        try mark(match.key, provenance, match.listed.item.gone, on: &draft)
    }

    /// Retires a component whose place another took; its open tasks name both from now on.
    mutating func replace(
        _ old: ComponentKey, by new: ComponentKey, on draft: inout Draft
    ) throws(LedgerError) {
        report.replaced.append(.init(key: new, predecessor: old))
        for var task in draft.snapshot.openTasks(on: old) {
            task.components.append(new)
            try draft.put(task)
        }
        guard var provenance = known.own[old], provenance.gone == nil else { return }
        provenance.gone = draft.now.description
        report.retired.append(old)
        try mark(old, provenance, "Replaced by \(new).", on: &draft)
    }

    private func mark(
        _ key: ComponentKey, _ provenance: Provenance, _ reason: String?, on draft: inout Draft
    ) throws(LedgerError) {
        guard var component = draft.snapshot.component(key) else { return }
        var block = known.block(key)
        let before = block.lifecycle
        block[source.name, scope] = provenance
        follow(block, from: before, &component, reason: reason, at: draft.now)
        component.imported = block.value
        try draft.put(component)
    }
}
