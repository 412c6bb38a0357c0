import InfraTrack

/// Chooses what an invoice bills: unbilled work of its period, and late work of closed ones.
struct InvoiceSelection {
    let snapshot: Snapshot
    let request: InvoiceRequest
    let terms: InvoiceTerms
    /// The invoice that is made anew, whose own hold does not count.
    let number: String?
    private let period: Range<Int64>
    private let closed: [Range<Int64>]
    private let held: [RecordID: [Held]]

    init(
        _ snapshot: Snapshot, _ request: InvoiceRequest, _ terms: InvoiceTerms,
        besides number: String?
    ) {
        self.snapshot = snapshot
        self.request = request
        self.terms = terms
        self.number = number
        period = terms.zone.start(of: request.from)..<terms.zone.start(of: request.to)
        var closed: [Range<Int64>] = []
        var held: [RecordID: [Held]] = [:]
        for invoice in snapshot.invoiceTable.all.map(\.record)
        where invoice.id != number && invoice.holdsEntries {
            if invoice.client == request.client, invoice.locksEntries,
                invoice.project == nil || invoice.project == request.project,
                let from = invoice.from, let to = invoice.to, from < to
            {
                closed.append(terms.zone.start(of: from)..<terms.zone.start(of: to))
            }
            for entry in invoice.entries { held[entry.id, default: []].append(Held(entry)) }
        }
        self.closed = closed
        self.held = held
    }

    /// The part of an entry that another invoice holds.
    private struct Held {
        let start: Int64?
        let end: Int64?

        init(_ entry: InvoiceRecord.Entry) {
            start = entry.start?.seconds
            end = entry.end?.seconds
        }

        func span(of whole: Range<Int64>) -> Range<Int64> {
            let low = start ?? whole.lowerBound
            return low..<max(low, end ?? whole.upperBound)
        }
    }

    /// The parts to bill, and timers that still run.
    func parts() -> (parts: [BilledPart], running: [RecordID]) {
        var parts: [BilledPart] = []
        var running: [RecordID] = []
        for entry in snapshot.timeTable.all.map(\.record) where entry.billable && isWanted(entry) {
            if entry.isRunning {
                if let start = entry.start, start.seconds < period.upperBound {
                    running.append(entry.id)
                }
            } else {
                parts += self.parts(of: entry)
            }
        }
        return (parts.sorted(by: BilledPart.precedes), running.sorted())
    }

    private func isWanted(_ entry: TimeEntry) -> Bool {
        if let start = entry.start?.seconds, start >= period.upperBound { return false }
        let owner = EntryOwner(entry, in: snapshot)
        return owner.client == request.client
            && (request.project == nil || owner.project == request.project)
    }

    private func parts(of entry: TimeEntry) -> [BilledPart] {
        guard let whole = entry.span else { return dated(entry).map { [$0] } ?? [] }
        let taken = (held[entry.id] ?? []).map { $0.span(of: whole) }
        let late = whole.clamped(to: Int64.min..<period.lowerBound)
        let rest = late.subtracting(taken).flatMap { $0.intersecting(closed) }
        let now = whole.clamped(to: period).subtracting(taken)
        return rest.map { part(entry, $0, isCorrection: true) }
            + now.map { part(entry, $0, isCorrection: false) }
    }

    private func part(_ entry: TimeEntry, _ span: Range<Int64>, isCorrection: Bool) -> BilledPart {
        BilledPart(
            entry: entry, span: span, day: terms.zone.day(at: span.lowerBound),
            isCorrection: isCorrection)
    }

    /// An entry with a duration counts on its day as a whole.
    private func dated(_ entry: TimeEntry) -> BilledPart? {
        guard let date = entry.date, entry.durationSeconds != nil, held[entry.id] == nil,
            date < request.to
        else { return nil }
        let isLate = date < request.from
        if isLate, !closed.contains(where: { $0.contains(terms.zone.start(of: date)) }) {
            return nil
        }
        return BilledPart(
            entry: entry, span: nil, day: date.daysSinceEpoch, isCorrection: isLate)
    }
}
