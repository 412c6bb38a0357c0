import InfraTrack
import StrictJSON

/// Kubernetes: what `kubectl get … -o json` prints: a list, one object, or several after each other.
///
/// Workloads are services and jobs, nodes are servers; pods and what a workload owns are left alone.
/// A thing is its kind, namespace and name within the cluster, which the scope stands for; the version
/// of its API is none of it. Data of secrets and configuration is never looked at.
public struct Kubernetes: ComponentSource {
    /// `kubernetes`.
    public let name = "kubernetes"
    /// A workload that was made anew does what it did.
    public let replacesInPlace = true

    /// Makes one.
    public init() {}

    private static let kinds = [
        "Deployment": "service", "StatefulSet": "service", "DaemonSet": "service",
        "ReplicaSet": "service", "ReplicationController": "service", "DeploymentConfig": "service",
        "Rollout": "service", "Job": "job", "CronJob": "job", "Node": "server",
        "Namespace": "namespace",
    ]
    private static let attributes: [(path: String, name: String)] = [
        ("spec.replicas", "replicas"), ("spec.schedule", "schedule"),
        ("spec.serviceName", "service_name"), ("status.nodeInfo.kubeletVersion", "version"),
        ("status.nodeInfo.osImage", "image"), ("status.nodeInfo.architecture", "architecture"),
    ]

    /// Reads what the program printed.
    public func listing(of payload: [UInt8]) throws(InventoryError) -> InventoryListing {
        var builder = ListingBuilder()
        let documents = try JSON.values(of: payload)
        guard !documents.isEmpty else {
            throw InventoryError(
                .unexpected, "There is nothing in it.",
                cure: "Send the output of “kubectl get deployments -A -o json”.")
        }
        var isOpen = false
        for document in documents {
            guard let kind = document.string("kind"), document.members != nil else {
                throw Self.reshaped(document)
            }
            guard let items = document["items"] else {
                Self.add(document, kind, document.string("apiVersion") ?? "", "", to: &builder)
                // One object by itself says nothing of the others.
                builder.markPartial("Single objects are no list.")
                continue
            }
            guard let list = items.items, kind.hasSuffix("List") else { throw Self.reshaped(items) }
            isOpen = document.string("metadata.continue") != nil
            for (index, item) in list.enumerated() {
                guard item.members != nil else { throw Self.reshaped(item) }
                // The items of a typed list do not say what they are.
                Self.add(
                    item, item.string("kind") ?? String(kind.dropLast(4)),
                    item.string("apiVersion") ?? document.string("apiVersion") ?? "",
                    "items[\(index)]", to: &builder)
            }
        }
        if isOpen { builder.markPartial("More pages were to follow.") }
        return Self.spanning(try builder.finish())
    }

    private static func reshaped(_ value: JSON) -> InventoryError {
        value.unexpected(
            "This is not what Kubernetes prints.",
            cure: "Send the output of “kubectl get … -o json” as it is.")
    }

    /// A list of several namespaces is one of all of them: no call lists two.
    private static func spanning(_ listing: InventoryListing) -> InventoryListing {
        let spaces = Dictionary(grouping: listing.items, by: \.type)
            .mapValues { Set($0.map(\.collection)) }
        var listing = listing
        listing.wholeTypes = Set(spaces.filter { $0.value.count > 1 }.map(\.key))
        return listing
    }

    private static func add(
        _ value: JSON, _ kind: String, _ version: String, _ place: String,
        to builder: inout ListingBuilder
    ) {
        let group = version.split(separator: "/").count > 1 ? version.split(separator: "/")[0] : ""
        let type = group.isEmpty ? kind : "\(group)/\(kind)"
        if kind == "Secret" || kind == "ConfigMap" {
            for key in ["data", "stringData"] where value[key]?.holdsText == true {
                builder.drop("\(kind).\(key)")
            }
            return builder.ignore(type)
        }
        let isOwned = (value.at("metadata.ownerReferences")?.items ?? []).contains {
            $0["controller"]?.isTrue == true
        }
        guard let component = kinds[kind], !isOwned, value.at("metadata.deletionTimestamp") == nil
        else { return builder.ignore(type) }
        guard let name = value.string("metadata.name") else {
            return builder.refuse(place, "It has no name.")
        }
        scan(value, kind, &builder)
        builder.add(item(value, component, kind, type, name, place, &builder))
    }

