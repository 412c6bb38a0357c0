public import InfraTrack

/// Looks at runbooks for what makes them fail at three in the morning.
public struct RunbookLint: Sendable {
    /// The present time, for what is stale.
    public let now: Timestamp

    /// Makes a check as of a moment.
    public init(now: Timestamp) { self.now = now }

    /// What is wrong with the runbooks of a store, by place; files that cannot be read among it.
    ///
    /// Without names, all runbooks are looked at.
    ///
    /// - Throws: `LedgerError`: `missing` for an unknown name, `invalid` for bad settings.
    public func findings(
        _ names: [String] = [], in repository: Repository
    ) throws(LedgerError) -> [Finding] {
        let snapshot = repository.snapshot
        let context = try LintContext(repository, now: now)
        let unreadable = snapshot.unreadableFiles.filter { finding in
            names.isEmpty
                ? finding.path.hasPrefix("runbooks/")
                : names.contains { finding.path == "runbooks/\($0).md" }
        }
        var findings = unreadable
        for runbook in try runbooks(names, snapshot, unreadable) {
            var lint = RunbookFindings(runbook, context)
            try lint.look(in: repository)
            findings += lint.findings
        }
        return findings.sorted()
    }

    private func runbooks(
        _ names: [String], _ snapshot: Snapshot, _ unreadable: [Finding]
    ) throws(LedgerError) -> [Runbook] {
        guard !names.isEmpty else { return snapshot.runbookTable.all.map(\.record) }
        var runbooks: [Runbook] = []
        for name in names {
            if unreadable.contains(where: { $0.path == "runbooks/\(name).md" }) { continue }
            guard let runbook = snapshot.runbook(name) else {
                throw LedgerError(
                    .missing, "There is no runbook “\(printable(name))”.",
                    cure: "See “infratrack runbook list”.")
            }
            runbooks.append(runbook)
        }
        return runbooks
    }
}

/// What all runbooks of a store are held against.
struct LintContext {
    let snapshot: Snapshot
    let settings: RunbookSettings
    let now: Timestamp
    /// The templates that the runbooks name; `nil` for those that are not there.
    let templates: [String: RunbookTemplate?]
    /// The last run of each command text.
    let lastRuns: [String: CommandRecord]

    init(_ repository: Repository, now: Timestamp) throws(LedgerError) {
        snapshot = repository.snapshot
        settings = try RunbookSettings(snapshot.settings)
        self.now = now
        var templates: [String: RunbookTemplate?] = [:]
        for name in Set(snapshot.runbookTable.all.compactMap(\.record.template)) {
            templates[name] = .some(try? RunbookTemplate(named: name, in: repository))
        }
        self.templates = templates
        var lastRuns: [String: CommandRecord] = [:]
        for record in snapshot.commandTable.all.map(\.record) {
            if let other = lastRuns[record.command], Self.isEarlier(record, other) { continue }
            lastRuns[record.command] = record
        }
        self.lastRuns = lastRuns
    }

    private static func isEarlier(_ left: CommandRecord, _ right: CommandRecord) -> Bool {
        (left.started?.microseconds ?? .min, left.seq ?? 0, left.id)
            < (right.started?.microseconds ?? .min, right.seq ?? 0, right.id)
    }
}
