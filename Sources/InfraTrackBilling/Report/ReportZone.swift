import InfraTrack

/// A client's zone with the range of the report in it.
struct ReportZone: Sendable {
    let rules: ZoneRules
    /// The report's instants in seconds since the epoch.
    let range: Range<Int64>
    /// The instants at which a rate begins or ends to hold, in order.
    private let borders: [Int64]

    init(_ name: String?, _ filter: ReportFilter, _ card: RateCard) throws(LedgerError) {
        let rules =
            try name.map { name throws(LedgerError) in
                try ZoneRules(name, covering: filter.widest)
            } ?? .utc
        self.rules = rules
        range = rules.start(of: filter.from)..<rules.start(of: filter.to.adding(days: 1))
        borders = card.borders.map { rules.start(ofDay: $0) }
    }

    /// The part of a span that the report is about; empty when there is none.
    func clipped(_ start: Int64, _ end: Int64) -> Range<Int64> {
        let low = max(start, range.lowerBound)
        return low..<max(low, min(end, range.upperBound))
    }

    /// The stretch between two borders that a span lies in; −1 when it crosses one.
    func stretch(of span: Range<Int64>) -> Int {
        var stretch = 0
        for border in borders {
            guard border <= span.lowerBound else {
                return border < span.upperBound ? -1 : stretch
            }
            stretch += 1
        }
        return stretch
    }
}

extension ZoneRules {
    /// Where a span is cut: at every midnight, or at those that begin certain days.
    enum Borders {
        case everyDay
        case days([Int])
    }

    /// Cuts a span at the borders of days.
    func cut(_ span: Range<Int64>, at borders: Borders) -> [Counted.Piece] {
        var pieces: [Counted.Piece] = []
        var start = span.lowerBound
        while start < span.upperBound {
            let day = day(at: start)
            let next: Int?
            switch borders {
            case .everyDay: next = day + 1
            case .days(let days): next = days.first { $0 > day }
            }
            // A day whose midnight comes twice has its later border counted.
            let border = next.map { max(start + 1, self.start(ofDay: $0)) } ?? .max
            let end = min(span.upperBound, border)
            pieces.append(Counted.Piece(day: day, span: start..<end))
            start = end
        }
        return pieces
    }
}
