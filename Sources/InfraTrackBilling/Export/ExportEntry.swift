import InfraTrack

/// An entry on its way into an export, cut at the days' borders.
struct ExportEntry: Sendable {
    let entry: TimeEntry
    let context: ExportContext
    let zone: ZoneRules
    /// The day it began, which decides the rate.
    let firstDay: Int
    /// For the order: the whole entry, as it was worked.
    let start: Int64
    let end: Int64
    private(set) var atoms: [Atom]
    /// The rate of each share.
    var rules: [RateRule?] = []

    /// The part of an entry on one day.
    struct Atom: Sendable {
        let day: Int
        let span: Range<Int64>?
        let length: Int64
        /// Which of the entry's parts it belongs to.
        let part: Int
        var seconds: [Int64] = []
        var billed: [Int64] = []
        var amounts: [Money?] = []
    }

    init(
        _ entry: TimeEntry, _ context: ExportContext, _ zone: ReportZone, whole: Range<Int64>,
        spans: [Range<Int64>]
    ) {
        self.entry = entry
        self.context = context
        self.zone = zone.rules
        firstDay = zone.rules.day(at: whole.lowerBound)
        (start, end) = (whole.lowerBound, whole.upperBound)
        atoms = spans.enumerated().flatMap { part, span in
            zone.cut(span).map {
                Atom(day: $0.day, span: $0.span, length: $0.seconds, part: part)
            }
        }
    }

    init(
        _ entry: TimeEntry, _ context: ExportContext, _ zone: ReportZone, seconds: Int64, day: Int
    ) {
        self.entry = entry
        self.context = context
        self.zone = zone.rules
        firstDay = day
        (start, end) = (.min, .min)
        atoms = [Atom(day: day, span: nil, length: seconds, part: 0)]
    }

    var lengths: [Int64] { atoms.map(\.length) }

    var weights: [Int64] {
        context.shares.isEmpty ? [1] : context.shares.map { Int64($0.weight) }
    }

    func component(_ share: Int) -> ComponentKey? {
        context.shares.isEmpty ? nil : context.shares[share].component
    }

    mutating func update(_ change: (Int, inout Atom) -> Void) {
        for index in atoms.indices { change(index, &atoms[index]) }
    }

    /// The entry's items: one a day, or one for each part.
    func items(byDay: Bool) -> [ExportItem] {
        var items: [ExportItem] = []
        var last = -1
        for atom in atoms {
            if !byDay, atom.part == last {
                items[items.count - 1].extend(atom)
            } else {
                items.append(item(atom))
                last = atom.part
            }
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
                    billed: atom.billed[share], rate: rules[share]?.rate,
                    amount: atom.amounts[share])
            })
    }
}

extension ExportItem {
    /// Takes in the part of the entry on the next day.
    mutating func extend(_ atom: ExportEntry.Atom) {
        seconds += atom.length
        if let span, let more = atom.span { self.span = span.lowerBound..<more.upperBound }
        for index in shares.indices {
            shares[index].seconds += atom.seconds[index]
            shares[index].billed += atom.billed[index]
            shares[index].amount = shares[index].amount.flatMap { amount in
                atom.amounts[index].map {
                    Money(minorUnits: amount.minorUnits + $0.minorUnits, currency: $0.currency)
                }
            }
        }
    }
}
