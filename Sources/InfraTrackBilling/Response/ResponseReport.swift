public import InfraTrack

/// How long alerts waited for somebody and lasted: MTTA and MTTR per component or alert rule.
///
/// An episode counts when it began in the range, by UTC days. It is acknowledged by the first sign of
/// work on its task while it lasts: a time entry that begins, or a command. It is resolved when it
/// ended, for whatever reason.
public struct ResponseReport: Sendable {
    /// The property that the rows stand for.
    public let grouping: Grouping
    /// The rows, by key; episodes without the property come last.
    public let rows: [Row]
    /// All episodes together, each counted once; its key is `nil`.
    public let total: Row

    /// What a row stands for.
    public enum Grouping: String, Hashable, Sendable, CaseIterable {
        /// The infrastructure that the episode or its task names.
        case component
        /// The alert's name, as its rule calls it.
        case alert
    }

    /// One row of the report.
    public struct Row: Hashable, Sendable {
        /// The component or alert; `nil` for episodes without one.
        public let key: String?
        /// Episodes that began in the range.
        public let episodes: Int
        /// Those that somebody took up while they lasted.
        public let acknowledged: Int
        /// Mean seconds from the beginning until somebody took it up; `nil` when nobody did.
        public let mtta: Int64?
        /// Those that ended.
        public let resolved: Int
        /// Mean seconds from the beginning to the end; `nil` when none ended.
        public let mttr: Int64?
    }

    /// Builds the report.
    ///
    /// - Parameters:
    ///   - snapshot: the records.
    ///   - from: the first day.
    ///   - to: the last day, inclusive.
    ///   - grouping: the property of the rows.
    ///   - now: how long episodes that still last have lasted.
    /// - Throws: `LedgerError` with code `usage` when the range is the wrong way round.
    public init(
        snapshot: Snapshot, from: CalendarDate, to: CalendarDate, by grouping: Grouping,
        now: Timestamp
    ) throws(LedgerError) {
        guard from <= to else {
            throw LedgerError(
                .usage, "The range begins on \(from), after its end on \(to).",
                cure: "Exchange the two days.")
        }
        let range =
            Int64(from.daysSinceEpoch) * 86_400..<Int64(to.daysSinceEpoch + 1) * 86_400
        var tallies: [String?: Tally] = [:]
        var all = Tally()
        for stored in snapshot.alertTable.all {
            let episode = stored.record
            guard range.contains(episode.started.seconds) else { continue }
            let response = Response(episode, in: snapshot, now: now)
            all.add(response)
            for key in grouping.keys(of: episode, in: snapshot) {
                tallies[key, default: Tally()].add(response)
            }
        }
        self.grouping = grouping
        rows = tallies.map { $0.value.row($0.key) }.sorted {
            guard let right = $1.key else { return $0.key != nil }
            return $0.key.map { $0 < right } ?? false
        }
        total = all.row(nil)
    }
}

extension ResponseReport.Grouping {
    fileprivate func keys(of episode: AlertRecord, in snapshot: Snapshot) -> [String?] {
        switch self {
        case .alert: return [episode.alertName]
        case .component:
            let own = episode.components
            let keys = own.isEmpty ? episode.task.flatMap(snapshot.task)?.components ?? [] : own
            return keys.isEmpty ? [nil] : Set(keys).map { $0.description as String? }
        }
    }
}

/// How one episode went, in seconds.
private struct Response {
    let untilWork: Int64?
    let untilEnd: Int64?

    init(_ episode: AlertRecord, in snapshot: Snapshot, now: Timestamp) {
        let start = episode.started.seconds
        untilEnd = episode.ended.map { max(0, $0.seconds - start) }
        let last = episode.ended?.seconds ?? now.seconds
        guard let task = episode.task else {
            untilWork = nil
            return
        }
        let signs =
            snapshot.entries(of: task).compactMap { $0.start?.seconds }
            + snapshot.commands(of: task).compactMap { $0.started?.seconds }
        untilWork = signs.filter { $0 >= start && $0 <= last }.min().map { $0 - start }
    }
}

/// Sums over episodes.
private struct Tally {
    private var episodes = 0
    private var work: [Int64] = []
    private var ends: [Int64] = []

    mutating func add(_ response: Response) {
        episodes += 1
        if let seconds = response.untilWork { work.append(seconds) }
        if let seconds = response.untilEnd { ends.append(seconds) }
    }

    func row(_ key: String?) -> ResponseReport.Row {
        ResponseReport.Row(
            key: key, episodes: episodes, acknowledged: work.count, mtta: Self.mean(work),
            resolved: ends.count, mttr: Self.mean(ends))
    }

    private static func mean(_ values: [Int64]) -> Int64? {
        guard !values.isEmpty else { return nil }
        let sum = values.reduce(Int128(0)) { $0 + Int128($1) }
        return Int64(
            clamping: Rounding.divide(sum, by: Int128(values.count), .nearestHalfUp))
    }
}
