import FrontMatter

extension Component: StoredRecord {
    package static let keyOrder = [
        "kind", "name", "environment", "provider", "owner", "lifecycle", "aliases", "labels",
        "depends_on", "relations", "identifiers", "imported", "retired",
    ]

    package init(reading fields: FieldReader) throws(LedgerError) {
        self.init(id: try Self.key(of: fields.path), kind: try fields.required("kind"))
        displayName = try fields.text("name")
        environment = try fields.text("environment")
        provider = try fields.text("provider")
        owner = try fields.text("owner")
        lifecycle = try fields.choice("lifecycle", as: Lifecycle.self) ?? .active
        aliases = try fields.texts("aliases")
        labels = try fields.texts("labels")
        dependsOn = try fields.componentKeys("depends_on")
        relations = try Self.relations(fields)
        identifiers = try fields.map("identifiers")
        retired = try Self.tombstone(fields)
        sharedBody = fields.sharedBody
    }

    private static func key(of path: String) throws(LedgerError) -> ComponentKey {
        let start = RecordKind.component.folder.utf8.count + 1
        let text = String(decoding: path.utf8.dropFirst(start).dropLast(3), as: UTF8.self)
        guard let key = ComponentKey(text) else {
            throw LedgerError(
                .invalid, "The path is not \(Form.key).",
                cure:
                    "Rename the file to lower-case segments of letters, digits, “.”, “_” and “-”.",
                path: path, line: 1, column: 1)
        }
        return key
    }

    private static func relations(_ fields: FieldReader) throws(LedgerError) -> [Relation] {
        var relations: [Relation] = []
        for row in try fields.rows("relations") {
            guard let type = RelationType(rawValue: try row.required("type")) else {
                let known = RelationType.allCases.map(\.rawValue).joined(separator: ", ")
                throw row.malformed("a mapping whose “type” is one of \(known)")
            }
            relations.append(
                Relation(type, try row.parsed("target", as: ComponentKey.self, Form.key)))
        }
        return relations
    }

    private static func tombstone(_ fields: FieldReader) throws(LedgerError) -> Tombstone? {
        let map = try fields.map("retired")
        guard !map.isEmpty else { return nil }
        guard let at = map["at"].flatMap(Timestamp.init) else {
            throw fields.invalid(
                "retired", "The tombstone has no time.", "Add “at:” with \(Form.timestamp).")
        }
        return Tombstone(at: at, reason: map["reason"])
    }

    package func write(to fields: inout FieldWriter) {
        fields.text("kind", componentKind)
        fields.text("name", displayName)
        fields.text("environment", environment)
        fields.text("provider", provider)
        fields.text("owner", owner)
        if lifecycle != .active { fields.bare("lifecycle", lifecycle.rawValue) }
        fields.texts("aliases", aliases)
        fields.texts("labels", labels)
        fields.bares("depends_on", dependsOn)
        if !relations.isEmpty {
            fields.value(
                "relations",
                .list(
                    relations.map {
                        .row(
                            ("type", .bare($0.type.rawValue)),
                            ("target", .bare($0.target.description)))
                    }))
        }
        fields.map("identifiers", identifiers)
        fields.value("imported", imported.map(Value.init))
        if let retired {
            fields.value(
                "retired",
                .row(
                    ("at", .bare(retired.at.description)),
                    ("reason", retired.reason.map(Value.scalar))))
        }
    }

    package func newPath(at now: Timestamp) -> String { "components/\(id).md" }

    package var subject: String { id.description }

    package var postings: [Posting] {
        var postings: [Posting] = [.kind(componentKind)]
        postings += (dependsOn + relations.map(\.target)).map(Posting.dependent)
        postings += labels.map(Posting.label)
        postings += names.map { .alias($0.lowercased()) }
        if let owner { postings.append(.owner(owner)) }
        if let provider { postings.append(.provider(provider)) }
        if let environment { postings.append(.environment(environment)) }
        if aliases.contains(where: { ComponentKey($0) != nil }) { postings.append(.moved) }
        return postings
    }

    /// Everything it answers to besides its key.
    private var names: Set<String> {
        Set(aliases + [String(id.name)] + (displayName.map { [$0] } ?? []) + identifiers.values)
    }

    package func validate() throws(LedgerError) {
        try Rules.kind(componentKind)
        try Rules.words([displayName, environment, provider, owner].compactMap { $0 }, "value")
        try Rules.words(aliases, "alias")
        try Rules.words(labels, "label")
    }
}
