import InfraTrack
import StrictJSON

/// NetBox: pages of its REST API, and the messages of its webhooks.
///
/// A thing is its address in the API. A page that others follow, and a message, are not whole.
public struct NetBox: ComponentSource {
    /// `netbox`.
    public let name = "netbox"

    /// Makes one.
    public init() {}

    /// Component kinds by the model in an address.
    private static let kinds = [
        "dcim/devices": "server", "virtualization/virtual-machines": "server",
        "dcim/sites": "site", "dcim/locations": "location", "dcim/racks": "rack",
        "dcim/regions": "region", "virtualization/clusters": "cluster", "ipam/prefixes": "network",
        "ipam/vlans": "network", "circuits/circuits": "circuit", "tenancy/tenants": "client",
    ]
    /// Devices that are no machines, by a word of their role.
    private static let roles = ["switch", "router", "firewall", "pdu", "patch", "console"]
    private static let attributes: [(path: String, name: String)] = [
        ("status.value", "status"), ("serial", "serial"), ("asset_tag", "asset_tag"),
        ("device_type.model", "model"), ("device_type.manufacturer.name", "manufacturer"),
        ("site.name", "site"), ("rack.name", "rack"), ("position", "position"),
        ("role.name", "role"), ("device_role.name", "role"), ("platform.name", "platform"),
        ("tenant.name", "tenant"), ("cluster.name", "cluster"), ("vcpus", "vcpus"),
        ("memory", "memory"), ("disk", "disk"), ("prefix", "prefix"), ("vid", "vid"),
        ("primary_ip.address", "primary_ip"),
    ]

    /// Reads what the program printed.
    public func listing(of payload: [UInt8]) throws(InventoryError) -> InventoryListing {
        var builder = ListingBuilder()
        let documents = try JSON.values(of: payload)
        guard !documents.isEmpty else {
            throw InventoryError(
                .unexpected, "There is nothing in it.",
                cure: "Send the answer of NetBox's REST API.")
        }
        var pages = Pages()
        for document in documents {
            if let items = document["results"]?.items {
                pages.note(document, count: items.count)
                for (index, item) in items.enumerated() {
                    guard item.members != nil else { throw Self.reshaped(item) }
                    Self.add(item, "results[\(index)]", isGone: false, to: &builder)
                }
            } else if let event = document.string("event"), let data = document["data"] {
                builder.markPartial("A message tells of one thing alone.")
                Self.add(data, "data", isGone: event == "deleted", to: &builder)
            } else {
                throw Self.reshaped(document)
            }
        }
        if !pages.areWhole { builder.markPartial("Pages before or after it are not here.") }
        return try builder.finish()
    }

    private static func reshaped(_ value: JSON) -> InventoryError {
        value.unexpected(
            "This is not an answer of NetBox.",
            cure: "Send the pages of its REST API, with “count” and “results”.")
    }

    /// Every list must be there from its first page to its last.
    private struct Pages {
        private var firsts = 0
        private var lasts = 0
        private var missing = 0

        mutating func note(_ page: JSON, count: Int) {
            if page["previous"] == nil {
                firsts += 1
                missing += page.scalar("count").flatMap { Int($0) } ?? count
            }
            if page["next"] == nil { lasts += 1 }
            missing -= count
        }

        var areWhole: Bool { firsts == lasts && missing <= 0 }
    }

    private static func add(
        _ value: JSON, _ place: String, isGone: Bool, to builder: inout ListingBuilder
    ) {
        guard let url = value.string("url"), let model = model(of: url) else {
            return builder.refuse(place, "It has no address in the API.")
        }
        guard let kind = kind(of: value, model) else { return builder.ignore(model) }
        builder.scan(value, at: "\(model)[]")
        let name =
            value.string("name") ?? value.string("display") ?? value.string("display_name")
            ?? value.string("prefix")
            ?? "\(GoogleName.last(model) ?? model)-\(value.scalar("id") ?? "")"
        let tags = words(value["tags"]).filter { !builder.isSensitive($0) }
        var item = InventoryItem(
            type: model, identity: url, kind: kind, name: name, path: [],
            qualifier: value.scalar("id") ?? "", collection: "\(model)@\(base(of: url))",
            place: place)
        item.path = [value.string("site.slug")].compactMap { $0 } + [name]
        item.environment =
            EnvironmentName.of(value["custom_fields"]?.scalars ?? [:])
            ?? EnvironmentName.among(tags)
        item.labels = Array(tags.sorted().prefix(InventoryLimits.list))
        item.attributes = builder.attributes(value, attributes)
        item.attributes["status"] = status(value)
        item.identifiers = identifiers(value, name, kind)
        item.references = [url, "\(base(of: url))\(model)/\(value.scalar("id") ?? "")/"]
        item.relations = relations(value)
        if isGone { item.gone = "NetBox tells that it was deleted." }
        builder.add(item)
    }

    private static func kind(of value: JSON, _ model: String) -> String? {
        guard model == "dcim/devices" else { return kinds[model] }
        let role = value.string("role.slug") ?? value.string("device_role.slug") ?? ""
        guard let word = roles.first(where: role.lowercased().contains) else { return "server" }
        return word == "patch" ? "panel" : word
    }

    /// Two segments after `/api/`.
    private static func model(of url: String) -> String? {
        guard let api = url.firstRange(of: "/api/") else { return nil }
        let parts = url[api.upperBound...].split(separator: "/")
        return parts.count >= 3 ? "\(parts[0])/\(parts[1])" : nil
    }

    private static func base(of url: String) -> String {
        url.firstRange(of: "/api/").map { String(url[..<$0.upperBound]) } ?? ""
    }

    /// Tags are words in old versions, objects in new ones.
    private static func words(_ tags: JSON?) -> [String] {
        (tags?.items ?? []).compactMap { $0.string ?? $0.string("slug") ?? $0.string("name") }
    }

    /// `{value, label}`, a number with a label in old versions, or a truth value in older ones.
    private static func status(_ value: JSON) -> String? {
        guard let status = value["status"] else { return nil }
        if case .bool(let flag) = status.kind { return flag ? "active" : "offline" }
        return status.string("value") ?? status.string("label")?.lowercased() ?? status.string
    }

    private static func identifiers(
        _ value: JSON, _ name: String, _ kind: String
    ) -> [String: String] {
        guard kind == "server" else { return [:] }
        var identifiers = ["host.name": name]
        identifiers["hw.serial_number"] = value.string("serial")
        let address = value.string("primary_ip.address") ?? value.string("primary_ip4.address")
        identifiers["host.ip"] = address.flatMap { $0.split(separator: "/").first.map(String.init) }
        return identifiers
    }

    private static func relations(_ value: JSON) -> [InventoryItem.Reference] {
        ["site", "location", "rack", "cluster", "parent"].compactMap { value.string("\($0).url") }
            .map { .init(.partOf, $0) }
            + [value.string("device.url")].compactMap { $0 }.map { .init(.runsOn, $0) }
    }
}
