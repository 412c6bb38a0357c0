import FrontMatter
import InfraTrack
import InfraTrackInventory
import InfraTrackTesting
import Testing

extension Repository {
    /// Takes a listing in.
    @discardableResult
    func take(
        _ payload: [UInt8], _ source: any ComponentSource, scope: String = "acme/prod",
        options: ImportOptions = ImportOptions()
    ) throws -> Committed<ImportReport> {
        let key = try #require(ComponentKey(scope))
        return try InventoryImport(of: source, scope: key, options: options).run(
            payload, into: self)
    }

    @discardableResult
    func take(
        _ text: String, _ source: any ComponentSource, scope: String = "acme/prod",
        options: ImportOptions = ImportOptions()
    ) throws -> ImportReport {
        try take(Array(text.utf8), source, scope: scope, options: options).value
    }

    /// Every component's file.
    var files: [String: String] {
        Dictionary(
            snapshot.componentTable.all.map { ($0.path, $0.text) }, uniquingKeysWith: { $1 })
    }

    /// Every key.
    var keys: [String] { snapshot.componentSubtree(nil).map(\.name) }

    func component(_ key: String) throws -> Component {
        let found = ComponentKey(key).flatMap(snapshot.component)
        return try #require(found, "\(key) in \(keys)")
    }

    /// A component's file.
    func text(_ key: String) -> String { snapshot.text(.component, key) ?? "" }

    /// Changes a component as a person would.
    func edit(_ key: String, _ change: (inout Component) -> Void) throws {
        var component = try component(key)
        change(&component)
        try commit { draft in try draft.put(component) }
    }
}

/// EC2 instances as `aws ec2 describe-instances` lists them.
enum Instances {
    static func listing(_ names: [String], token: String? = nil) -> String {
        let items = names.map { item($0) }.joined(separator: ",")
        let next = token.map { #","NextToken":"\#($0)""# } ?? ""
        return #"{"Reservations":[{"OwnerId":"123456789012","Instances":[\#(items)]}]\#(next)}"#
    }

    /// `name`, `name=id`, or `name=id=state`.
    static func item(_ text: String, more: String = "") -> String {
        let parts = text.split(separator: "=").map(String.init)
        let id = parts.count > 1 ? parts[1] : "i-\(parts[0])"
        let state = parts.count > 2 ? parts[2] : "running"
        return #"{"InstanceId":"\#(id)","InstanceType":"t3.micro","State":{"Name":"\#(state)"},"#
            + #""Placement":{"AvailabilityZone":"eu-west-1a"},"#
            + #""Tags":[{"Key":"Name","Value":"\#(parts[0])"}]\#(more)}"#
    }
}
