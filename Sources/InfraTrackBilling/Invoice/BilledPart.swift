import InfraTrack

/// A stretch of an entry that one invoice bills.
struct BilledPart {
    let entry: TimeEntry
    /// Seconds since the epoch; `nil` for entries with a duration only.
    let span: Range<Int64>?
    /// The day the part begins, in the client's zone.
    let day: Int
    let isCorrection: Bool

    /// Raw seconds.
    var seconds: Int64 { span.map { Int64($0.count) } ?? entry.durationSeconds ?? 0 }

    /// Where the part lies in the entry, in seconds from its start.
    var offsets: Range<Int64> {
        guard let span, let start = entry.start?.seconds else { return 0..<seconds }
        return span.lowerBound - start..<span.upperBound - start
    }

    /// Whether it is the whole entry.
    var isWhole: Bool {
        span.map { $0.lowerBound == entry.start?.seconds && $0.upperBound == entry.end?.seconds }
            ?? true
    }
}

extension BilledPart {
    /// Orders by start, end, then id, so that the result does not depend on how files are called.
    static func precedes(_ left: BilledPart, _ right: BilledPart) -> Bool {
        left.order < right.order
    }

    private var order: (Int64, Int64, RecordID) {
        (span?.lowerBound ?? Int64(day) * 86_400, span?.upperBound ?? 0, entry.id)
    }
}

extension TimeEntry {
    /// Whole seconds since the epoch; `nil` while it runs or without a start.
    var span: Range<Int64>? {
        guard let start = start?.seconds, let end = end?.seconds, start < end else { return nil }
        return start..<end
    }
}
