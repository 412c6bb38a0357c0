import InfraTrack

/// Finds keys for new components, the same whatever order they are listed in.
struct KeyChooser {
    let scope: ComponentKey
    private let snapshot: Snapshot
    private let unreadable: Set<String>
    private var wishes: [ComponentKey: Int] = [:]
    private var taken: Set<ComponentKey> = []

    init(scope: ComponentKey, snapshot: Snapshot) {
        self.scope = scope
        self.snapshot = snapshot
        unreadable = Set(snapshot.unreadableFiles.map(\.path))
    }

    /// Notes that an item would like its key.
    mutating func count(_ item: InventoryItem) {
        if let key = plainKey(of: item) { wishes[key, default: 0] += 1 }
    }

    /// Whether nothing else would like an item's key.
    func isOnly(_ item: InventoryItem) -> Bool {
        plainKey(of: item).map { wishes[$0] == 1 } ?? false
    }

    /// The key that an item would like.
    func plainKey(of item: InventoryItem) -> ComponentKey? {
        var segments = item.path.compactMap { KeySegment.make($0) }
        // A name without a letter or digit leaves the id.
        if segments.isEmpty || item.path.last.flatMap(KeySegment.make) == nil {
            segments.append(
                KeySegment.make(item.qualifier) ?? "x\(KeySegment.hash(item.identity))")
        }
        return ComponentKey("\(scope)/\(segments.joined(separator: "/"))")
    }

    /// A key that is free; when several would like one, each gets its own.
    mutating func key(of item: InventoryItem) -> ComponentKey? {
        guard let plain = plainKey(of: item) else { return nil }
        let hash = KeySegment.hash(item.identity + (item.incarnation ?? ""))
        let longer = [item.qualifier, hash].compactMap(KeySegment.make).flatMap { suffix in
            ComponentKey("\(plain)-\(suffix)").map { [$0] } ?? []
        }
        let last = ComponentKey("\(plain)-\(hash)-2")
        let wanted = (isOnly(item) ? [plain] : []) + longer + [last].compactMap { $0 }
        guard let key = wanted.first(where: isFree) else { return nil }
        taken.insert(key)
        return key
    }

    private func isFree(_ key: ComponentKey) -> Bool {
        !taken.contains(key) && snapshot.component(key) == nil
            && !unreadable.contains("components/\(key).md")
    }
}
