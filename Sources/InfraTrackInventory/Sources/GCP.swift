import InfraTrack
import StrictJSON

/// Google Cloud: what `gcloud … list --format=json` prints, pages of the APIs, and asset inventories.
///
/// A thing is its full resource name, whatever the host of its self link. A machine that is stopped is
/// there; one that was made anew under its name is another.
public struct GCP: ComponentSource {
    /// `gcp`.
    public let name = "gcp"

    /// Makes one.
    public init() {}

    /// Component kinds by the collection in a resource's name.
    private static let kinds = [
        "instances": "server", "networks": "network", "subnetworks": "subnet",
        "clusters": "cluster", "buckets": "bucket", "b": "bucket", "functions": "function",
        "services": "service", "disks": "volume", "forwardingRules": "loadbalancer",
        "addresses": "address", "instanceGroupManagers": "group", "instanceGroups": "group",
        "nodePools": "group", "topics": "topic", "subscriptions": "subscription",
        "databases": "database", "repositories": "registry", "routers": "gateway",
        "firewalls": "firewall", "urlMaps": "loadbalancer", "projects": "project",
    ]
    private static let attributes: [(path: String, name: String)] = [
        ("status", "status"), ("state", "status"), ("machineType", "machine_type"),
        ("zone", "zone"), ("region", "region"), ("location", "location"),
        ("databaseVersion", "engine_version"), ("settings.tier", "tier"),
        ("currentMasterVersion", "version"), ("runtime", "runtime"),
        ("storageClass", "storage_class"), ("IPv4Range", "cidr_block"),
        ("ipCidrRange", "cidr_block"), ("cpuPlatform", "cpu_platform"),
        ("connectionName", "connection_name"), ("IPAddress", "address"), ("address", "address"),
    ]

    /// Reads what the program printed.
    public func listing(of payload: [UInt8]) throws(InventoryError) -> InventoryListing {
        var builder = ListingBuilder()
        let documents = try JSON.values(of: payload)
        var isOpen = false
        for document in documents {
            let items = try Self.items(document, &builder)
            isOpen = document.string("nextPageToken") != nil
            for (index, item) in items.enumerated() {
                guard item.members != nil else { throw Self.reshaped(item) }
                Self.add(item, "[\(index)]", to: &builder)
            }
        }
        guard !documents.isEmpty else {
            throw InventoryError(
                .unexpected, "There is nothing in it.",
                cure: "Send the output of “gcloud compute instances list --format=json”.")
        }
        if isOpen { builder.markPartial("More pages were to follow.") }
        return try builder.finish()
    }

    private static func reshaped(_ value: JSON) -> InventoryError {
        value.unexpected(
            "This is not a list of resources as Google Cloud prints it.",
            cure: "Send the output of “gcloud … list --format=json” as it is.")
    }

    /// An array, a page with items, or items by zone.
    private static func items(
        _ document: JSON, _ builder: inout ListingBuilder
    ) throws(InventoryError) -> [JSON] {
        if let items = document.items { return items }
        for key in ["items", "assets", "results", "resources"] {
            guard let value = document[key] else { continue }
            if let items = value.items { return items }
            guard let zones = value.members else { throw reshaped(value) }
            return zones.flatMap { zone in resources(zone.value, &builder) }
        }
        if document.members != nil, document.string("kind")?.hasSuffix("List") == true { return [] }
        throw reshaped(document)
    }

    private static func resources(_ zone: JSON, _ builder: inout ListingBuilder) -> [JSON] {
        if let code = zone.string("warning.code"), code != "NO_RESULTS_ON_PAGE" {
            builder.markPartial("A zone or region could not be listed.")
        }
        return (zone.members ?? []).filter { $0.key != "warning" }.flatMap { $0.value.items ?? [] }
    }

