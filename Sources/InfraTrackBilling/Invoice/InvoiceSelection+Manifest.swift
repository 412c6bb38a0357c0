import InfraTrack

extension InvoiceSelection {
    /// The parts that an invoice's manifest lists, as the entries are in the snapshot.
    ///
    /// - Returns: the parts, and the ids of entries that are not there or still run.
    static func parts(
        of manifest: [InvoiceRecord.Entry], in snapshot: Snapshot, _ request: InvoiceRequest,
        _ zone: ZoneRules
    ) -> (parts: [BilledPart], missing: [RecordID]) {
        let start = zone.start(of: request.from)
        var parts: [BilledPart] = []
        var missing: [RecordID] = []
        for item in manifest {
            guard let entry = snapshot.entry(item.id), !entry.isRunning else {
                missing.append(item.id)
                continue
            }
            guard let whole = entry.span else {
                let date = entry.date ?? request.from
                parts.append(
                    BilledPart(
                        entry: entry, span: nil, day: date.daysSinceEpoch,
                        isCorrection: date < request.from))
                continue
            }
            let low = max(item.start?.seconds ?? whole.lowerBound, whole.lowerBound)
            let high = min(item.end?.seconds ?? whole.upperBound, whole.upperBound)
            parts.append(
                BilledPart(
                    entry: entry, span: low..<max(low, high), day: zone.day(at: low),
                    isCorrection: high <= start))
        }
        return (parts.sorted(by: BilledPart.precedes), missing)
    }
}
