@testable import InfraTrack

/// Answers queries one record at a time in the most obvious way, to hold the matcher to.
struct PlainQueryEvaluator {
    let ledger: QueryLedger

    func holds(_ expression: Query.Expression, _ record: QueryFacts) -> Bool {
        switch expression {
        case .all: return true
        case .not(let inner): return !holds(inner, record)
        case .and(let parts):
            for part in parts where !holds(part, record) { return false }
            return true
        case .or(let parts):
            for part in parts where holds(part, record) { return true }
            return false
        case .term(let term): return holds(term, record)
        }
    }

    private func holds(_ term: Query.Term, _ record: QueryFacts) -> Bool {
        let values = record.values[term.qualifier] ?? []
        if term.operand == .absent { return values.isEmpty }
        if term.operand == .present { return !values.isEmpty }
        return values.contains { holds(term, value: $0) }
    }

    private func holds(_ term: Query.Term, value: String) -> Bool {
        switch term.qualifier {
        case .text: value.lowercased().contains(term.value.lowercased())
        case .component: covers(term.value, value)
        case .id, .task, .alert, .depends: value.hasPrefix(term.value)
        case .priority: ordered(term.comparison, value, term.value)
        case .exit: ordered(term.comparison, Int(value) ?? 99, Int(term.value) ?? 98)
        case .due, .created, .closed, .started: moments(term.comparison, value, term.value)
        default: value == term.value
        }
    }

    private func ordered<Value: Comparable>(
        _ comparison: Query.Comparison, _ left: Value, _ right: Value
    ) -> Bool {
        switch comparison {
        case .equals: left == right
        case .less: left < right
        case .lessOrEqual: !(left > right)
        case .greater: left > right
        case .greaterOrEqual: !(left < right)
        }
    }

    /// Days of 24 hours in UTC and instants, as first and last microsecond.
    private func moments(_ comparison: Query.Comparison, _ left: String, _ right: String) -> Bool {
        let (value, wanted) = (bounds(left), bounds(right))
        let (isBefore, isAfter) = (value.last < wanted.first, value.first > wanted.last)
        return switch comparison {
        case .equals: !isBefore && !isAfter
        case .less: isBefore
        case .lessOrEqual: isBefore || !isAfter
        case .greater: isAfter
        case .greaterOrEqual: isAfter || !isBefore
        }
    }

    private func bounds(_ text: String) -> (first: Int64, last: Int64) {
        if let instant = Timestamp(text) { return (instant.microseconds, instant.microseconds) }
        let first = Timestamp(text + "T00:00:00Z")?.microseconds ?? 0
        return (first, first + 86_399_999_999)
    }

    private func covers(_ pattern: String, _ key: String) -> Bool {
        guard pattern.contains("*") else {
            let named = ledger.components.filter {
                $0.aliases.contains { alias in alias.lowercased() == pattern.lowercased() }
            }
            return key == pattern || named.contains { $0.id.description == key }
        }
        return covers(pattern.split(separator: "/"), key.split(separator: "/"))
    }

    private func covers(_ pattern: [Substring], _ key: [Substring]) -> Bool {
        guard let first = pattern.first else { return key.isEmpty }
        let rest = Array(pattern.dropFirst())
        if first == "**" {
            return (0...key.count).contains { covers(rest, Array(key.dropFirst($0))) }
        }
        guard let part = key.first, fits(Array(first), Array(part)) else { return false }
        return covers(rest, Array(key.dropFirst()))
    }

    private func fits(_ pattern: [Character], _ text: [Character]) -> Bool {
        guard let first = pattern.first else { return text.isEmpty }
        let rest = Array(pattern.dropFirst())
        if first == "*" {
            return (0...text.count).contains { fits(rest, Array(text.dropFirst($0))) }
        }
        return text.first == first && fits(rest, Array(text.dropFirst()))
    }
}

/// What a record says, as texts by qualifier.
struct QueryFacts {
    var values: [Query.Qualifier: [String]] = [:]

    init(_ task: TaskRecord, in ledger: QueryLedger) {
        let waits = ledger.isBlocked(task)
        values = [
            .id: [task.id.description], .text: [task.title, task.body],
            .status: [task.status.rawValue], .priority: [task.priority.rawValue],
            .category: [task.category].compactMap(\.self), .owner: [task.owner].compactMap(\.self),
            .client: [task.client].compactMap(\.self), .project: [task.project].compactMap(\.self),
            .assignee: task.assignees, .label: task.labels,
            .due: [task.due?.description].compactMap(\.self),
            .created: [task.created?.description].compactMap(\.self),
            .closed: [task.closed?.description].compactMap(\.self),
            .depends: task.dependsOn.map(\.description), .blocked: [String(waits)],
            .ready: [String(!waits && task.status != .done && task.status != .cancelled)],
            .alert: [task.alert?.description].compactMap(\.self),
        ]
        add(task.components, in: ledger)
    }

    init(_ command: CommandRecord, in ledger: QueryLedger) {
        let task = command.task.flatMap(ledger.task)
        values = [
            .id: [command.id.description], .text: [command.command, command.body],
            .category: [command.category].compactMap(\.self), .label: command.labels,
            .client: [task?.client].compactMap(\.self),
            .project: [task?.project].compactMap(\.self),
            .exit: [command.exit].compactMap { $0.map(String.init) },
            .host: [command.host].compactMap(\.self), .shell: [command.shell].compactMap(\.self),
            .started: [command.started?.description].compactMap(\.self),
            .task: [command.task?.description].compactMap(\.self),
        ]
        add(command.components.isEmpty ? task?.components ?? [] : command.components, in: ledger)
    }

    private mutating func add(_ keys: [ComponentKey], in ledger: QueryLedger) {
        values[.component] = keys.map(\.description)
        values[.provider] = keys.compactMap { ledger.component($0)?.provider }
        values[.environment] = keys.compactMap { ledger.component($0)?.environment }
    }
}
