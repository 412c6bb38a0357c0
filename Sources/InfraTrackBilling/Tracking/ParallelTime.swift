import InfraTrack

/// What counts of a person's time where several of their entries overlap.
///
/// A background entry counts only while nothing else of the person's goes on. With
/// `parallel: share` the entries that go on at once share the time by weight; with `full`, the
/// default, each counts whole.
struct ParallelTime {
    /// Stretches with the seconds that count of each, by entry; absent when all of it counts.
    private var stretches: [RecordID: [Stretch]] = [:]

    /// A stretch of the clock with what counts of it.
    struct Stretch {
        let span: Range<Int64>
        let seconds: Int64
    }

    /// Looks for what goes on at once; costs nothing when the store uses neither.
    ///
    /// - Throws: `LedgerError` with the place of a word that is no policy.
    init(_ snapshot: Snapshot, now: Int64? = nil) throws(LedgerError) {
        let shares = try snapshot.settings.root.choice("parallel", as: Policy.self) == .share
        guard shares || Self.hasBackground(snapshot) else { return }
        var people: [String: [Member]] = [:]
        snapshot.forEachEntry { stored in
            let entry = stored.record
            guard let start = entry.start?.seconds, let end = entry.end?.seconds ?? now,
                start < end
            else { return }
            people[entry.person ?? "", default: []].append(Member(entry, start..<end))
        }
        for members in people.values { weigh(members, sharing: shares) }
    }

    private static func hasBackground(_ snapshot: Snapshot) -> Bool {
        var found = false
        snapshot.forEachEntry { if $0.record.isBackground { found = true } }
        return found
    }

    /// Looks only when there is something to look for.
    ///
    /// - Throws: `LedgerError` with the place of a word that is no policy.
    init(_ snapshot: Snapshot, now: Int64?, hasBackground: Bool) throws(LedgerError) {
        let shares = try snapshot.settings.root.choice("parallel", as: Policy.self) == .share
        if shares || hasBackground { try self.init(snapshot, now: now) } else { self.init() }
    }

    private init() {}

    /// What `parallel:` says.
    enum Policy: String, CaseIterable { case full, share }

    private struct Member {
        let id: RecordID
        let span: Range<Int64>
        let weight: Int64
        let isBackground: Bool

        init(_ entry: TimeEntry, _ span: Range<Int64>) {
            id = entry.id
            self.span = span
            weight = Int64(entry.weight ?? 1)
            isBackground = entry.isBackground
        }
    }

    private mutating func weigh(_ members: [Member], sharing: Bool) {
        let members = members.sorted { ($0.span.lowerBound, $0.id) < ($1.span.lowerBound, $1.id) }
        var active: [Member] = []
        var next = 0
        let borders = Set(members.flatMap { [$0.span.lowerBound, $0.span.upperBound] }).sorted()
        for (start, end) in zip(borders, borders.dropFirst()) {
            active.removeAll { $0.span.upperBound <= start }
            while next < members.count, members[next].span.lowerBound <= start {
                active.append(members[next])
                next += 1
            }
            divide(start..<end, active, sharing: sharing)
        }
    }

    private mutating func divide(_ span: Range<Int64>, _ active: [Member], sharing: Bool) {
        let foreground = active.filter { !$0.isBackground }
        let counting = foreground.isEmpty ? active : foreground
        let whole = Int64(span.count)
        let parts =
            sharing || foreground.isEmpty
            ? Split.largestRemainder(whole, weights: counting.map(\.weight))
            : counting.map { _ in whole }
        let seconds = Dictionary(
            zip(counting.map(\.id), parts), uniquingKeysWith: { first, _ in first })
        for member in active {
            stretches[member.id, default: []].append(
                Stretch(span: span, seconds: seconds[member.id] ?? 0))
        }
    }

    var isEmpty: Bool { stretches.isEmpty }

    /// The seconds of an entry that count on a span.
    func seconds(of entry: TimeEntry, on span: Range<Int64>) -> Int64 {
        guard let list = stretches[entry.id] else { return Int64(span.count) }
        return seconds(list, before: span.upperBound) - seconds(list, before: span.lowerBound)
    }

    /// The seconds of an entry that count before an instant; none without one.
    func seconds(of entry: TimeEntry, before instant: Int64?) -> Int64 {
        guard let instant, let start = entry.start?.seconds, instant > start else { return 0 }
        guard let list = stretches[entry.id] else { return instant - start }
        return seconds(list, before: instant)
    }

    /// A stretch that is cut counts in proportion, so that its parts add up.
    private func seconds(_ list: [Stretch], before instant: Int64) -> Int64 {
        list.reduce(0) { sum, stretch in
            if instant >= stretch.span.upperBound { return sum + stretch.seconds }
            guard instant > stretch.span.lowerBound else { return sum }
            let part = Int128(stretch.seconds) * Int128(instant - stretch.span.lowerBound)
            return sum + Int64(clamping: part / Int128(stretch.span.count))
        }
    }
}
