import InfraTrack

/// What `timers:` says: whether several run at once, and when one counts as forgotten.
struct TimerPolicy {
    /// Whether a person may have several running timers.
    let allowsSeveral: Bool
    /// Seconds after which a running timer is likely forgotten.
    let limit: Int64

    /// Reads `timers: { several: true, limit: 12h }`.
    ///
    /// - Throws: `LedgerError` with the place of a value that cannot be read.
    init(_ settings: Settings) throws(LedgerError) {
        let node = settings.root["timers"]
        allowsSeveral = try node?.parsed("several", as: Bool.self, "true or false") ?? false
        guard let text = try node?.text("limit") else {
            limit = 12 * 3600
            return
        }
        guard let micros = DurationText.microseconds(text), micros > 0 else {
            throw (node?["limit"] ?? settings.root).invalid(
                "“\(printable(text))” is no duration above zero.", cure: "Write it as 12h.")
        }
        limit = micros / 1_000_000
    }
}
