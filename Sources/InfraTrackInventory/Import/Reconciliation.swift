import InfraTrack

/// Brings the components of a scope in line with a listing.
struct Reconciliation {
    let listing: InventoryListing
    let source: any ComponentSource
    let scope: ComponentKey
    let options: ImportOptions
    let known: KnownComponents
    var report: ImportReport

    init(
        of listing: InventoryListing, from source: any ComponentSource, scope: ComponentKey,
        options: ImportOptions, with snapshot: Snapshot
    ) {
        self.listing = listing
        self.source = source
        self.scope = scope
        self.options = options
        known = KnownComponents(in: snapshot, source: source.name, scope: scope)
        report = ImportReport(source.name, scope)
    }

    mutating func run(on draft: inout Draft) throws(LedgerError) {
        try refuseStale()
        report.partial = partial
        report.refused = listing.refused
        report.dropped = listing.dropped
        report.ignored = listing.ignored
        let items = try withoutDuplicates(&draft)
        var matching = Matching(
            items, with: known, scope: scope, inPlace: source.replacesInPlace, draft.snapshot)
        report.refused += matching.refused
        matching.resolveRelations()
        let absent = Absence(
            of: known, besides: matching, listing: listing, isWhole: report.partial == nil,
            options: options)
        try stopMassRetirement(absent)
        try apply(matching, to: &draft)
        for key in absent.vanished { try vanish(key, on: &draft) }
        sortReport()
        draft.subject = report.subject
    }

    /// Why nothing is taken for gone.
    private var partial: String? {
        if let partial = listing.partial { return partial }
        switch listing.refused.count {
        case 0: break
        case 1: return "An item was refused."
        default: return "\(listing.refused.count) items were refused."
        }
        if listing.items.isEmpty, !options.acceptsRetirements { return "The listing is empty." }
        return nil
    }

    /// A listing that is older than what was imported would undo changes.
    private func refuseStale() throws(LedgerError) {
        guard let lineage = listing.lineage else { return }
        let versions = known.own.compactMap(\.value.lineage)
        if !versions.isEmpty, !versions.contains(lineage), !options.acceptsRetirements {
            throw LedgerError(
                .refused, "The scope “\(scope)” was imported from another state.",
                cure:
                    "Give each state a scope of its own; “--accept-retirements” lets this one take the other's place."
            )
        }
        let serials = known.own.filter { $0.value.lineage == lineage }.compactMap(\.value.serial)
        if let serial = listing.serial, let last = serials.max(), serial < last {
            throw LedgerError(
                .refused, "The state has serial \(serial), and serial \(last) was imported.",
                cure: "Import the newest state.")
        }
    }

    /// Of things with one identity the first is taken, in an order that the listing's does not change.
    private mutating func withoutDuplicates(
        _ draft: inout Draft
    ) throws(LedgerError) -> [InventoryItem] {
        var names = MaskedNames()
        var sorted = listing.items
        for index in sorted.indices { sorted[index] = try names.mask(sorted[index], by: &draft) }
        sorted.sort { $0.identity.isFirst($1.identity) }
        var items: [InventoryItem] = []
        items.reserveCapacity(sorted.count)
        for item in sorted {
            guard let last = items.last, last.identity == item.identity else {
                items.append(item)
                continue
            }
            var other = item
            if "\(Provenance(item).value)".isFirst("\(Provenance(last).value)") {
                items[items.count - 1] = item
                other = last
            }
            report.refused.append(
                .init(other.place, "It is listed more than once; one of them was taken."))
        }
        return items
    }

    private mutating func stopMassRetirement(_ absent: Absence) throws(LedgerError) {
        guard !options.acceptsRetirements,
            let fault = RetirementGuard.fault(
                vanished: absent.vanished.count, of: absent.liveCount)
        else { return }
        guard options.isTrial else { throw RetirementGuard.error(fault) }
        report.stopped = fault
    }

    /// The same report for the same things, whatever order they were listed in.
    private mutating func sortReport() {
        report.created.sort()
        report.changed.sort { $0.key < $1.key }
        report.unchanged.sort()
        report.missing.sort()
        report.retired.sort()
        report.revived.sort()
        report.renamed.sort { ($0.key, $0.from) < ($1.key, $1.from) }
        report.replaced.sort { $0.key < $1.key }
        report.kept.sort { $0.key < $1.key }
    }
}
