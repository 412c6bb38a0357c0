import InfraTrack

/// What a form is given: the work in order, and the range it was asked for.
struct ExportedWork: Sendable {
    var items: [ExportItem]
    let from: CalendarDate
    let to: CalendarDate
    let settings: Settings
}

/// An entry, or the part of it that lies in the range or on one day.
struct ExportItem: Sendable {
    let entry: TimeEntry
    /// The task's title.
    let title: String
    let client: ExportName?
    let project: ExportName?
    let person: ExportName?
    /// The person's mail address.
    let email: String?
    /// The client's zone.
    let zone: ZoneRules
    /// The day on which it begins in that zone.
    let day: CalendarDate
    /// Seconds since the epoch, half open; `nil` for a duration on a day.
    var span: Range<Int64>?
    var seconds: Int64
    /// Its parts by component, at least one.
    var shares: [ExportShare]

    /// What was done, on one line; the task's title when nothing was noted.
    var summary: String {
        let note = entry.body.asOneLine
        return note.isEmpty ? title.asOneLine : note
    }

    var billedSeconds: Int64 { shares.reduce(0) { $0 + $1.billed } }

    /// The components, then the labels.
    var tags: [String] { shares.compactMap { $0.component?.description } + entry.labels }

    func wall(_ instant: Int64) -> WallClock { WallClock(instant, in: zone) }
}

/// An id with the name that people read.
struct ExportName: Hashable, Sendable {
    let id: String
    let name: String
}

/// The part of an item that is for one component, or all of it.
struct ExportShare: Sendable {
    let component: ComponentKey?
    var seconds: Int64
    /// Seconds after the rounding policy; 0 when it is not billed.
    var billed: Int64
    /// The rate; `nil` when none fits.
    let rate: Rate?
    /// What the billed seconds cost; `nil` when that cannot be told.
    var amount: Money?
}

extension String {
    /// The text on one line: every run of white space and controls is a single space.
    var asOneLine: String {
        unicodeScalars.split {
            $0.properties.isWhitespace || $0.properties.generalCategory == .control
        }.map { String($0) }.joined(separator: " ")
    }
}
