import InfraTrack

/// What a report warns of, each thing once.
struct ReportFindings {
    private(set) var all: [Finding] = []
    private var said: Set<String> = []
    private var latest: [Int: (id: RecordID, end: Int64)] = [:]
    private var quiet: [Int: Bool] = [:]

    /// Notes what is odd about an entry that is counted; entries must come by start.
    mutating func note(
        _ candidate: Candidate, _ context: ReportContext, _ snapshot: Snapshot
    ) throws(LedgerError) {
        try noteOverlap(candidate, context, snapshot)
        guard candidate.stored.record.isRunning else { return }
        all.append(
            Finding(
                .warning, rule: "running-timer", path: candidate.stored.path,
                message: "The timer \(candidate.id) is still running and counted until now.",
                cure: "Stop it with “infratrack time stop”."))
    }

    private mutating func noteOverlap(
        _ candidate: Candidate, _ context: ReportContext, _ snapshot: Snapshot
    ) throws(LedgerError) {
        let slot = context.personSlot
        let last = latest[slot]
        if let last, candidate.start < last.end, try !isQuiet(slot, context.person, snapshot) {
            all.append(
                Overlaps.warning(
                    candidate.id, with: last.id, path: candidate.stored.path))
        }
        if last.map({ candidate.end > $0.end }) ?? true {
            latest[slot] = (candidate.id, candidate.end)
        }
    }

    private mutating func isQuiet(
        _ slot: Int, _ person: String?, _ snapshot: Snapshot
    ) throws(LedgerError) -> Bool {
        if let known = quiet[slot] { return known }
        let found = try OverlapPolicy(for: person, settings: snapshot.settings) == .allow
        quiet[slot] = found
        return found
    }

    /// Notes a client or project that the settings do not declare.
    mutating func noteUndeclared(_ context: ReportContext, _ settings: Settings) {
        if let client = context.client, settings.clients[client] == nil {
            say(
                "undeclared-client", "The client “\(client)” is not declared.",
                "Add it to “clients:” in infratrack.yaml.")
        }
        if let project = context.project, settings.projects[project] == nil {
            say(
                "undeclared-project", "The project “\(project)” is not declared.",
                "Add it to “projects:” in infratrack.yaml.")
        }
    }

    /// Notes that work has no rate.
    mutating func noteMissingRate(_ context: ReportContext) {
        let client = context.client.map { "client “\($0)”" } ?? "no client"
        let project = context.project.map { ", project “\($0)”" } ?? ""
        say(
            "missing-rate", "Work for \(client)\(project) has no rate.",
            "Add one to “rates:” in infratrack.yaml, or make the entries not billable.")
    }

    private mutating func say(_ rule: String, _ message: String, _ cure: String) {
        guard said.insert(message).inserted else { return }
        all.append(
            Finding(
                .warning, rule: rule, path: "infratrack.yaml", message: message, cure: cure))
    }
}
