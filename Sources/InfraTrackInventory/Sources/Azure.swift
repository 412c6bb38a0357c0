import InfraTrack
import StrictJSON

/// Azure: `az resource list`, `az vm list` and their like, pages of the API, and resource graphs.
///
/// A thing is its resource id in lower case, for the id comes in varying letter case.
public struct Azure: ComponentSource {
    /// `azure`.
    public let name = "azure"

    /// Makes one.
    public init() {}

    private static let kinds = [
        "microsoft.compute/virtualmachines": "server",
        "microsoft.compute/virtualmachinescalesets": "group",
        "microsoft.compute/disks": "volume", "microsoft.sql/servers": "database",
        "microsoft.sql/servers/databases": "database",
        "microsoft.sql/managedinstances": "database",
        "microsoft.dbforpostgresql/flexibleservers": "database",
        "microsoft.dbforpostgresql/servers": "database",
        "microsoft.dbformysql/flexibleservers": "database",
        "microsoft.dbformysql/servers": "database",
        "microsoft.documentdb/databaseaccounts": "database", "microsoft.cache/redis": "cache",
        "microsoft.containerservice/managedclusters": "cluster",
        "microsoft.network/virtualnetworks": "network",
        "microsoft.network/virtualnetworks/subnets": "subnet",
        "microsoft.network/loadbalancers": "loadbalancer",
        "microsoft.network/applicationgateways": "loadbalancer",
        "microsoft.network/publicipaddresses": "address",
        "microsoft.network/networkinterfaces": "interface",
        "microsoft.network/networksecuritygroups": "firewall",
        "microsoft.network/azurefirewalls": "firewall", "microsoft.network/dnszones": "zone",
        "microsoft.storage/storageaccounts": "storage", "microsoft.web/sites": "service",
        "microsoft.web/serverfarms": "group", "microsoft.app/containerapps": "service",
        "microsoft.containerregistry/registries": "registry",
        "microsoft.servicebus/namespaces": "queue", "microsoft.eventhub/namespaces": "queue",
        "microsoft.resources/resourcegroups": "group",
        "microsoft.resources/subscriptions/resourcegroups": "group",
        "microsoft.hybridcompute/machines": "server",
    ]
    private static let attributes: [(path: String, name: String)] = [
        ("location", "location"), ("resourceGroup", "resource_group"), ("kind", "type"),
        ("sku.name", "sku"), ("hardwareProfile.vmSize", "vm_size"),
        ("properties.hardwareProfile.vmSize", "vm_size"), ("powerState", "status"),
        ("provisioningState", "provisioning_state"),
        ("properties.provisioningState", "provisioning_state"),
        ("storageProfile.osDisk.osType", "os_type"),
        ("properties.storageProfile.osDisk.osType", "os_type"),
        ("kubernetesVersion", "version"), ("properties.kubernetesVersion", "version"),
        ("fullyQualifiedDomainName", "fqdn"), ("properties.fullyQualifiedDomainName", "fqdn"),
        ("version", "version"), ("properties.version", "version"), ("fqdn", "fqdn"),
        ("privateIps", "private_ip"), ("publicIps", "public_ip"),
        ("defaultHostName", "dns_name"), ("properties.defaultHostName", "dns_name"),
    ]

    /// Reads what the program printed.
    public func listing(of payload: [UInt8]) throws(InventoryError) -> InventoryListing {
        var builder = ListingBuilder()
        let documents = try JSON.values(of: payload)
        var isOpen = documents.isEmpty
        for document in documents {
            let items = try Self.items(document)
            isOpen =
                ["nextLink", "skip_token", "skipToken", "$skipToken"]
                .contains { document.string($0) != nil }
                || document.scalar("resultTruncated") == "true"
            for (index, item) in items.enumerated() {
                guard item.members != nil else { throw Self.reshaped(item) }
                Self.add(item, "[\(index)]", to: &builder)
            }
        }
        guard !documents.isEmpty else {
            throw InventoryError(
                .unexpected, "There is nothing in it.",
                cure: "Send the output of “az resource list --output json”.")
        }
        if isOpen { builder.markPartial("More pages were to follow.") }
        return try builder.finish()
    }

