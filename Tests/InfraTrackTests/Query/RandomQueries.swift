import InfraTrack
import TestSupport

/// Draws records and queries from few words, so that they meet often.
struct RandomQueries {
    var generator: SeededGenerator

    static let words = ["ann", "bob", "none", "any", "a b", "x,y", "(q)", "é", "-z", "OR"]
    static let titles = [
        "disk full", "Rotate CERTS", "größe é", "say \"hi\"", "a-b OR c", "(q) x,y",
    ]
    static let keys = ["acme", "acme/prod", "acme/prod/web-01", "acme/dev/web-02", "zen/db"]
    static let patterns = [
        "acme", "ACME/prod", "acme/**", "acme/*/web-*", "**/web-0*", "**", "Front", "a b", "zen/*",
    ]
    static let days = ["2026-11-22", "2026-11-23", "2026-11-24"]
    static let instants = [
        "2026-11-23T00:00:00Z", "2026-11-23T12:00:00+02:00", "2026-11-24T00:00:00Z",
    ]

    mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &generator) }

    mutating func pick<Value>(_ values: [Value]) -> Value { values[below(values.count)] }

    mutating func maybe<Value>(_ values: [Value]) -> Value? { below(3) == 0 ? nil : pick(values) }

    mutating func some<Value>(_ values: [Value]) -> [Value] {
        (0..<below(3)).map { _ in pick(values) }
    }

    mutating func instant() -> Timestamp? { maybe(Self.instants).flatMap { Timestamp($0) } }

    mutating func moment() -> Moment? { maybe(Self.instants + Self.days).flatMap { Moment($0) } }

    func id(_ number: Int) -> RecordID {
        RecordID(entropy: UInt64(number) &* 0x9E37_79B9_7F4A_7C15)
    }
}

extension RandomQueries {
    mutating func ledger() -> QueryLedger {
        var ledger = QueryLedger()
        for key in Self.keys.compactMap({ ComponentKey($0) }) where below(4) > 0 {
            var component = Component(id: key, kind: pick(Self.words))
            component.provider = maybe(Self.words)
            component.environment = maybe(Self.words)
            component.aliases = some(["front", "A B"])
            ledger.components.append(component)
        }
        for number in 0..<6 { ledger.tasks.append(task(number)) }
        return ledger
    }

    mutating func task(_ number: Int) -> TaskRecord {
        var task = TaskRecord(id: id(number), title: pick(Self.titles))
        task.status = pick(Status.allCases)
        task.priority = pick(Priority.allCases)
        task.category = maybe(Self.words)
        task.owner = maybe(Self.words)
        task.client = maybe(Self.words)
        task.project = maybe(Self.words)
        task.due = moment()
        task.created = instant()
        task.closed = instant()
        task.alert = maybe([id(1), id(2)])
        task.assignees = some(Self.words)
        task.labels = some(Self.words)
        task.components = some(Self.keys).compactMap { ComponentKey($0) }
        task.dependsOn = some([id(0), id(1), id(2), id(77)])
        task.body = pick(Self.titles)
        return task
    }

    mutating func command(_ number: Int) -> CommandRecord {
        var command = CommandRecord(id: id(number), command: pick(Self.titles))
        command.task = maybe([id(0), id(1), id(77)])
        command.exit = maybe([-1, 0, 2])
        command.host = maybe(Self.words)
        command.shell = maybe(Self.words)
        command.category = maybe(Self.words)
        command.started = instant()
        command.labels = some(Self.words)
        command.components = some(Self.keys).compactMap { ComponentKey($0) }
        command.body = pick(Self.titles)
        return command
    }
}

extension RandomQueries {
    /// A condition on tasks or commands, not in normal form.
    mutating func expression(for kind: RecordKind, depth: Int = 4) -> Query.Expression {
        switch depth == 0 ? 9 : below(10) {
        case 0: .all
        case 1: .not(expression(for: kind, depth: depth - 1))
        case 2, 3: .and((0..<below(4)).map { _ in expression(for: kind, depth: depth - 1) })
        case 4, 5: .or((0..<below(4)).map { _ in expression(for: kind, depth: depth - 1) })
        default: condition(pick(kind.qualifiers))
        }
    }

    private mutating func condition(_ qualifier: Query.Qualifier) -> Query.Expression {
        let comparison = pick(Query.Comparison.allCases)
        let moment = Moment(pick(Self.days + Self.instants)) ?? .instant(Timestamp(seconds: 0))
        let record = id(below(4))
        switch qualifier {
        case .status: return .status(pick(Status.allCases), pick(Status.allCases))
        case .priority: return .priority(comparison, pick(Priority.allCases))
        case .component: return .component(pick(Self.patterns))
        case .due: return below(4) == 0 ? .lacks(.due) : .due(comparison, moment)
        case .created: return .created(comparison, moment)
        case .closed: return .closed(comparison, moment)
        case .started: return .started(comparison, moment)
        case .blocked: return .blocked(below(2) == 0)
        case .ready: return .ready(below(2) == 0)
        case .exit: return .exit(comparison, below(4) - 1)
        case .depends: return .depends(on: record)
        case .alert: return below(3) == 0 ? .has(.alert) : .alert(record)
        case .task: return below(3) == 0 ? .lacks(.task) : .task(record)
        case .id: return .name(String(record.description.prefix(1 + below(10))))
        case .text:
            return .text(pick(["DISK", "é", "GRÖSSE", "\"hi\"", "or", "(q)", "certs", "a-b"]))
        default: return word(qualifier)
        }
    }

    private mutating func word(_ qualifier: Query.Qualifier) -> Query.Expression {
        let word = pick(Self.words)
        switch (below(5), qualifier) {
        case (0, _): return .has(qualifier)
        case (1, _): return .lacks(qualifier)
        case (_, .owner): return .owner(word)
        case (_, .assignee): return .assignee(word)
        case (_, .label): return .label(word, pick(Self.words))
        case (_, .provider): return .provider(word)
        case (_, .environment): return .environment(word)
        case (_, .client): return .client(word)
        case (_, .project): return .project(word)
        case (_, .host): return .host(word)
        case (_, .shell): return .shell(word)
        default: return .category(word)
        }
    }
}
