import InfraTrack

/// The names of what differs between two versions of a component.
enum FieldDifference {
    static func names(
        from old: Component, _ base: Provenance?, to new: Component, _ provenance: Provenance
    ) -> Set<String> {
        let fields: [(String, Bool)] = [
            ("kind", old.componentKind != new.componentKind),
            ("name", old.displayName != new.displayName),
            ("environment", old.environment != new.environment),
            ("provider", old.provider != new.provider), ("owner", old.owner != new.owner),
            ("lifecycle", old.lifecycle != new.lifecycle), ("aliases", old.aliases != new.aliases),
            ("labels", old.labels != new.labels), ("depends_on", old.dependsOn != new.dependsOn),
            ("relations", old.relations != new.relations),
            ("incarnation", base?.incarnation != provenance.incarnation),
            ("address", base?.address != provenance.address),
            ("imported", base == nil || base?.missing != nil || base?.gone != nil),
        ]
        var names = Set(fields.filter(\.1).map(\.0))
        names.formUnion(keys(old.identifiers, new.identifiers).map { "identifiers.\($0)" })
        names.formUnion(
            keys(base?.attributes ?? [:], provenance.attributes).map { "attributes.\($0)" })
        return names.isEmpty ? ["imported"] : names
    }

    private static func keys(_ old: [String: String], _ new: [String: String]) -> Set<String> {
        Set(old.keys).union(new.keys).filter { old[$0] != new[$0] }
    }
}
