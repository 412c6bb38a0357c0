public import InfraTrack

/// A running timer that somebody has likely forgotten, with what could be done about it.
///
/// Nothing is changed: whoever was there knows what was worked.
public struct ForgottenTimer: Hashable, Sendable {
    /// The timer.
    public let entry: TimeEntry
    /// Seconds it has run; 0 when the clock was set back behind its start.
    public let seconds: Int64
    /// The last that was seen of the person, at or after the timer's start.
    public let lastSign: Timestamp
    /// What that was: `heartbeat`, `command`, `note` or `start`.
    public let sign: String
    /// Whether the timer starts later than now, because a clock was set.
    public let isInFuture: Bool

    /// Looks for timers over the limit of `timers:`, and for those that start in the future.
    ///
    /// - Parameters:
    ///   - snapshot: the records; commands are signs of life.
    ///   - now: the present time.
    ///   - heartbeats: when each timer's owner was last seen, by entry.
    /// - Throws: `LedgerError` when the settings cannot be read.
    public static func all(
        _ snapshot: Snapshot, now: Timestamp, heartbeats: [RecordID: Timestamp] = [:]
    ) throws(LedgerError) -> [ForgottenTimer] {
        let limit = try TimerPolicy(snapshot.settings).limit
        return snapshot.runningEntries.compactMap { entry in
            guard let start = entry.start else { return nil }
            let seconds = now.seconds - start.seconds
            let isInFuture = seconds < 0
            guard seconds > limit || isInFuture else { return nil }
            let (at, sign) = lastSign(of: entry, start, now, snapshot, heartbeats[entry.id])
            return ForgottenTimer(
                entry: entry, seconds: max(0, seconds), lastSign: at, sign: sign,
                isInFuture: isInFuture)
        }
    }

    private static func lastSign(
        of entry: TimeEntry, _ start: Timestamp, _ now: Timestamp, _ snapshot: Snapshot,
        _ heartbeat: Timestamp?
    ) -> (Timestamp, String) {
        var signs: [(at: Timestamp, sign: String)] = [(start, "start")]
        for command in snapshot.commands(of: entry.task) {
            if let at = command.started { signs.append((at, "command")) }
        }
        if let heartbeat { signs.append((heartbeat, "heartbeat")) }
        let known = signs.filter { $0.at.seconds >= start.seconds && $0.at.seconds <= now.seconds }
        let last = known.max { $0.at.seconds < $1.at.seconds } ?? (start, "start")
        let whole = Timestamp(seconds: last.at.seconds, offsetMinutes: start.offsetMinutes)
        return (whole, last.sign)
    }

    /// What is odd and what could be done, a sentence for each.
    public var proposal: String {
        if isInFuture {
            return
                "The timer \(entry.id) starts at \(entry.start?.description ?? ""), which is later than now: a clock was set. Correct it with “infratrack time edit \(entry.id) --set start=…”."
        }
        let stop = "infratrack time stop \(entry.id) --at \(lastSign)"
        let seen =
            sign == "start"
            ? "nothing was seen since its start" : "the last sign was a \(sign) at \(lastSign)"
        return
            "The timer \(entry.id) has run for \(Clock.text(seconds)), and \(seen). Stop it there with “\(stop)”, keep it with “infratrack time stop \(entry.id)”, or stop it and split the idle time off with “infratrack time reconcile \(entry.id) --split”."
    }
}

extension TimeTracking {
    /// Stops a timer now and splits what came after an instant off as time that is not billed.
    ///
    /// - Returns: the worked part and the idle part.
    /// - Throws: `LedgerError` as stopping and splitting do.
    public static func splitIdle(
        _ id: RecordID, after instant: Timestamp, in draft: inout Draft
    ) throws(LedgerError) -> (worked: TimeEntry, idle: TimeEntry) {
        _ = try stop(id, in: &draft)
        var idle = try split(id, at: instant, in: &draft)
        idle.billable = false
        idle.labels = Array(Set(idle.labels + ["idle"])).sorted()
        return (try existing(id, in: draft.snapshot), try draft.put(idle))
    }
}
