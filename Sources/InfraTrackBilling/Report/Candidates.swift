import InfraTrack

/// The entries that may lie in a report's range, by start, end and id.
struct Candidates {
    private(set) var entries: ContiguousArray<Stored<TimeEntry>> = []
    /// The entries with a start, in order.
    private(set) var spans: ContiguousArray<Span> = []
    /// The entries with a duration only, by id.
    private(set) var dated: [Stored<TimeEntry>] = []

    /// Where an entry lies, in seconds since the epoch, and its place in the list.
    struct Span {
        let start: Int64
        let end: Int64
        let index: Int
    }

    init(_ snapshot: Snapshot, _ filter: ReportFilter) {
        let wide = filter.widest
        let now = filter.now.seconds
        entries.reserveCapacity(snapshot.timeTable.count)
        spans.reserveCapacity(snapshot.timeTable.count)
        for stored in snapshot.timeTable.all {
            if let start = stored.record.start?.seconds {
                let end = stored.record.end?.seconds ?? max(start, now)
                guard start < wide.upperBound, end > wide.lowerBound else { continue }
                spans.append(Span(start: start, end: end, index: entries.count))
                entries.append(stored)
            } else if let day = stored.record.date?.daysSinceEpoch, filter.days.contains(day) {
                dated.append(stored)
            }
        }
        dated.sort { $0.record.id < $1.record.id }
        sort()
    }

    /// Sorts by start with counting, then what begins at the same second by end and id.
    private mutating func sort() {
        guard let first = spans.first else { return }
        let (low, high) = spans.reduce((first.start, first.start)) {
            (min($0.0, $1.start), max($0.1, $1.start))
        }
        var shift = 0
        var other = spans
        while (high - low) >> shift > 0 {
            Self.pass(from: spans, to: &other, low, shift)
            swap(&spans, &other)
            shift += 11
        }
        var start = 0
        for end in 1...spans.count where end == spans.count || spans[end].start != spans[start].start {
            if end - start > 1 { sortTies(start..<end) }
            start = end
        }
    }

    private static func pass(
        from source: ContiguousArray<Span>, to target: inout ContiguousArray<Span>, _ low: Int64,
        _ shift: Int
    ) {
        var counts = [Int](repeating: 0, count: 2049)
        for span in source { counts[Int((span.start - low) >> shift & 2047) + 1] += 1 }
        for digit in 1..<2048 { counts[digit] += counts[digit - 1] }
        for span in source {
            let digit = Int((span.start - low) >> shift & 2047)
            target[counts[digit]] = span
            counts[digit] += 1
        }
    }

    private mutating func sortTies(_ range: Range<Int>) {
        let entries = entries
        spans[range].sort {
            ($0.end, entries[$0.index].record.id) < ($1.end, entries[$1.index].record.id)
        }
    }
}
