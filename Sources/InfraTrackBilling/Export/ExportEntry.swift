import InfraTrack

/// An entry on its way into an export, cut where rates change and at midnight.
struct ExportEntry: Sendable {
    let entry: TimeEntry
    let context: ExportContext
    let zone: ZoneRules
    /// For the order: the whole entry, as it was worked.
    let start: Int64
    let end: Int64
    /// The parts that are exported, in seconds since the epoch; none for a duration on a day.
    let spans: [Range<Int64>]
    var atoms: [Atom] = []
    var rules: [[RateRule?]] = []

    /// The part of an entry on one day.
    struct Atom: Sendable {
        let day: Int
        let span: Range<Int64>?
        let length: Int64
        /// Which of the entry's spans it belongs to.
        let part: Int
        /// Which stretch between two changes of rates it belongs to.
        let piece: Int
        var seconds: [Int64] = []
        var billed: [Int64] = []
        var amounts: [Money?] = []
    }

    init(
        _ entry: TimeEntry, _ context: ExportContext, _ zone: ZoneRules,
        whole: Range<Int64>? = nil, spans: [Range<Int64>] = []
    ) {
        self.entry = entry
        self.context = context
        self.zone = zone
        (start, end) = (whole?.lowerBound ?? .min, whole?.upperBound ?? .min)
        self.spans = spans
    }

    var weights: [Int64] {
        context.shares.isEmpty ? [1] : context.shares.map { Int64($0.weight) }
    }

    func component(_ share: Int) -> ComponentKey? {
        context.shares.isEmpty ? nil : context.shares[share].component
    }

    /// The entry's items: one a day, or one for each span.
    func items(byDay: Bool) -> [ExportItem] {
        var items: [ExportItem] = []
        var last = (part: -1, day: 0)
        for atom in atoms {
            if atom.part == last.part, !byDay || atom.day == last.day {
                items[items.count - 1].extend(atom)
            } else {
                items.append(item(atom))
            }
            last = (atom.part, atom.day)
        }
        return items
    }

    private func item(_ atom: Atom) -> ExportItem {
        ExportItem(
            entry: entry, title: context.title, client: context.client, project: context.project,
            person: context.person, email: context.email, zone: zone,
            day: CalendarDate(daysSinceEpoch: atom.day), span: atom.span, seconds: atom.length,
            shares: weights.indices.map { share in
                ExportShare(
                    component: component(share), seconds: atom.seconds[share],
                    billed: atom.billed[share], rate: rules[atom.piece][share]?.rate,
                    amount: atom.amounts[share])
            })
    }
}

extension ExportItem {
    /// Takes in the part of the entry that follows.
    mutating func extend(_ atom: ExportEntry.Atom) {
        seconds += atom.length
        if let span, let more = atom.span { self.span = span.lowerBound..<more.upperBound }
        for index in shares.indices {
            shares[index].seconds += atom.seconds[index]
            shares[index].billed += atom.billed[index]
            shares[index].amount = Self.sum(shares[index].amount, atom.amounts[index])
        }
    }

    private static func sum(_ amount: Money?, _ more: Money?) -> Money? {
        guard let amount, let more, amount.currency == more.currency else { return nil }
        return Money(
            minorUnits: amount.minorUnits + more.minorUnits, currency: amount.currency)
    }
}
