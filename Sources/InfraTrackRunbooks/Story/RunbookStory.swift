import InfraTrack

/// What tasks tell for a runbook: their commands sorted into what was looked at, what was changed,
/// what was checked, and what failed.
struct RunbookStory {
    let tasks: [TaskRecord]
    let tables: CommandTables
    let components: [ComponentKey]
    let scanner: ValueScanner
    /// Every command that was used, in the order of the story.
    private(set) var used: [CommandRecord] = []
    private(set) var diagnosis: [Step] = []
    private(set) var mitigation: [Step] = []
    private(set) var verification: [Step] = []
    private(set) var failures: [TaskRun.Failure] = []
    private(set) var runs: [TaskRun] = []

    /// Collects the commands of tasks, in the order of the tasks.
    init(_ tasks: [TaskRecord], _ snapshot: Snapshot, tables: CommandTables) {
        self.tasks = tasks
        self.tables = tables
        let commands = tasks.map { snapshot.commands(of: $0.id) }
        let all = commands.flatMap(\.self)
        components = Set(tasks.flatMap(\.components) + all.flatMap(\.components)).sorted()
        let hosts = Set(all.compactMap(\.host)).sorted()
        let scanner = ValueScanner(
            names: KnownNames(components: components, hosts: hosts, snapshot))
        self.scanner = scanner
        runs = commands.map { records in
            TaskRun(records.map { Self.attempt($0, scanner, tables) }, tables: tables)
        }
        used = runs.flatMap { $0.attempts.map(\.record) }
        var lists = (StepList(), StepList(), StepList())
        for run in runs {
            lists.0.add(run.diagnosis)
            lists.1.add(run.mitigation)
            lists.2.add(run.verification)
            addFailures(run.failures)
        }
        (diagnosis, mitigation, verification) = (lists.0.steps, lists.1.steps, lists.2.steps)
    }

    private static func attempt(
        _ record: CommandRecord, _ scanner: ValueScanner, _ tables: CommandTables
    ) -> Attempt {
        let values = scanner.values(in: record.command)
        return Attempt(
            record: record, shell: ShellCommand(record.command, tables: tables), values: values,
            canonical: ValueScanner.canonical(record.command, values), cwd: nil)
    }

    /// A failure that another run had too is told once.
    private mutating func addFailures(_ more: [TaskRun.Failure]) {
        for failure in more {
            let place = failures.firstIndex { $0.attempt.canonical == failure.attempt.canonical }
            guard let place else {
                failures.append(failure)
                continue
            }
            if failures[place].fix.isEmpty, !failure.fix.isEmpty { failures[place] = failure }
        }
    }

    var steps: [Step] { diagnosis + mitigation + verification }
}

extension RunbookStory {
    /// The tasks that ended well.
    private var successes: [TaskRecord] { tasks.filter { $0.status == .done } }

    var evidence: Runbook.Evidence {
        Runbook.Evidence(
            runs: tasks.count, successes: successes.count,
            lastSuccess: successes.compactMap(\.closed).max())
    }

    /// The first episode of each alert name that led to the tasks, by name.
    func alerts(_ snapshot: Snapshot) -> [AlertRecord] {
        let episodes = tasks.flatMap { task in
            snapshot.alerts(of: task.id) + (task.alert.flatMap(snapshot.alert).map { [$0] } ?? [])
        }
        let byName = Dictionary(grouping: episodes, by: \.alertName)
        return byName.values.compactMap { $0.min { ($0.started, $0.id) < ($1.started, $1.id) } }
            .sorted { $0.alertName < $1.alertName }
    }

    /// Where each step came from.
    func sources(_ snapshot: Snapshot) -> [Runbook.Source] {
        used.compactMap { command in
            guard let task = command.task, let blob = snapshot.blobID(.command, command.name) else {
                return nil
            }
            return Runbook.Source(task: task, command: command.id, blob: blob)
        }
    }
}
