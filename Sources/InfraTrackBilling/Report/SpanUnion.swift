/// How much of the clock a number of spans cover, each second counted once.
struct SpanUnion: Sendable {
    private var spans: [Range<Int64>] = []
    private var loose: Int64 = 0

    /// Adds a span of seconds.
    mutating func add(_ span: Range<Int64>) {
        guard !span.isEmpty else { return }
        // Most come in order: one that touches the last is joined with it.
        if let last = spans.last, span.lowerBound >= last.lowerBound,
            span.lowerBound <= last.upperBound
        {
            spans[spans.count - 1] = last.lowerBound..<max(last.upperBound, span.upperBound)
        } else {
            spans.append(span)
        }
    }

    /// Adds seconds whose place is not known; they are taken to overlap nothing.
    mutating func add(loose seconds: Int64) { loose += seconds }

    /// The seconds covered.
    var seconds: Int64 {
        var covered = loose
        var end = Int64.min
        for span in spans.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            let start = max(end, span.lowerBound)
            if span.upperBound > start {
                covered += span.upperBound - start
                end = span.upperBound
            }
        }
        return covered
    }
}
