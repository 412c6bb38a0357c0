import InfraTrack

/// Which work a report is about.
struct ReportFilter: Sendable {
    let from: CalendarDate
    let to: CalendarDate
    let client: String?
    let project: String?
    let now: Timestamp

    /// Instants that lie in the range's days in some zone, in seconds since the epoch.
    var widest: Range<Int64> {
        Int64(from.daysSinceEpoch - 1) * 86_400..<Int64(to.daysSinceEpoch + 2) * 86_400
    }

    var days: ClosedRange<Int> { from.daysSinceEpoch...to.daysSinceEpoch }

    func wants(client other: String?, project otherProject: String?) -> Bool {
        (client == nil || client == other) && (project == nil || project == otherProject)
    }
}
