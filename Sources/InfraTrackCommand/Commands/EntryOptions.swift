import ArgumentParser
import InfraTrack
import InfraTrackBilling

/// What a new time entry may be told.
struct EntryOptions: ParsableArguments {
    @Option(help: "Who worked; the author when absent") var person: String?
    @Option(name: .customLong("component"), help: "A component, or component=weight")
    var components: [String] = []
    @Option var client: String?
    @Option var project: String?
    @Option(name: .customLong("label")) var labels: [String] = []
    @Option(help: "The IANA zone of times without offset") var zone: String?
    @Option(parsing: .unconditional, help: "What was done") var note: String?
    @Flag(help: "It is not billed") var notBillable = false
    @Flag(help: "It counts only while the person works on nothing else") var background = false
    @Option(help: "Its weight where time that overlaps is shared") var weight: Int?
    @Flag(help: "It may lie in a period that an invoice has closed") var late = false

    func details(
        _ session: Session, _ repository: Repository, _ snapshot: Snapshot
    ) throws(LedgerError) -> TimeTracking.Details {
        var shares: [TimeEntry.Share] = []
        for text in components { shares.append(try Self.share(text, snapshot)) }
        return TimeTracking.Details(
            person: session.personID(repository, person), zone: zone, components: shares,
            client: client, project: project, billable: !notBillable, labels: labels,
            note: note ?? "", isBackground: background, weight: weight, isLate: late)
    }

    private static func share(
        _ text: String, _ snapshot: Snapshot
    ) throws(LedgerError) -> TimeEntry.Share {
        let parts = text.split(separator: "=", maxSplits: 1)
        guard parts.count == 2 else {
            return TimeEntry.Share(try snapshot.componentKey(named: text))
        }
        guard let weight = Int(parts[1]), weight >= 1 else {
            throw LedgerError(
                .usage, "“\(printable(String(parts[1])))” is no weight.",
                cure: "Use a whole number from 1.")
        }
        return TimeEntry.Share(try snapshot.componentKey(named: String(parts[0])), weight: weight)
    }
}

extension Session {
    /// A time with an offset, or a wall time in the person's zone.
    func time(
        _ text: String?, _ details: TimeTracking.Details, _ snapshot: Snapshot
    ) throws(LedgerError) -> Timestamp? {
        guard let text else { return nil }
        let zone = details.zone ?? details.person.flatMap { snapshot.settings.people[$0]?.zone }
        return try LocalTime.timestamp(Self.withSeconds(text), zone: zone)
    }

    /// Prints an entry's id, and what overlaps it.
    func tell(_ outcome: TimeTracking.Outcome) {
        for finding in outcome.warnings { environment.warn(finding.description) }
        environment.print(outcome.entry.id.description)
    }
}

/// Durations for people.
enum Clockface {
    /// `h:mm:ss`.
    static func text(_ seconds: Int64) -> String {
        let pad = { (number: Int64) in number < 10 ? "0\(number)" : "\(number)" }
        return "\(seconds / 3600):\(pad(seconds / 60 % 60)):\(pad(seconds % 60))"
    }

    /// Reads `1h30m` or seconds.
    static func seconds(_ text: String) throws(LedgerError) -> Int64 {
        guard let micros = DurationText.microseconds(text), micros % 1_000_000 == 0 else {
            throw LedgerError(
                .usage, "“\(printable(text))” is no duration in whole seconds.",
                cure: "Write it as 1h30m, 45m or 5400.")
        }
        return micros / 1_000_000
    }
}

extension TimeEntry {
    /// Raw seconds; `nil` while the timer runs.
    var seconds: Int64? {
        if let durationSeconds { return durationSeconds }
        guard let start, let end else { return nil }
        return end.seconds - start.seconds
    }
}
