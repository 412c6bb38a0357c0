/// The offsets of a zone over a range, as a list of the instants where they change.
struct OffsetTable: Sendable {
    private var starts: [Int64] = []
    private var offsets: [Int64] = []
    private var end: Int64

    private static let week: Int64 = 604_800

    /// One offset for all times.
    init(fixed offset: Int64) {
        starts = [.min]
        offsets = [offset]
        end = .max
    }

    /// Asks for the offset every week and finds each change between two answers by bisection.
    ///
    /// No zone keeps an offset for less than a week.
    init(over range: Range<Int64>, _ offset: (Int64) -> Int64) {
        end = range.upperBound
        guard !range.isEmpty else { return }
        append(range.lowerBound, offset(range.lowerBound))
        var probe = range.lowerBound
        while probe < end {
            let next = min(end, probe + Self.week)
            let found = offset(next)
            if let last = offsets.last, found != last {
                append(Self.change(after: probe, before: next, from: last, offset), found)
            }
            probe = next
        }
    }

    private mutating func append(_ start: Int64, _ offset: Int64) {
        starts.append(start)
        offsets.append(offset)
    }

    private static func change(
        after low: Int64, before high: Int64, from old: Int64, _ offset: (Int64) -> Int64
    ) -> Int64 {
        var (low, high) = (low, high)
        while high - low > 1 {
            let middle = low + (high - low) / 2
            if offset(middle) == old { low = middle } else { high = middle }
        }
        return high
    }

    /// The offset at an instant, or `nil` outside the range.
    func offset(at seconds: Int64) -> Int64? {
        guard seconds < end, let first = starts.first, seconds >= first else { return nil }
        var index = starts.count - 1
        while starts[index] > seconds { index -= 1 }
        return offsets[index]
    }
}
