import InfraTrack

/// What one task tells: its steps by section, and its failures.
struct TaskRun {
    /// Commands that only look, before the first change.
    private(set) var diagnosis: [Attempt] = []
    /// Changes, and what was looked at between them.
    private(set) var mitigation: [Attempt] = []
    /// Commands that only look, after the last change.
    private(set) var verification: [Attempt] = []
    private(set) var failures: [Failure] = []
    /// Every attempt that was no noise, in order.
    let attempts: [Attempt]

    /// An attempt that did not work.
    struct Failure {
        let attempt: Attempt
        /// What worked instead; empty when nothing did.
        let fix: [String]
        /// Whether the very same command worked later.
        let isSame: Bool
    }

    init(_ all: [Attempt], tables: CommandTables) {
        let used = Self.located(all).filter { $0.shell.kind != .noise && !$0.isPointless }
        attempts = used
        let folded = Polling.folded(used)
        let symptoms = Self.symptoms(folded)
        var steps: [Attempt] = []
        for (index, attempt) in folded.enumerated() {
            if attempt.hasFailed, !symptoms.contains(index) {
                failures.append(Self.failure(attempt, later: folded[(index + 1)...], tables))
            } else {
                steps.append(attempt)
            }
        }
        sort(steps)
    }

    /// A `cd` says where the commands after it ran, when they do not say so themselves.
    private static func located(_ attempts: [Attempt]) -> [Attempt] {
        var folders: [String: String] = [:]
        return attempts.map { attempt in
            var attempt = attempt
            let host = attempt.record.host ?? ""
            attempt.cwd = attempt.record.cwd ?? folders[host]
            if attempt.shell.parts.count == 1, let words = attempt.shell.parts.first?.words,
                words.count == 2, words[0] == "cd", words[1].hasPrefix("/"),
                attempt.record.exit ?? 0 == 0
            {
                folders[host] = words[1]
            }
            return attempt
        }
    }

    /// Looks that failed before a change and worked after it: they show the problem, and its end.
    private static func symptoms(_ attempts: [Attempt]) -> Set<Int> {
        guard let change = attempts.firstIndex(where: { $0.shell.kind.changes && !$0.hasFailed })
        else { return [] }
        return Set(
            attempts.indices.filter { index in
                index < change && attempts[index].hasFailed && attempts[index].isLook
                    && attempts[change...].contains { later in
                        !later.hasFailed && later.isSame(as: attempts[index])
                    }
            })
    }

    private static func failure(
        _ attempt: Attempt, later: ArraySlice<Attempt>, _ tables: CommandTables
    ) -> Failure {
        let good = later.filter { !$0.hasFailed }
        if let same = good.firstIndex(where: { $0.isSame(as: attempt) }) {
            let between = good[..<same].filter { $0.shell.kind.changes }.map(\.record.command)
            let fix =
                between.suffix(3) + (attempt.shell.kind.changes ? [attempt.record.command] : [])
            return Failure(
                attempt: attempt, fix: fix.isEmpty ? [attempt.record.command] : Array(fix),
                isSame: true)
        }
        let subject = attempt.shell.subject(tables)
        let program = attempt.shell.program
        let related = good.filter { $0.shell.program == program }
        let close = related.filter { $0.shell.subject(tables) == subject }
        let nearest = (close.isEmpty ? related : close).min { left, right in
            distance(left, attempt) < distance(right, attempt)
        }
        return Failure(
            attempt: attempt, fix: nearest.map { [$0.record.command] } ?? [], isSame: false)
    }

    private static func distance(_ left: Attempt, _ right: Attempt) -> Int {
        EditDistance.between(left.record.command, right.record.command)
    }

    private mutating func sort(_ steps: [Attempt]) {
        let changes = steps.indices.filter { steps[$0].shell.kind.changes }
        let (first, last) = (changes.first ?? steps.count, changes.last ?? steps.count)
        for (index, step) in steps.enumerated() {
            switch index {
            case ..<first: Self.add(step, to: &diagnosis)
            case ...last: mitigation.append(step)
            default: Self.add(step, to: &verification)
            }
        }
    }

    /// A look that was taken twice is taken once, as it was the last time.
    private static func add(_ step: Attempt, to steps: inout [Attempt]) {
        if let place = steps.firstIndex(where: { $0.isSame(as: step) }) {
            steps[place] = step
        } else {
            steps.append(step)
        }
    }
}
