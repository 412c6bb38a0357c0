@testable import InfraTrack
import TestSupport
import Testing

@Suite struct QueryPropertyTests {
    @Test func theMatcherAgreesWithThePlainEvaluator() throws {
        let seed: UInt64 = 2026
        var random = RandomQueries(generator: SeededGenerator(seed: seed))
        var found = 0
        for round in 0..<400 {
            let ledger = random.ledger()
            let plain = PlainQueryEvaluator(ledger: ledger)
            let forTasks = random.expression(for: .task)
            let tasks = try Query(forTasks).matcher(for: TaskRecord.self, in: ledger)
            for task in ledger.tasks {
                let expected = plain.holds(forTasks, QueryFacts(task, in: ledger))
                found += expected ? 1 : 0
                #expect(
                    tasks.matches(task) == expected, "seed \(seed), round \(round): \(forTasks)")
            }
            let forCommands = random.expression(for: .command)
            let commands = try Query(forCommands).matcher(for: CommandRecord.self, in: ledger)
            for number in 0..<4 {
                let command = random.command(number)
                let expected = plain.holds(forCommands, QueryFacts(command, in: ledger))
                #expect(
                    commands.matches(command) == expected,
                    "seed \(seed), round \(round): \(forCommands)")
            }
        }
        #expect(found > 400 && found < 2000)
    }

    @Test func everyAnswerIsInEveryRequiredPosting() throws {
        let seed: UInt64 = 5
        var random = RandomQueries(generator: SeededGenerator(seed: seed))
        for round in 0..<400 {
            let ledger = random.ledger()
            let query = Query(random.expression(for: .task))
            for task in try query.results(among: ledger.tasks, in: ledger) {
                for key in query.requirements(for: .task, in: ledger) {
                    #expect(key.holds(task), "seed \(seed), round \(round): \(query) \(key)")
                }
            }
        }
    }

    @Test func theCanonicalTextReadsBackAsTheSameQuery() throws {
        let seed: UInt64 = 77
        var random = RandomQueries(generator: SeededGenerator(seed: seed))
        for round in 0..<2000 {
            let kind = random.pick([RecordKind.task, .command])
            let fields = Query.SortKey.Field.allCases
            let keys = random.some(fields).map { field in
                Query.SortKey(field, isDescending: random.below(2) == 0)
            }
            let expression = random.expression(for: kind)
            let query = Query(expression, sort: keys, limit: random.maybe([0, 1, 20]))
            let read = try Query(parsing: query.description)
            #expect(read == query, "seed \(seed), round \(round): \(query)")
            #expect(read.description == query.description, "seed \(seed), round \(round)")
        }
    }

    @Test func anyTextIsReadOrRefusedWithItsPlace() {
        let seed: UInt64 = 404
        var random = RandomQueries(generator: SeededGenerator(seed: seed))
        let pieces = [
            "status", ":", "open", " ", " ", "(", ")", "-", "\"", "\\", ",", "OR", "AND", "NOT",
            "<",
            "=", ">", "..", "2026-11-23", "P1", "none", "*", "**", "/", "é", "\u{301}", "🛠",
            "\r\n",
            "\0", "sort:", "limit:", "exit:", "due", "priority", "created", "component:", "id:",
            "7",
            "label:", "task:", "!",
        ]
        var readable = 0
        for round in 0..<20_000 {
            let text = (0..<random.below(14)).map { _ in random.pick(pieces) }.joined()
            do {
                let query = try Query(parsing: text)
                readable += 1
                let again = try? Query(parsing: query.description)
                #expect(again == query, "seed \(seed), round \(round): \(text.debugDescription)")
            } catch {
                #expect(error.span.upperBound <= text.utf8.count, "seed \(seed), round \(round)")
                #expect(!error.message.isEmpty && !error.cure.isEmpty)
                #expect(error.description.contains("^") || text.isEmpty)
            }
        }
        #expect(readable > 1000)
    }

    @Test func whatIsReadNearTheLimitsIsWrittenReadably() throws {
        let seed: UInt64 = 9
        var random = RandomQueries(generator: SeededGenerator(seed: seed))
        for round in 0..<200 {
            var text = "a"
            for _ in 0..<random.below(60) {
                text = random.pick([
                    "(b OR c \(text))", "b (\(text) OR c)", "-(\(text) d)", "(\(text))",
                ])
            }
            guard let query = try? Query(parsing: text) else { continue }
            #expect(try Query(parsing: query.description) == query, "seed \(seed), round \(round)")
        }
    }
}

extension IndexKey {
    /// Whether the posting of a key holds a task.
    fileprivate func holds(_ task: TaskRecord) -> Bool {
        switch self {
        case .id(let id): task.id == id
        case .component(let keys): task.components.contains { keys.contains($0) }
        case .subtree(let root): task.components.contains { $0.isWithin(root) }
        case .label(let label): task.labels.contains(label)
        case .owner(let owner): task.owner == owner
        case .assignee(let person): task.assignees.contains(person)
        case .status(let states): states.contains(task.status)
        case .priority(let priority): task.priority == priority
        case .client(let client): task.client == client
        case .project(let project): task.project == project
        case .category(let category): task.category == category
        case .alert(let id): task.alert == id
        case .task: false
        case .depends(let id): task.dependsOn.contains(id)
        }
    }
}
