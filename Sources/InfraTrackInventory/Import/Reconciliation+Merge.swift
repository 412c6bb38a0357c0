import InfraTrack

extension Reconciliation {
    /// Takes into a record what the source says newly, and leaves what people have set.
    func merge(_ new: Provenance, over base: Provenance?, into component: inout Component) {
        let isFirst = base == nil
        func text(
            _ current: String?, _ value: KeyPath<Provenance, String?>
        ) -> String? {
            Merge.text(
                current, base: base?[keyPath: value], new: new[keyPath: value], isFirst: isFirst)
        }
        component.componentKind =
            Merge.text(component.componentKind, base: base?.kind, new: new.kind, isFirst: isFirst)
            ?? component.componentKind
        if let base, base.name != new.name, component.displayName == base.name {
            component.aliases = Merge.list(
                component.aliases, base: [], new: [base.name], by: { $0.isFirst($1) })
        }
        component.displayName = Merge.text(
            component.displayName, base: base?.name, new: new.name, isFirst: isFirst)
        component.environment = text(
            component.environment, \.environment)
        component.provider = text(component.provider, \.provider)
        component.owner = text(component.owner, \.owner)
        component.labels = Merge.list(
            component.labels, base: base?.labels ?? [], new: new.labels, by: { $0.isFirst($1) })
        component.dependsOn = Merge.list(
            component.dependsOn, base: base?.dependsOn ?? [], new: new.dependsOn, by: <)
        component.relations = Merge.list(
            component.relations, base: base?.relations ?? [], new: new.relations,
            by: { ($0.type.rawValue, $0.target) < ($1.type.rawValue, $1.target) })
        component.identifiers = Merge.map(
            component.identifiers, base: base?.identifiers ?? [:], new: new.identifiers,
            isFirst: isFirst)
    }

    /// Sets the lifecycle that all imports together give, unless people have set another.
    func follow(
        _ block: ImportedBlock, from before: Component.Lifecycle?, _ component: inout Component,
        reason: String?, at now: Timestamp
    ) {
        guard let after = block.lifecycle, after != before ?? .active,
            component.lifecycle == before ?? .active
        else { return }
        component.lifecycle = after
        component.retired =
            after == .retired ? Component.Tombstone(at: now, reason: reason) : nil
    }

    /// Puts a component that was written into the report.
    mutating func tell(
        _ match: Matching.Match, from old: Component, _ base: Provenance?, to new: Component,
        _ provenance: Provenance
    ) {
        var fields = FieldDifference.names(from: old, base, to: new, provenance)
        if old.lifecycle != .active, new.lifecycle == .active {
            report.revived.append(match.key)
            fields.remove("lifecycle")
        }
        if match.predecessor != nil {
            report.replaced.append(.init(key: match.key, predecessor: match.key))
            fields.remove("incarnation")
        }
        if let base {
            rename(match.key, from: base.name, to: provenance.name, &fields, ["name", "aliases"])
            if let from = base.address, let to = provenance.address {
                rename(match.key, from: from, to: to, &fields, ["address"])
            }
        }
        tellKept(match.key, new, base, provenance)
        guard !fields.isEmpty else { return }
        report.changed.append(.init(key: match.key, fields: fields.sorted()))
    }

    private mutating func rename(
        _ key: ComponentKey, from: String, to: String, _ fields: inout Set<String>,
        _ names: Set<String>
    ) {
        guard from != to else { return }
        report.renamed.append(.init(key: key, from: from, to: to))
        fields.subtract(names)
    }

    /// What the source has newly, and people otherwise.
    private mutating func tellKept(
        _ key: ComponentKey, _ component: Component, _ base: Provenance?, _ new: Provenance
    ) {
        let fields: [(String, String?, String?, String?)] = [
            ("kind", component.componentKind, base?.kind, new.kind),
            ("name", component.displayName, base?.name, new.name),
            ("environment", component.environment, base?.environment, new.environment),
            ("provider", component.provider, base?.provider, new.provider),
            ("owner", component.owner, base?.owner, new.owner),
        ]
        let kept = fields.filter { $0.3 != $0.2 && $0.3 != nil && $0.1 != $0.3 }.map(\.0)
        if !kept.isEmpty { report.kept.append(.init(key: key, fields: kept)) }
    }
}
