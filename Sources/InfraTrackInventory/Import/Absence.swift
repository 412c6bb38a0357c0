import InfraTrack

/// The components that a listing should have, and has not.
struct Absence {
    /// Those that are marked, one step further than they were, by key.
    private(set) var vanished: [ComponentKey] = []
    /// How many components of the scope are not taken for gone.
    let liveCount: Int

    init(
        of known: KnownComponents, besides matching: Matching, listing: InventoryListing,
        isWhole: Bool, options: ImportOptions
    ) {
        let live = known.own.filter { $0.value.gone == nil }
        liveCount = live.count
        guard isWhole else { return }
        let listed = matching.keys
        let collections = Set(listing.items.map(\.collection))
        let isEmpty = listing.items.isEmpty
        vanished = live.filter { key, provenance in
            guard !listed.contains(key) else { return false }
            guard let collection = provenance.collection, !isEmpty else { return true }
            return collections.contains(collection) || listing.wholeTypes.contains(provenance.type)
        }.map(\.key).sorted()
    }
}
