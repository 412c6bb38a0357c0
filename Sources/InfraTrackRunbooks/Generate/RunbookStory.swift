import InfraTrack

/// What tasks tell for a runbook: their commands sorted into what was looked at, what was changed,
/// what was checked, and what failed.
struct RunbookStory {
    let tasks: [TaskRecord]
    /// Commands that only look, before the first change of their task.
    private(set) var diagnosis: [CommandRecord] = []
    /// Changes, and what was looked at between them.
    private(set) var mitigation: [CommandRecord] = []
    /// Commands that only look, after the last change of their task.
    private(set) var verification: [CommandRecord] = []
    private(set) var failures: [Failure] = []
    /// Every command that was used, in the order of the story.
    private(set) var used: [CommandRecord] = []

    /// An attempt that did not work.
    struct Failure {
        let command: CommandRecord
        /// The next command of the same program that worked.
        let fix: String?
    }

    /// The statuses of a command that nobody learns from: interrupted, and not found.
    private static let pointless: Set<Int> = [130, 127]

    /// Collects the commands of tasks, in the order of the tasks.
    init(_ tasks: [TaskRecord], _ snapshot: Snapshot) {
        self.tasks = tasks
        for task in tasks {
            add(
                snapshot.commands(of: task.id).map { (record: $0, shell: ShellCommand($0.command)) }
            )
        }
    }

    private typealias Attempt = (record: CommandRecord, shell: ShellCommand)

    private mutating func add(_ commands: [Attempt]) {
        let commands = commands.filter { $0.shell.kind != .noise && !Self.isPointless($0.record) }
        used += commands.map(\.record)
        for (index, attempt) in commands.enumerated() where Self.hasFailed(attempt) {
            addFailure(attempt, before: commands[(index + 1)...])
        }
        sort(commands.filter { !Self.hasFailed($0) })
    }

    private mutating func addFailure(_ attempt: Attempt, before later: ArraySlice<Attempt>) {
        let isKnown = failures.contains { $0.command.command == attempt.record.command }
        guard !isKnown else { return }
        let cure = later.first {
            !Self.hasFailed($0) && $0.shell.program == attempt.shell.program
        }
        failures.append(Failure(command: attempt.record, fix: cure?.record.command))
    }

    private mutating func sort(_ steps: [Attempt]) {
        let changes = steps.indices.filter { steps[$0].shell.kind == .mutating }
        let (first, last) = (changes.first ?? steps.count, changes.last ?? steps.count)
        for (index, step) in steps.enumerated() {
            switch index {
            case ..<first: Self.append(step.record, to: &diagnosis)
            case ...last: Self.append(step.record, to: &mitigation)
            default: Self.append(step.record, to: &verification)
            }
        }
    }

    /// Appends a step unless another task's run has the same one.
    private static func append(_ step: CommandRecord, to section: inout [CommandRecord]) {
        let isRepeat = section.contains {
            $0.task != step.task && $0.command == step.command && $0.host == step.host
        }
        if !isRepeat { section.append(step) }
    }

    private static func isPointless(_ command: CommandRecord) -> Bool {
        command.exit.map(pointless.contains) ?? false
    }

    /// Whether it ended badly; an unknown status is not taken for a failure.
    private static func hasFailed(_ attempt: Attempt) -> Bool {
        guard let exit = attempt.record.exit, exit != 0 else { return false }
        let isAnswer =
            attempt.shell.kind == .readOnly
            && attempt.shell.parts.last.map { CommandTables.answers.contains($0.program) } ?? false
        return !isAnswer
    }
}

extension RunbookStory {
    /// The components that the tasks and the commands name, sorted.
    var components: [ComponentKey] {
        Set(tasks.flatMap(\.components) + used.flatMap(\.components)).sorted()
    }

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
