import InfraTrack

/// The entries that may lie in a report's range, by start, end and id.
///
/// What is counted of an entry fits into a few numbers; the records are not looked at again.
struct Candidates {
    /// The entries with a start, in order.
    private(set) var spans: ContiguousArray<Candidate> = []
    /// The entries with a duration only, by id.
    private(set) var dated: [Candidate] = []
    private(set) var hasBackground = false

    /// Adds an entry.
    mutating func add(_ candidate: Candidate, isBackground: Bool) {
        if candidate.hasSpan { spans.append(candidate) } else { dated.append(candidate) }
        if isBackground { hasBackground = true }
    }

    mutating func reserve(_ count: Int) { spans.reserveCapacity(count) }

    /// Sorts by start with counting, then what begins at the same second by end and id.
    mutating func sort() {
        dated.sort { $0.id < $1.id }
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
        for end in 1...spans.count
        where end == spans.count || spans[end].start != spans[start].start {
            if end - start > 1 {
                spans[start..<end].sort { ($0.end, $0.id) < ($1.end, $1.id) }
            }
            start = end
        }
    }

    private static func pass(
        from source: ContiguousArray<Candidate>, to target: inout ContiguousArray<Candidate>,
        _ low: Int64, _ shift: Int
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
}

/// An entry as a report sees it: numbers only, so that it is copied and sorted for nothing.
struct Candidate {
    let id: RecordID
    /// Seconds since the epoch, or for entries without a start the day.
    let start: Int64
    /// Seconds since the epoch, or for entries without a start the seconds worked.
    let end: Int64
    let task: Int32
    let owner: Int32
    let person: Int32
    let flags: Flags

    /// What is true of it.
    struct Flags: OptionSet {
        let rawValue: UInt8
        static let billable = Flags(rawValue: 1)
        static let running = Flags(rawValue: 2)
        static let hasSpan = Flags(rawValue: 4)
        static let ownComponents = Flags(rawValue: 8)
    }

    var hasSpan: Bool { flags.contains(.hasSpan) }
    var isBillable: Bool { flags.contains(.billable) }
}
