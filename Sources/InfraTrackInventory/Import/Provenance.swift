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
        self.init(identity: "", type: "", kind: "", name: "")
        for field in value.fields { read(field.key, field.value) }
        guard !identity.isEmpty, !type.isEmpty, !kind.isEmpty else { return nil }
    }

    private init(identity: String, type: String, kind: String, name: String) {
        (self.identity, self.type, self.kind, self.name) = (identity, type, kind, name)
    }

    private mutating func read(_ key: String, _ value: FieldValue) {
        switch key {
        case "id": identity = value.text ?? ""
        case "type": type = value.text ?? ""
        case "incarnation": incarnation = value.text
        case "address": address = value.text
        case "kind": kind = value.text ?? ""
        case "name": name = value.text ?? ""
        case "environment": environment = value.text
        case "provider": provider = value.text
        case "owner": owner = value.text
        case "labels": labels = Set(value.texts)
        case "depends_on": dependsOn = Set(value.texts.compactMap { ComponentKey($0) })
        case "relations": relations = Set(value.texts.compactMap(Self.relation))
        case "identifiers": identifiers = Self.texts(value)
        case "attributes": attributes = Self.texts(value)
        default: readRest(key, value)
        }
    }

    private mutating func readRest(_ key: String, _ value: FieldValue) {
        switch key {
        case "collection": collection = value.text
        case "predecessor": predecessor = value.text
        case "lineage": lineage = value.text
        case "serial": serial = value.text.flatMap { Int($0) }
        case "missing": missing = value.text
        case "gone": gone = value.text
        default: break
        }
    }

    private static func texts(_ value: FieldValue) -> [String: String] {
        Dictionary(
            value.fields.compactMap { field in
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
            ("serial", serial.map { .text(String($0)) }),
            ("missing", missing.map(FieldValue.text)), ("gone", gone.map(FieldValue.text)),
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
