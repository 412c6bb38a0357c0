import InfraTrack

/// The sources that come with the library.
public enum ComponentSources {
    /// Every source, sorted by name.
    public static let all: [any ComponentSource] = [
        Ansible(), AWS(), Azure(), Backstage(), GCP(), Kubernetes(), NetBox(), Terraform(),
    ]

    /// The source with a name.
    ///
    /// - Throws: ``InventoryError`` with code `unknown-source`.
    public static func named(_ name: String) throws(InventoryError) -> any ComponentSource {
        if let source = all.first(where: { $0.name == name }) { return source }
        throw InventoryError(
            .unknownSource, "There is no inventory source “\(printable(name))”.",
            cure: "Use one of: \(all.map(\.name).joined(separator: ", ")).")
    }
}
