import InfraTrack

/// Three-way merges: what a source says now, what it said last, and what stands in the record.
enum Merge {
    /// The source's word counts where it is new and nobody has set another since.
    ///
    /// - Parameter isFirst: whether the source has said nothing before; then only what is absent is
    ///   filled.
    static func text(
        _ current: String?, base: String?, new: String?, isFirst: Bool
    ) -> String? {
        if isFirst { return current ?? new }
        guard new != base, current == base else { return current }
        return new
    }

    /// What the source added is added, what it took away is taken away; the rest stays in its order.
    static func list<Item: Hashable>(
        _ current: [Item], base: Set<Item>, new: Set<Item>, by isFirst: (Item, Item) -> Bool
    ) -> [Item] {
        let removed = base.subtracting(new)
        let kept = current.filter { !removed.contains($0) }
        let added = new.subtracting(base).subtracting(kept)
        return kept + added.sorted(by: isFirst)
    }

    /// Each entry by itself.
    static func map(
        _ current: [String: String], base: [String: String], new: [String: String], isFirst: Bool
    ) -> [String: String] {
        var merged = current
        for key in Set(base.keys).union(new.keys) {
            merged[key] = text(current[key], base: base[key], new: new[key], isFirst: isFirst)
        }
        return merged
    }
}
