import InfraTrack

/// Folds a look that was repeated in a row into one step.
enum Polling {
    static func folded(_ attempts: [Attempt]) -> [Attempt] {
        var folded: [Attempt] = []
        var run: [Attempt] = []
        for attempt in attempts {
            if let last = run.last, !(attempt.isLook && attempt.isSame(as: last)) {
                folded.append(one(run))
                run = []
            }
            run.append(attempt)
        }
        return run.isEmpty ? folded : folded + [one(run)]
    }

    private static func one(_ run: [Attempt]) -> Attempt {
        var last = run[run.count - 1]
        guard run.count > 1, !last.hasFailed else { return last }
        last.repeats = run.count
        last.until = until(run)
        return last
    }

    /// The first line of the last output that none before had, without what is volatile.
    private static func until(_ run: [Attempt]) -> String? {
        let before = Set(run.dropLast().flatMap { lines($0.record) })
        return lines(run[run.count - 1].record).first { !before.contains($0) }
    }

    private static func lines(_ record: CommandRecord) -> [String] {
        VolatileMask.mask(RecordedOutput.text(in: record.body) ?? "")
            .split(separator: "\n").map(\.trimmed).filter { !$0.isEmpty && $0.utf8.count <= 200 }
    }
}
