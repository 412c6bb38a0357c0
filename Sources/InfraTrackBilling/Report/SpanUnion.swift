/// How much of the clock a number of spans cover, each second counted once.
struct SpanUnion: Sendable {
    private var spans: [Range<Int64>] = []
    private var loose: Int64 = 0
    private var isSorted = true

    /// Adds a span of seconds.
    mutating func add(_ span: Range<Int64>) {
        guard !span.isEmpty else { return }
        guard let last = spans.last else { return spans.append(span) }
        // Most come in order: one that touches the last is joined with it.
        if span.lowerBound >= last.lowerBound, span.lowerBound <= last.upperBound {
            if span.upperBound > last.upperBound {
                spans[spans.count - 1] = last.lowerBound..<span.upperBound
            }
        } else {
            if span.lowerBound < last.lowerBound { isSorted = false }
            spans.append(span)
        }
    }

    /// Adds seconds whose place is not known; they are taken to overlap nothing.
    mutating func add(loose seconds: Int64) { loose += seconds }

    /// Adds all that another covers.
    mutating func add(_ other: SpanUnion) {
        for span in other.spans { add(span) }
        loose += other.loose
    }

    /// The seconds covered.
    var seconds: Int64 {
        var covered = loose
        var end = Int64.min
        let ordered = isSorted ? spans : spans.sorted { $0.lowerBound < $1.lowerBound }
        for span in ordered {
            let start = max(end, span.lowerBound)
            if span.upperBound > start {
                covered += span.upperBound - start
                end = span.upperBound
            }
        }
        return covered
    }
}
