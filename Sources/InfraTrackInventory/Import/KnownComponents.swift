import InfraTrack

/// The components of the store as an import looks for them.
struct KnownComponents {
    let source: String
    let scope: ComponentKey
    /// What imports of this source and scope keep, by component.
    private(set) var own: [ComponentKey: Provenance] = [:]
    /// What all imports keep, by component.
    private(set) var blocks: [ComponentKey: ImportedBlock] = [:]
    private var byIdentity: [String: [ComponentKey]] = [:]
    private var byAddress: [String: ComponentKey] = [:]
    private var byIdentifier: [String: [ComponentKey]] = [:]
    /// By the last part of an identity, as other things of the same source name it.
    private var byShortName: [Substring: [ComponentKey]] = [:]
    let snapshot: Snapshot

    /// Identifiers that no two things share.
    static let strong = ["cloud.resource_id", "host.id"]

    init(in snapshot: Snapshot, source: String, scope: ComponentKey) {
        self.snapshot = snapshot
        self.source = source
        self.scope = scope
        for (component, imported) in snapshot.componentsWithImports {
            let key = component.id
            for name in Self.strong {
                if let value = component.identifiers[name] {
                    byIdentifier["\(name)=\(value)", default: []].append(key)
                }
            }
            guard let imported else { continue }
            let block = ImportedBlock(imported)
            blocks[key] = block
            guard let provenance = block[source, scope] else { continue }
            own[key] = provenance
            byIdentity[provenance.identity, default: []].append(key)
            byShortName[Self.shortName(provenance.identity), default: []].append(key)
            if let address = provenance.address { byAddress[address] = key }
        }
    }

    /// The component that an import of this scope made of an identity; of several, one that is not
    /// gone, and of the right incarnation.
    func key(identity: String, incarnation: String?) -> ComponentKey? {
        best(byIdentity[identity] ?? []) { own[$0]?.incarnation == incarnation }
    }

    /// The component that any source knows by an identifier of the item.
    func key(identifiers: [String: String]) -> ComponentKey? {
        for name in Self.strong {
            guard let value = identifiers[name] else { continue }
            if let key = best(byIdentifier["\(name)=\(value)"] ?? [], { _ in true }) {
                return key
            }
        }
        return nil
    }

    /// The component with an address of the source's own.
    func key(address: String) -> ComponentKey? { byAddress[address] }

    /// The component that a relation names, though the listing does not hold it.
    func key(reference: String) -> ComponentKey? {
        if let key = key(identity: reference, incarnation: nil) ?? key(address: reference) {
            return key
        }
        if let key = key(identifiers: ["cloud.resource_id": reference, "host.id": reference]) {
            return key
        }
        let found = byShortName[reference[...]] ?? []
        return found.count == 1 ? found[0] : nil
    }

    /// `vpc-1` of `arn:aws:ec2:eu-west-1:123456789012:vpc/vpc-1`.
    private static func shortName(_ identity: String) -> Substring {
        identity.utf8.lastIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ":") }
            .map { identity[$0...].dropFirst() } ?? identity[...]
    }

    private func best(_ keys: [ComponentKey], _ fits: (ComponentKey) -> Bool) -> ComponentKey? {
        guard keys.count > 1 else { return keys.first }
        let live = keys.filter { snapshot.component($0)?.lifecycle != .retired }
        let candidates = live.isEmpty ? keys : live
        return candidates.filter(fits).min() ?? candidates.min()
    }

    /// What imports keep of a component.
    func block(_ key: ComponentKey) -> ImportedBlock { blocks[key] ?? ImportedBlock(nil) }
}