    private static func reshaped(_ value: JSON) -> InventoryError {
        value.unexpected(
            "This is not a list of resources as Azure prints it.",
            cure: "Send the output of “az resource list --output json” without “--query”.")
    }

    private static func items(_ document: JSON) throws(InventoryError) -> [JSON] {
        if let items = document.items { return items }
        for key in ["value", "data"] {
            if let items = document[key]?.items { return items }
        }
        throw reshaped(document)
    }

    private static func add(_ value: JSON, _ place: String, to builder: inout ListingBuilder) {
        guard let id = value.string("id") else {
            return builder.refuse(place, "It has no id.")
        }
        guard id.lowercased().hasPrefix("/subscriptions/") else {
            return builder.refuse(place, "Its id is no resource id.")
        }
        let type = (value.string("type") ?? self.type(ofID: id)).lowercased()
        guard var kind = kinds[type] else { return builder.ignore(type) }
        if value.string("kind")?.contains("functionapp") == true { kind = "function" }
        builder.scan(value, at: "\(type)[]")
        let tags = builder.tags(value["tags"]?.scalars ?? [:], at: "\(type)[].tags")
        let name = value.string("name") ?? GoogleName.last(id) ?? id
        let parts = id.split(separator: "/").map(String.init)
        let subscription = parts.count > 1 ? parts[1].lowercased() : nil
        let group = GoogleName.part(id.lowercased(), after: "resourcegroups")
        var item = InventoryItem(
            type: type, identity: id.lowercased(), kind: kind, name: name, path: [],
            qualifier: group ?? "", collection: "\(type)@\(subscription ?? "")", place: place)
        item.path =
            [value.string("location")?.lowercased()].compactMap { $0 }
            + [GoogleName.last(name) ?? name]
        let machine = value.string("vmId") ?? value.string("properties.vmId")
        item.incarnation = machine
        item.provider = "azure"
        item.environment =
            EnvironmentName.of(tags) ?? EnvironmentName.among([group, name].compactMap { $0 })
        item.owner = tags.owner
        item.labels = ListingBuilder.labels(tags)
        item.attributes = builder.attributes(value, attributes)
        item.identifiers = identifiers(value, id, kind, subscription, machine)
        item.references = [id.lowercased()]
        item.relations = relations(id.lowercased(), value)
        builder.add(item)
    }

    private static func identifiers(
        _ value: JSON, _ id: String, _ kind: String, _ subscription: String?, _ machine: String?
    ) -> [String: String] {
        var identifiers = ["cloud.resource_id": id.lowercased()]
        identifiers["cloud.account.id"] = subscription
        identifiers["cloud.region"] = value.string("location")?.lowercased()
        guard kind == "server" else { return identifiers }
        identifiers["host.id"] = machine
        identifiers["host.name"] =
            value.string("osProfile.computerName")
            ?? value.string("properties.osProfile.computerName")
        identifiers["host.type"] =
            value.string("hardwareProfile.vmSize")
            ?? value.string("properties.hardwareProfile.vmSize")
        return identifiers
    }

    /// `Microsoft.Sql/servers/databases` of an id with several names.
    private static func type(ofID id: String) -> String {
        let parts = id.split(separator: "/").map(String.init)
        guard let start = parts.lastIndex(where: { $0.lowercased() == "providers" }),
            start + 1 < parts.count
        else { return "microsoft.resources/resourcegroups" }
        let rest = parts[(start + 1)...]
        let types = rest.dropFirst().enumerated().filter { $0.offset % 2 == 0 }.map(\.element)
        return ([rest[start + 1]] + types).joined(separator: "/")
    }

    /// A subnet is part of its network, a database of its server.
    private static func relations(_ id: String, _ value: JSON) -> [InventoryItem.Reference] {
        var relations: [InventoryItem.Reference] = []
        let parts = id.split(separator: "/")
        if let start = parts.lastIndex(of: "providers"), parts.count - start > 4 {
            relations.append(
                .init(.partOf, "/" + parts.dropLast(2).joined(separator: "/")))
        }
        if let manager = value.string("managedBy") {
            relations.append(.init(.partOf, manager.lowercased()))
        }
        return relations
    }
}