    private static func item(
        _ value: JSON, _ component: String, _ kind: String, _ type: String, _ name: String,
        _ place: String, _ builder: inout ListingBuilder
    ) -> InventoryItem {
        let space = value.string("metadata.namespace")
        // The group apps took over what extensions had.
        let group = type == "extensions/\(kind)" ? "apps/\(kind)" : type
        var item = InventoryItem(
            type: group, identity: [group, space, name].compactMap { $0 }.joined(separator: "/"),
            kind: component, name: name,
            path: kind == "Node" ? ["nodes", name] : [space, name].compactMap { $0 },
            qualifier: kind.lowercased(), collection: "\(group)@\(space ?? "")", place: place)
        item.incarnation = value.string("metadata.uid")
        let labels = builder.tags(
            value.at("metadata.labels")?.scalars ?? [:], at: "\(kind).metadata.labels")
        item.environment =
            EnvironmentName.of(labels) ?? EnvironmentName.among([space].compactMap { $0 })
        item.owner = labels.owner
        item.labels = ListingBuilder.labels(labels)
        item.attributes = builder.attributes(value, attributes)
        item.attributes["version"] =
            labels["app.kubernetes.io/version"] ?? item.attributes["version"]
        item.attributes["images"] = images(value)
        item.identifiers = identifiers(value, kind, name, space)
        if let space { item.relations = [.init(.partOf, "Namespace/\(space)")] }
        return item
    }

    private static func images(_ value: JSON) -> String? {
        let containers =
            value.at("spec.template.spec.containers")
            ?? value.at("spec.jobTemplate.spec.template.spec.containers")
        let images = (containers?.items ?? []).compactMap { $0.string("image") }
        return images.isEmpty ? nil : images.joined(separator: ", ")
    }

    private static func identifiers(
        _ value: JSON, _ kind: String, _ name: String, _ space: String?
    ) -> [String: String] {
        var identifiers = ["k8s.\(kind.lowercased()).name": name]
        identifiers["k8s.\(kind.lowercased()).uid"] = value.string("metadata.uid")
        identifiers["k8s.namespace.name"] = space
        guard kind == "Node" else { return identifiers }
        identifiers["host.name"] = name
        let addresses = value.at("status.addresses")?.items ?? []
        identifiers["host.ip"] =
            addresses.first { $0.string("type") == "InternalIP" }?.string("address")
        let machine = value.string("spec.providerID") ?? ""
        if machine.hasPrefix("aws://") { identifiers["host.id"] = GoogleName.last(machine) }
        if machine.hasPrefix("azure:///") {
            identifiers["cloud.resource_id"] = machine.dropFirst(8).lowercased()
        }
        let parts = machine.split(separator: "/")
        if machine.hasPrefix("gce://"), parts.count == 4 {
            identifiers["cloud.resource_id"] =
                "//compute.googleapis.com/projects/\(parts[1])/zones/\(parts[2])/instances/\(parts[3])"
        }
        return identifiers
    }

    /// Labels and annotations have names of their own, and are looked at apart.
    private static func scan(_ value: JSON, _ kind: String, _ builder: inout ListingBuilder) {
        for key in ["spec", "status"] {
            if let part = value[key] { builder.scan(part, at: "\(kind).\(key)") }
        }
        for (name, text) in value.at("metadata.annotations")?.members ?? [] where text.holdsText {
            if builder.isSensitive(name) || name.hasSuffix("last-applied-configuration") {
                builder.drop("\(kind).metadata.annotations.\(name)")
            }
        }
    }
}
