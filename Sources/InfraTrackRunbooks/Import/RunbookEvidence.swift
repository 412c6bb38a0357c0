public import InfraTrack

/// Finds the recorded runs of a runbook's steps, whoever wrote them.
public struct RunbookEvidence: Sendable {
    private let snapshot: Snapshot

    /// Looks among the records of a snapshot.
    public init(_ snapshot: Snapshot) { self.snapshot = snapshot }

    /// Sets where the steps were run, how often and when last; the text stays as it is.
    ///
    /// - Parameters:
    ///   - runbook: a runbook of the draft's store.
    ///   - draft: where it is written.
    /// - Returns: the runbook as written.
    public func update(
        _ runbook: Runbook, in draft: inout Draft
    ) throws(LedgerError) -> Runbook {
        let records = runs(of: runbook)
        guard !records.isEmpty else { return runbook }
        var runbook = runbook
        runbook.sources = records.compactMap { record in
            guard let task = record.task, let blob = snapshot.blobID(.command, record.name) else {
                return nil
            }
            return Runbook.Source(task: task, command: record.id, blob: blob)
        }
        let tasks = Set(records.compactMap(\.task)).compactMap(snapshot.task)
        let good = tasks.filter { $0.status == .done }
        runbook.evidence = Runbook.Evidence(
            runs: tasks.count, successes: good.count, lastSuccess: good.compactMap(\.closed).max())
        return try draft.put(runbook)
    }

    /// The commands of tasks that are steps of the runbook, with whatever values, oldest first.
    private func runs(of runbook: Runbook) -> [CommandRecord] {
        let texts = runbook.commandBlocks.flatMap { block in
            [block.text] + block.text.split(separator: "\n").map(String.init)
        }.map { runbook.withDefaults($0).trimmed }.filter { !$0.isEmpty }
        guard !texts.isEmpty else { return [] }
        let keys = Array(snapshot.componentTable.all.map(\.record.id))
        let scanner = ValueScanner(names: KnownNames(components: keys, hosts: [], snapshot))
        let steps = Set(texts.map { ValueScanner.canonical($0, scanner.values(in: $0)) })
        let programs = Set(texts.map { $0.prefix { !$0.isWhitespace } })
        return snapshot.commandTable.all.map(\.record).filter { record in
            guard record.task != nil,
                programs.contains(record.command.trimmed.prefix { !$0.isWhitespace })
            else { return false }
            let text = record.command.trimmed
            return steps.contains(ValueScanner.canonical(text, scanner.values(in: text)))
        }.sorted(by: CommandRecord.isEarlier)
    }
}
