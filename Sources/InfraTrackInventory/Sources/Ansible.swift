import InfraTrack
import StrictJSON

/// Ansible: `ansible-inventory --list`.
///
/// Hosts are servers and groups are groups, whose members relate to them. A host is its name in the
/// inventory; an address is none. Of the variables only those of a list are taken.
public struct Ansible: ComponentSource {
    /// `ansible`.
    public let name = "ansible"

    /// Makes one.
    public init() {}

    private static let attributes: [(path: String, name: String)] = [
        "ansible_host", "ansible_port", "ansible_connection", "ansible_network_os",
        "ansible_distribution", "ansible_os_family", "ansible_architecture", "instance_type",
        "region", "zone", "availability_zone", "datacenter", "location", "rack", "role",
    ].map { ($0, $0) }

    /// Reads what the program printed.
    public func listing(of payload: [UInt8]) throws(InventoryError) -> InventoryListing {
        let values = try JSON.values(of: payload)
        guard values.count == 1, let members = values.first?.members, let root = values.first,
            Self.isInventory(root)
        else {
            throw InventoryError(
                .unexpected, "This is not an inventory as Ansible lists it.",
                cure: "Send the output of “ansible-inventory --list”.")
        }
        var builder = ListingBuilder()
        let hostVariables = root.at("_meta.hostvars")
        var groups: [String: [String]] = [:]
        var hosts: Set<String> = []
        for (group, value) in members where group != "_meta" {
            for host in try Self.names(value, "hosts") {
                hosts.insert(host)
                groups[host, default: []].append(group)
            }
            if let variables = value["vars"] { builder.scan(variables, at: "\(group).vars") }
        }
        for (host, _) in hostVariables?.members ?? [] { hosts.insert(host) }
        for host in hosts.sorted() {
            let variables = hostVariables?[host] ?? JSON(.object([]))
            builder.scan(variables, at: "_meta.hostvars.\(host)")
            let item = Self.host(host, variables, groups[host] ?? [], &builder)
            builder.add(item)
        }
        try Self.addGroups(members, to: &builder)
        return try builder.finish()
    }

    /// Reshaped text has no groups: objects with hosts, children or variables.
    private static func isInventory(_ root: JSON) -> Bool {
        guard let members = root.members, !members.isEmpty else { return false }
        return members.allSatisfy { name, value in
            guard let keys = value.members?.map(\.key) else { return false }
            if name == "_meta" { return keys.contains("hostvars") || keys.isEmpty }
            return keys.allSatisfy { ["hosts", "children", "vars"].contains($0) }
        }
    }

    private static func names(_ group: JSON, _ key: String) throws(InventoryError) -> [String] {
        guard let value = group[key] else { return [] }
        guard let items = value.items else {
            throw value.unexpected(
                "“\(key)” of a group is not an array.",
                cure: "Send the output of “ansible-inventory --list”.")
        }
        return items.compactMap(\.string)
    }

    private static func host(
        _ host: String, _ variables: JSON, _ groups: [String], _ builder: inout ListingBuilder
    ) -> InventoryItem {
        var item = InventoryItem(
            type: "host", identity: host, kind: "server", name: host, path: [host],
            qualifier: "host", collection: "", place: "_meta.hostvars.\(host)")
        let plain = variables.withoutMarks
        item.environment =
            EnvironmentName.of(plain.scalars) ?? EnvironmentName.among(groups.sorted())
        item.owner = plain.scalars.owner
        item.attributes = builder.attributes(plain, attributes)
        item.identifiers["host.name"] = host
        if let address = plain.string("ansible_host"), isAddress(address) {
            item.identifiers["host.ip"] = address
        }
        let id = ["instance_id", "ec2_instance_id", "ec2_id", "gce_id", "vmid"]
            .lazy.compactMap { plain.scalar($0) }.first
        item.identifiers["host.id"] = id
        if id?.hasPrefix("i-") == true { item.provider = "aws" }
        let own = groups.filter { !["all", "ungrouped"].contains($0) }
        item.relations = own.sorted().map { .init(.memberOf, "group:\($0)") }
        return item
    }

    private static func isAddress(_ text: String) -> Bool {
        text.contains(":") || text.allSatisfy { $0.isNumber || $0 == "." }
    }

    private static func addGroups(
        _ members: [(key: String, value: JSON)], to builder: inout ListingBuilder
    ) throws(InventoryError) {
        var parents: [String: [String]] = [:]
        for (parent, value) in members where !["_meta", "all"].contains(parent) {
            for child in try names(value, "children") {
                parents[child, default: []].append(parent)
            }
        }
        let named = Set(members.map(\.key)).union(parents.keys)
        for group in named.subtracting(["_meta", "all", "ungrouped"]).sorted() {
            var item = InventoryItem(
                type: "group", identity: "group:\(group)", kind: "group", name: group,
                path: ["groups", group], qualifier: "group", collection: "", place: group)
            item.environment = EnvironmentName.among([group])
            item.relations = (parents[group] ?? []).sorted().map { .init(.memberOf, "group:\($0)") }
            builder.add(item)
        }
    }
}

extension JSON {
    /// Variables as they are: what Ansible marked as unsafe is text, what is in a vault is nothing.
    fileprivate var withoutMarks: JSON {
        guard let members else { return self }
        let plain: [(key: String, value: JSON)] = members.compactMap { key, value in
            if let unsafe = value["__ansible_unsafe"] { return (key, unsafe) }
            return value["__ansible_vault"] == nil ? (key, value) : nil
        }
        return JSON(.object(plain), at: place)
    }
}
