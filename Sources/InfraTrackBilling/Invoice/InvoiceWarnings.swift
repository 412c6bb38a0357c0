import InfraTrack

/// What the writer of an invoice should know about the work it bills.
enum InvoiceWarnings {
    /// Parts that overlap others of the same person, unless the person's policy is to allow it.
    static func overlaps(
        _ parts: [BilledPart], in snapshot: Snapshot
    ) -> [Finding] {
        var latest: [String: (id: RecordID, end: Int64)] = [:]
        var findings: [Finding] = []
        for part in parts {
            guard let span = part.span else { continue }
            let person = part.entry.person ?? ""
            if let last = latest[person], span.lowerBound < last.end,
                (try? OverlapPolicy(for: part.entry.person, settings: snapshot.settings)) != .allow
            {
                let path = snapshot.path(.time, part.entry.id.description) ?? ""
                findings.append(Overlaps.warning(part.entry.id, with: last.id, path: path))
            }
            if latest[person].map({ span.upperBound > $0.end }) ?? true {
                latest[person] = (part.entry.id, span.upperBound)
            }
        }
        return findings
    }
}
