import InfraTrack

/// What a report warns of, each thing once.
///
/// Overlaps are kept as ids and put into words at the end: there may be thousands.
struct ReportFindings {
    private var said: Set<String> = []
    private var sentences: [Finding] = []
    private var noted: [Bool] = []
    private var unpriced: Set<Int> = []
    private var latest: [Latest] = []
    private var overlaps: [(id: RecordID, with: RecordID)] = []

    /// The most recent end of a person's entries.
    private struct Latest {
        var id: RecordID?
        var end = Int64.min
        var isQuiet: Bool?
    }

    /// Overlaps that are told one by one; of more only their number.
    static let limit = 20

    /// Notes an overlap with an earlier entry of the same person; entries must come by start.
    mutating func noteOverlap(
        _ entry: Candidate, _ places: ReportPlaces, _ snapshot: Snapshot
    ) throws(LedgerError) {
        let person = Int(entry.person)
        while latest.count <= person { latest.append(Latest()) }
        if entry.start < latest[person].end, let other = latest[person].id {
            if try !isQuiet(person, places, snapshot.settings) {
                overlaps.append((entry.id, other))
            }
        }
        if entry.end > latest[person].end {
            latest[person].end = entry.end
            latest[person].id = entry.id
        }
        if entry.flags.contains(.running) { noteRunning(entry.id, snapshot) }
    }

    private mutating func noteRunning(_ id: RecordID, _ snapshot: Snapshot) {
        sentences.append(
            Finding(
                .warning, rule: "running-timer", path: snapshot.path(.time, id.description) ?? "",
                message: "The timer \(id) is still running and counted until now.",
                cure: "Stop it with “infratrack time stop”."))
    }

    private mutating func isQuiet(
        _ person: Int, _ places: ReportPlaces, _ settings: Settings
    ) throws(LedgerError) -> Bool {
        if let known = latest[person].isQuiet { return known }
        let name = places.people[person].name
        let found = try OverlapPolicy(for: name, settings: settings) == .allow
        latest[person].isQuiet = found
        return found
    }

    /// Notes a client or project that the settings do not declare.
    mutating func note(_ place: Int, _ places: ReportPlaces, _ settings: Settings) {
        while noted.count <= place { noted.append(false) }
        guard !noted[place] else { return }
        noted[place] = true
        let owner = places.owners[place]
        if let client = owner.client, settings.clients[client] == nil {
            say(
                "undeclared-client", "The client “\(printable(client))” is not declared.",
                "Add it to “clients:” in infratrack.yaml.")
        }
        if let project = owner.project, settings.projects[project] == nil {
            say(
                "undeclared-project", "The project “\(printable(project))” is not declared.",
                "Add it to “projects:” in infratrack.yaml.")
        }
    }

    /// Notes that work has no rate.
    mutating func noteMissingRate(_ place: Int, _ places: ReportPlaces) {
        guard unpriced.insert(place).inserted else { return }
        let owner = places.owners[place]
        let client = owner.client.map { "client “\(printable($0))”" } ?? "no client"
        let project = owner.project.map { ", project “\(printable($0))”" } ?? ""
        say(
            "missing-rate", "Work for \(client)\(project) has no rate.",
            "Add one to “rates:” in infratrack.yaml, or make the entries not billable.")
    }

    private mutating func say(_ rule: String, _ message: String, _ cure: String) {
        guard said.insert(message).inserted else { return }
        sentences.append(
            Finding(
                .warning, rule: rule, path: "infratrack.yaml", message: message, cure: cure))
    }

    /// All of them in words.
    func all(_ snapshot: Snapshot) -> [Finding] {
        let shown = overlaps.prefix(overlaps.count > Self.limit ? Self.limit - 1 : Self.limit)
        var findings = sentences
        for (id, other) in shown {
            let path = snapshot.path(.time, id.description) ?? ""
            findings.append(Overlaps.warning(id, with: other, path: path))
        }
        if overlaps.count > shown.count {
            findings.append(
                Finding(
                    .warning, rule: "time-overlap", path: "time",
                    message:
                        "\(overlaps.count - shown.count) more entries overlap others of the same person.",
                    cure: "Correct the times, or set “overlap: allow” in infratrack.yaml."))
        }
        return findings
    }
}
