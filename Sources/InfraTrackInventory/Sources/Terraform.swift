import InfraTrack
import StrictJSON

/// Terraform and OpenTofu: `show -json` of a state or a plan, and state files of version 4.
///
/// A state holds secrets in plain text, marked as such or not, so only what a list names is taken.
/// Outputs, private data, data sources and resources that are secrets are left out.
public struct Terraform: ComponentSource {
    /// `terraform`.
    public let name = "terraform"

    /// Makes one.
    public init() {}

    /// Reads what the program printed.
    public func listing(of payload: [UInt8]) throws(InventoryError) -> InventoryListing {
        let values = try JSON.values(of: payload)
        guard values.count == 1, let root = values.first else {
            throw InventoryError(
                .unexpected, "There is not exactly one JSON document.",
                cure: "Send the output of “terraform show -json”, or one state file.")
        }
        var reading = TerraformReading()
        try reading.read(root)
        return try reading.finish()
    }
}

/// One resource instance, whichever form it came in.
struct TerraformResource {
    let type: String
    let address: String
    /// Its own name with the index, for those that have no other.
    let label: String
    let provider: String
    let values: JSON
    /// A tree parallel to the values in which secrets are marked.
    let sensitive: JSON?
    /// The first steps of the paths that the state itself calls secret.
    let marked: Set<String>
    let dependsOn: [String]
}

/// Reads one document.
struct TerraformReading {
    private var builder = ListingBuilder()
    /// New addresses by old ones, of a plan.
    private var moves: [String: String] = [:]

    mutating func finish() throws(InventoryError) -> InventoryListing { try builder.finish() }

    mutating func read(_ root: JSON) throws(InventoryError) {
        guard root.members != nil else { throw Self.unknown(root) }
        if root["encrypted_data"] != nil {
            throw InventoryError(
                .unsupported, "The state is encrypted.",
                cure: "Decrypt it with “tofu show -json”.", at: root.place)
        }
        if root["resource_changes"] != nil || root["planned_values"] != nil {
            try readPlan(root)
        } else if root["format_version"]?.string != nil {
            try readShown(root, at: "values")
        } else if let version = root.scalar("version"),
            root["lineage"] != nil
                || root["resources"] != nil || root["modules"] != nil
        {
            guard version == "4" else {
                throw InventoryError(
                    .unsupported, "The state is not of version 4.",
                    cure: "Send the output of “terraform show -json”.", at: root.place)
            }
            try readState(root)
        } else {
            throw Self.unknown(root)
        }
    }

    private static func unknown(_ root: JSON) -> InventoryError {
        root.unexpected(
            "This is neither a state nor a plan of Terraform.",
            cure: "Send the output of “terraform show -json”, or the state file itself.")
    }

    /// What is there now is in a plan as the state before it; what it will do has not happened.
    private mutating func readPlan(_ root: JSON) throws(InventoryError) {
        for change in root["resource_changes"]?.items ?? [] {
            if let old = change.string("previous_address"), let new = change.string("address") {
                moves[old] = new
            }
        }
        builder.markPartial("A plan tells what will be, so nothing is taken for gone.")
        if let state = root["prior_state"] { try readShown(state, at: "prior_state.values") }
    }

    private mutating func readShown(_ root: JSON, at path: String) throws(InventoryError) {
        guard let values = root["values"] else { return }
        dropOutputs(values["outputs"])
        guard let module = values["root_module"] else { return }
        try readModule(module)
    }

    private mutating func dropOutputs(_ outputs: JSON?) {
        for (name, output) in outputs?.members ?? [] where output["value"]?.holdsText == true {
            builder.drop("outputs.\(name)")
        }
    }

    private mutating func readModule(_ module: JSON) throws(InventoryError) {
        for resource in try list(module, "resources") { readResource(resource) }
        for child in try list(module, "child_modules") { try readModule(child) }
    }

    private func list(_ value: JSON, _ key: String) throws(InventoryError) -> [JSON] {
        guard let member = value[key] else { return [] }
        guard let items = member.items else {
            throw member.unexpected(
                "“\(key)” is not an array.", cure: "Send Terraform's own output.")
        }
        return items
    }

    private mutating func readResource(_ resource: JSON) {
        guard let address = resource.string("address"), let type = resource.string("type"),
            resource["values"]?.members != nil || resource["values"] == nil
        else {
            return builder.refuse(place(resource), "It has no address, type or values.")
        }
        guard resource.string("mode") != "data" else { return builder.ignore("data.\(type)") }
        guard resource["deposed_key"] == nil else { return builder.ignore("deposed.\(type)") }
        add(
            TerraformResource(
                type: type, address: moves[address] ?? address,
                label: label(resource.string("name") ?? type, resource["index"]),
                provider: resource.string("provider_name") ?? "",
                values: resource["values"] ?? JSON(.object([])),
                sensitive: resource["sensitive_values"], marked: [],
                dependsOn: (resource["depends_on"]?.items ?? []).compactMap(\.string)))
    }

    private func place(_ value: JSON) -> String {
        value.string("address") ?? "line \(value.place.line)"
    }

    private func label(_ name: String, _ index: JSON?) -> String {
        index?.scalar.map { "\(name)-\($0)" } ?? name
    }
}

// MARK: State files

extension TerraformReading {
    private mutating func readState(_ root: JSON) throws(InventoryError) {
        builder.mark(
            lineage: root.string("lineage"), serial: root.scalar("serial").flatMap { Int($0) })
        dropOutputs(root["outputs"])
        for resource in try list(root, "resources") {
            guard let type = resource.string("type"), let name = resource.string("name") else {
                builder.refuse("line \(resource.place.line)", "It has no type or name.")
                continue
            }
            let base = [resource.string("module"), "\(type).\(name)"].compactMap { $0 }
                .joined(separator: ".")
            guard resource.string("mode") != "data" else {
                builder.ignore("data.\(type)")
                continue
            }
            for instance in try list(resource, "instances") {
                readInstance(instance, of: resource, type, name, base)
            }
        }
    }