    private static func add(_ value: JSON, _ place: String, to builder: inout ListingBuilder) {
        let data = value.at("resource.data") ?? value
        guard let identity = identity(value, data) else {
            return builder.refuse(place, "It has neither a self link nor a full name.")
        }
        let collection = collection(of: identity, value)
        guard let kind = kind(identity, collection, value) else {
            return builder.ignore(collection)
        }
        builder.scan(data, at: "\(collection)[]")
        if data.at("metadata.items")?.holdsText == true {
            builder.drop("\(collection)[].metadata.items")
        }
        let tags = builder.tags(
            (data["labels"] ?? value["labels"])?.scalars ?? [:], at: "\(collection)[].labels")
        let name =
            data.string("name").flatMap(GoogleName.last)
            ?? value.string("displayName") ?? GoogleName.last(identity) ?? identity
        let project = GoogleName.part(identity, after: "projects")
        var item = InventoryItem(
            type: collection, identity: identity, kind: kind, name: name, path: [],
            qualifier: data.scalar("id") ?? GoogleName.last(identity) ?? identity,
            collection: "\(collection)@\(project ?? "")", place: place)
        let region = region(identity, value, data)
        item.path = (region.map { [$0] } ?? []) + [name]
        item.incarnation = kind == "server" ? data.scalar("id") : nil
        item.provider = "gcp"
        item.environment =
            EnvironmentName.of(tags) ?? EnvironmentName.among([project, name].compactMap { $0 })
        item.owner = tags.owner
        let words = (data.at("tags.items")?.items ?? []).compactMap(\.string)
        item.labels = ListingBuilder.labels(tags) + words.prefix(InventoryLimits.list)
        item.attributes = builder.attributes(data, attributes).mapValues { shortened($0) }
        item.identifiers = identifiers(data, identity, kind, region, project)
        item.references = [identity, name]
        item.relations = relations(data)
        builder.add(item)
    }

    private static func shortened(_ text: String) -> String {
        text.hasPrefix("https://") ? GoogleName.last(text) ?? text : text
    }

    private static func identity(_ value: JSON, _ data: JSON) -> String? {
        if let name = value.string("name"), name.hasPrefix("//") { return name }
        if let link = data.string("selfLink") ?? value.string("selfLink"),
            let name = GoogleName.canonical(link)
        {
            return name
        }
        if let url = value.string("storage_url"), url.hasPrefix("gs://") {
            return "//storage.googleapis.com/\(url.dropFirst(5).split(separator: "/")[0])"
        }
        guard let name = value.string("name"), name.hasPrefix("projects/") else { return nil }
        return "//googleapis.com/\(name)"
    }

    /// The plural in front of the last segment, or what the asset type says.
    private static func collection(of identity: String, _ value: JSON) -> String {
        if let type = value.string("assetType") { return type }
        if identity.hasPrefix("//storage.googleapis.com/") { return "buckets" }
        let parts = identity.split(separator: "/")
        return parts.count >= 2 ? String(parts[parts.count - 2]) : identity
    }

    private static func kind(_ identity: String, _ collection: String, _ value: JSON) -> String? {
        if identity.contains("sqladmin") || identity.contains("//sql") { return "database" }
        if identity.contains("redis.googleapis.com") { return "cache" }
        if let kind = kinds[collection] { return kind }
        guard let type = GoogleName.last(collection), collection.contains("/") else { return nil }
        if collection.hasPrefix("secretmanager") { return nil }
        if collection.hasPrefix("sqladmin") { return "database" }
        let plural = type.prefix(1).lowercased() + type.dropFirst()
        return kinds[plural + "s"] ?? kinds[plural + "es"]
    }

    private static func region(_ identity: String, _ value: JSON, _ data: JSON) -> String? {
        if let zone = GoogleName.part(identity, after: "zones") { return zone }
        let named =
            GoogleName.part(identity, after: "regions")
            ?? GoogleName.part(identity, after: "locations") ?? data.string("region")
            ?? value.string("location") ?? data.string("location")
        return named.flatMap { GoogleName.last($0) }?.lowercased()
    }

    private static func relations(_ data: JSON) -> [InventoryItem.Reference] {
        let interfaces = (data["networkInterfaces"]?.items ?? []) + [data]
        let links = interfaces.flatMap { interface in
            ["subnetwork", "network"].compactMap { interface.string($0) }
        }
        return links.compactMap { GoogleName.canonical($0) }.map { .init(.partOf, $0) }
    }

    private static func identifiers(
        _ data: JSON, _ identity: String, _ kind: String, _ region: String?, _ project: String?
    ) -> [String: String] {
        var identifiers = ["cloud.resource_id": identity]
        identifiers["cloud.account.id"] = project
        identifiers["cloud.region"] = region
        guard kind == "server" else { return identifiers }
        identifiers["host.id"] = data.scalar("id")
        identifiers["host.type"] = GoogleName.last(data.string("machineType"))
        identifiers["host.name"] = data.string("hostname")
        identifiers["host.ip"] = data["networkInterfaces"]?.items?.first?.string("networkIP")
        return identifiers
    }
}
