import InfraTrack

/// What an import last saw of a component: what is compared with what it sees next.
struct Provenance: Hashable {
    var identity: String
    var type: String
    var incarnation: String?
    var address: String?
    var kind: String
    var name: String
    var environment: String?
    var provider: String?
    var owner: String?
    var labels: Set<String> = []
    var dependsOn: Set<ComponentKey> = []
    var relations: Set<Component.Relation> = []
    var identifiers: [String: String] = [:]
    var attributes: [String: String] = [:]
    var collection: String?
    var predecessor: String?
    var lineage: String?
    var serial: Int?
    /// Since when a whole listing has lacked it.
    var missing: String?
    /// Since when it is taken for gone.
    var gone: String?

    init(_ item: InventoryItem) {
        identity = item.identity
        type = item.type
        incarnation = item.incarnation
        address = item.address
        kind = item.kind
        name = item.name
        environment = item.environment
        provider = item.provider
        owner = item.owner
        labels = Set(item.labels)
        identifiers = item.identifiers
        attributes = item.attributes
        collection = item.collection.isEmpty ? nil : item.collection
    }
}

// MARK: In the file

extension Provenance {
    /// Reads what an import wrote; other text is none.
    init?(_ value: FieldValue) {
        guard let identity = value["id"]?.text, let type = value["type"]?.text,
            let kind = value["kind"]?.text
        else { return nil }
        (self.identity, self.type, self.kind) = (identity, type, kind)
        incarnation = value["incarnation"]?.text
        address = value["address"]?.text
        name = value["name"]?.text ?? identity
        environment = value["environment"]?.text
        provider = value["provider"]?.text
        owner = value["owner"]?.text
        labels = Set(value["labels"]?.texts ?? [])
        dependsOn = Set((value["depends_on"]?.texts ?? []).compactMap { ComponentKey($0) })
        relations = Set((value["relations"]?.texts ?? []).compactMap(Self.relation))
        identifiers = Self.texts(value["identifiers"])
        attributes = Self.texts(value["attributes"])
        collection = value["collection"]?.text
        predecessor = value["predecessor"]?.text
        lineage = value["lineage"]?.text
        serial = value["serial"]?.text.flatMap { Int($0) }
        missing = value["missing"]?.text
        gone = value["gone"]?.text
    }

    private static func texts(_ value: FieldValue?) -> [String: String] {
        Dictionary(
            (value?.fields ?? []).compactMap { field in
                field.value.text.map { (field.key, $0) }
            }, uniquingKeysWith: { first, _ in first })
    }

    /// `part_of acme/prod/network`.
    private static func relation(_ text: String) -> Component.Relation? {
        let parts = text.split(separator: " ")
        guard parts.count == 2, let type = Component.RelationType(rawValue: String(parts[0])),
            let target = ComponentKey(String(parts[1]))
        else { return nil }
        return Component.Relation(type, target)
    }

    /// As it is written, without what is absent.
    var value: FieldValue {
        let texts: [(String, String?)] = [
            ("id", identity), ("type", type), ("incarnation", incarnation), ("address", address),
            ("kind", kind), ("name", name), ("environment", environment), ("provider", provider),
            ("owner", owner),
        ]
        var fields = texts.compactMap { key, text in text.map { Field(key, .text($0)) } }
        append("labels", labels.sorted { $0.isFirst($1) }, to: &fields)
        append("depends_on", dependsOn.sorted().map(\.description), to: &fields)
        append(
            "relations", relations.map { "\($0.type.rawValue) \($0.target)" }.sorted(), to: &fields)
        append("identifiers", identifiers, to: &fields)
        append("attributes", attributes, to: &fields)
        let rest: [(String, FieldValue?)] = [
            ("collection", collection.map(FieldValue.text)),
            ("predecessor", predecessor.map(FieldValue.text)),
            ("lineage", lineage.map(FieldValue.text)),
            ("serial", serial.map { .number(String($0)) }),
            ("missing", missing.map(FieldValue.number)), ("gone", gone.map(FieldValue.number)),
        ]
        return .map(fields + rest.compactMap { key, value in value.map { Field(key, $0) } })
    }

    private func append(_ key: String, _ list: [String], to fields: inout [Field]) {
        if !list.isEmpty { fields.append(Field(key, .list(list.map(FieldValue.text)))) }
    }

    private func append(_ key: String, _ map: [String: String], to fields: inout [Field]) {
        guard !map.isEmpty else { return }
        let pairs = map.sorted { $0.key.isFirst($1.key) }
        fields.append(Field(key, .map(pairs.map { Field($0.key, .text($0.value)) })))
    }
}

extension String {
    /// Whether it comes first by its bytes.
    func isFirst(_ other: String) -> Bool { utf8.lexicographicallyPrecedes(other.utf8) }
}