    private mutating func readInstance(
        _ instance: JSON, of resource: JSON, _ type: String, _ name: String, _ base: String
    ) {
        guard instance["deposed"] == nil else { return builder.ignore("deposed.\(type)") }
        let address = base + Self.index(instance["index_key"])
        guard instance.members != nil,
            let values = instance["attributes"] ?? instance["attributes_flat"],
            values.members != nil
        else { return builder.refuse(address, "It has no attributes.") }
        if instance["private"]?.holdsText == true { builder.drop("\(address).private") }
        let steps = (instance["sensitive_attributes"]?.items ?? []).compactMap { path in
            path.items?.first?.string("value")
        }
        add(
            TerraformResource(
                type: type, address: address, label: label(name, instance["index_key"]),
                provider: resource.string("provider") ?? "", values: values, sensitive: nil,
                marked: Set(steps),
                dependsOn: (instance["dependencies"] ?? instance["depends_on"])?.items?
                    .compactMap(\.string) ?? []))
    }

    private static func index(_ key: JSON?) -> String {
        switch key?.kind {
        case .number(let digits): "[\(digits)]"
        case .string(let text): "[\"\(text)\"]"
        default: ""
        }
    }
}

// MARK: Resources

extension TerraformReading {
    /// What is taken of any resource.
    private static let attributes: [(path: String, name: String)] = [
        "instance_type", "machine_type", "size", "vm_size", "server_type", "instance_class",
        "engine", "engine_version", "runtime", "version", "kubernetes_version", "private_ip",
        "public_ip", "private_ip_address", "public_ip_address", "ipv4_address", "ipv6_address",
        "private_dns", "public_dns", "dns_name", "endpoint", "address", "fqdn", "vpc_id",
        "subnet_id", "network_id", "availability_zone", "region", "location", "zone", "datacenter",
        "cidr_block", "ip_range", "image", "ami", "architecture", "arch", "os_type", "platform",
        "status", "state", "instance_state", "resource_group_name", "project", "port",
        "multi_az", "allocated_storage", "storage_class", "desired_capacity", "replicas",
    ].map { ($0, $0) }

    private mutating func add(_ resource: TerraformResource) {
        guard !KindTable.isSecret(resource.type) else {
            builder.drop(resource.address)
            return builder.ignore(resource.type)
        }
        guard let kind = KindTable.kind(of: resource.type) else {
            return builder.ignore(resource.type)
        }
        builder.scan(resource.values, at: resource.address)
        dropMarked(resource)
        let values = resource.visible
        guard let id = values.scalar("id") ?? values.scalar("arn"), !id.isEmpty else {
            return builder.refuse(resource.address, "It has no id.")
        }
        let facts = TerraformFacts(resource, values, id: id)
        let tags = builder.tags(facts.tags, at: "\(resource.address).tags")
        var item = InventoryItem(
            type: resource.type, identity: facts.identity, kind: kind,
            name: tags["Name"] ?? values.string("name") ?? values.string("identifier")
                ?? values.string("bucket") ?? values.string("cluster_identifier")
                ?? resource.label,
            path: [], qualifier: id, collection: "", place: resource.address)
        item.path = (facts.region.map { [$0] } ?? []) + [item.name]
        item.address = resource.address
        item.provider = facts.provider
        item.environment =
            EnvironmentName.of(tags)
            ?? EnvironmentName.among([values.string("project"), item.name].compactMap { $0 })
        item.owner = tags.owner
        item.labels = ListingBuilder.labels(tags)
        item.identifiers = facts.identifiers(kind: kind)
        item.attributes = builder.attributes(values, Self.attributes)
        item.references = [resource.address, resource.base, id]
        item.relations =
            resource.dependsOn.map { .init(.dependsOn, $0) }
            + [("vpc_id"), ("subnet_id")].compactMap { values.string($0) }
            .map { .init(.partOf, $0) }
        builder.add(item)
    }

    /// Notes what the state itself calls secret.
    private mutating func dropMarked(_ resource: TerraformResource) {
        for name in resource.secretNames where resource.values[name]?.holdsText == true {
            builder.drop("\(resource.address).\(name)")
        }
    }
}

extension TerraformResource {
    /// The names of the values that are marked, wholly or in part.
    fileprivate var secretNames: [String] {
        let shown = (sensitive?.members ?? []).filter { $0.value.hasTrueLeaf }.map(\.key)
        return Set(shown).union(marked).sorted()
    }

    /// The values without those that are marked.
    fileprivate var visible: JSON {
        let secret = Set(secretNames)
        guard !secret.isEmpty else { return values }
        return JSON(
            .object((values.members ?? []).filter { !secret.contains($0.key) }), at: values.place)
    }

    /// The address without the index of the instance, which is what dependencies name.
    fileprivate var base: String {
        guard address.hasSuffix("]"), let bracket = address.lastIndex(of: "[") else {
            return address
        }
        return String(address[..<bracket])
    }
}

extension JSON {
    /// Whether a tree of marks has one.
    fileprivate var hasTrueLeaf: Bool {
        switch kind {
        case .bool(let flag): flag
        case .array(let items): items.contains(where: \.hasTrueLeaf)
        case .object(let members): members.contains { $0.value.hasTrueLeaf }
        case .null, .number, .string: false
        }
    }
}
