import InfraTrack
import StrictJSON

/// Backstage: catalogue files in YAML, of one document or several, and answers of its catalogue's API.
///
/// A thing is its kind, namespace and name in lower case; its uid changes. People, templates and
/// locations are no components. Text that stands in other files is not fetched.
public struct Backstage: ComponentSource {
    /// `backstage`.
    public let name = "backstage"
    /// A uid is new whenever the catalogue is.
    public let replacesInPlace = true

    /// Makes one.
    public init() {}

    private static let kinds = [
        "API": "api", "System": "system", "Domain": "domain", "Group": "group",
    ]
    private static let attributes: [(path: String, name: String)] = [
        ("spec.type", "type"), ("spec.lifecycle", "lifecycle"), ("metadata.title", "title"),
    ]

    /// Reads what the program printed.
    public func listing(of payload: [UInt8]) throws(InventoryError) -> InventoryListing {
        var builder = ListingBuilder()
        let entities = try Self.entities(payload, &builder)
        for (index, entity) in entities.enumerated() {
            guard entity.members != nil else { throw Self.reshaped(entity) }
            Self.add(entity, "[\(index)]", to: &builder)
        }
        return try builder.finish()
    }

    private static func reshaped(_ value: JSON) -> InventoryError {
        value.unexpected(
            "This is no entity of a catalogue.",
            cure: "Send a catalog-info.yaml, or the answer of “/api/catalog/entities”.")
    }

    private static func entities(
        _ payload: [UInt8], _ builder: inout ListingBuilder
    ) throws(InventoryError) -> [JSON] {
        let first = payload.first { !$0.isBlank }
        guard first == UInt8(ascii: "{") || first == UInt8(ascii: "[") else {
            let documents = try JSON.documents(ofYAML: payload)
            guard !documents.isEmpty else {
                throw InventoryError(
                    .unexpected, "There is nothing in it.",
                    cure: "Send a catalog-info.yaml, or the answer of the catalogue's API.")
            }
            return documents
        }
        var entities: [JSON] = []
        var isOpen = false
        for document in try JSON.values(of: payload) {
            if let items = document.items ?? document["items"]?.items {
                entities += items
            } else if document["apiVersion"] != nil {
                entities.append(document)
            } else {
                throw reshaped(document)
            }
            isOpen = document.string("pageInfo.nextCursor") != nil
        }
        if isOpen { builder.markPartial("More pages were to follow.") }
        return entities
    }

    private static func add(_ entity: JSON, _ place: String, to builder: inout ListingBuilder) {
        guard let kind = entity.string("kind"), let name = entity.scalar("metadata.name"),
            entity.string("apiVersion") != nil
        else { return builder.refuse(place, "It has no apiVersion, kind or name.") }
        if kind == "Location", entity["metadata"]?["uid"] == nil {
            builder.markPartial("It names other locations, which are not read.")
        }
        guard let component = componentKind(kind, entity) else { return builder.ignore(kind) }
        builder.scan(entity["spec"] ?? JSON(.null), at: "\(kind).spec")
        let space = entity.scalar("metadata.namespace") ?? "default"
        let identity = "\(kind):\(space)/\(name)".lowercased()
        var item = InventoryItem(
            type: kind, identity: identity, kind: component, name: name,
            path: (space == "default" ? [] : [space]) + (folders[kind].map { [$0] } ?? []) + [name],
            qualifier: kind.lowercased(), collection: "", place: place)
        let labels = builder.tags(
            entity.at("metadata.labels")?.scalars ?? [:], at: "\(kind).metadata.labels")
        item.environment = EnvironmentName.of(labels)
        item.owner = SafeText.word(entity.string("spec.owner").map(shortened))
        let tags = (entity.at("metadata.tags")?.items ?? []).compactMap(\.string)
        item.labels = ListingBuilder.labels(labels) + tags.prefix(InventoryLimits.list)
        item.attributes = builder.attributes(entity, attributes)
        if component == "service" || component == "server" {
            item.identifiers = ["service.name": name]
        }
        item.relations = relations(entity, space)
        builder.add(item)
    }

    /// Groups and interfaces often have the name of a component.
    private static let folders = [
        "Group": "groups", "API": "apis", "System": "systems", "Domain": "domains",
    ]

    /// The owner's name, for most are groups of the default namespace.
    private static func shortened(_ reference: String) -> String {
        reference.split(separator: ":").last.map(String.init)?.split(separator: "/").last
            .map(String.init) ?? reference
    }

    private static func componentKind(_ kind: String, _ entity: JSON) -> String? {
        if let fixed = kinds[kind] { return fixed }
        guard kind == "Component" || kind == "Resource" else { return nil }
        let type = entity.string("spec.type")?.lowercased() ?? kind.lowercased()
        if type.contains("database") { return "database" }
        if type.contains("bucket") { return "bucket" }
        if type.contains("cluster") { return "cluster" }
        let words = type.split { !$0.isASCII || !($0.isLetter || $0.isNumber) }
        return words.first { $0.first?.isLetter == true }.map(String.init) ?? kind.lowercased()
    }

    private static func relations(_ entity: JSON, _ space: String) -> [InventoryItem.Reference] {
        func references(_ key: String, _ kind: String) -> [String] {
            let value = entity.at("spec.\(key)")
            let texts = value?.items?.compactMap(\.string) ?? value?.string.map { [$0] } ?? []
            return texts.map { reference($0, kind, space) }
        }
        let depends = references("dependsOn", "component") + references("consumesApis", "api")
        let parts =
            references("system", "system") + references("subcomponentOf", "component")
            + references("domain", "domain") + references("subdomainOf", "domain")
        return depends.map { .init(.dependsOn, $0) } + parts.map { .init(.partOf, $0) }
            + references("parent", "group").map { .init(.memberOf, $0) }
    }

    /// `[kind:][namespace/]name`, whole and in lower case.
    private static func reference(_ text: String, _ kind: String, _ space: String) -> String {
        let parts = text.split(separator: ":", maxSplits: 1)
        let rest = parts.last ?? ""
        let kind = parts.count == 2 ? String(parts[0]) : kind
        return "\(kind):\(rest.contains("/") ? String(rest) : "\(space)/\(rest)")".lowercased()
    }
}

extension UInt8 {
    /// Whether it is white space, or of a byte order mark.
    fileprivate var isBlank: Bool {
        self == 0x20 || (0x09...0x0D).contains(self) || [0xEF, 0xBB, 0xBF].contains(self)
    }
}
