import FrontMatter
@testable import InfraTrack
import InfraTrackTesting
import TestSupport
import Testing

/// The index is a shortcut: it never changes an answer, and it is what a fresh load builds.
@Suite struct IndexPropertyTests {
    @Test func randomChangesKeepTheIndexRight() throws {
        for seed in UInt64(1)...6 {
            var random = RandomRecords(seed: seed)
            let repository = try RoundTripTests.ledger()
            for round in 0..<25 {
                try Self.change(repository, &random)
                let snapshot = repository.snapshot
                try Self.compare(snapshot, seed: seed &* 100 &+ UInt64(round))
            }
            try Self.expectSame(repository.snapshot, try repository.snapshot.reloaded(), "seed \(seed)")
        }
    }

    /// Some puts, edits and removals; what the ledger refuses is left out.
    private static func change(_ repository: Repository, _ random: inout RandomRecords) throws {
        let old = try repository.snapshot.tasks().map(\.id)
        let tasks = (0..<3).map { _ in random.task(random.maybe(random.pick(old + [random.id()])), knowing: old) }
        let entries = old.isEmpty ? [] : [random.entry(task: random.pick(old))]
        let commands = [random.command(task: old.isEmpty ? nil : random.pick(old))]
        var component = random.component(random.pick(RandomRecords.keys))
        component.dependsOn = random.someKeys()
        let doomed = old.isEmpty ? nil : random.maybe(random.pick(old))
        try repository.commit { draft in
            for task in tasks { _ = try? draft.put(task) }
            for entry in entries { _ = try? draft.put(entry) }
            for command in commands { _ = try? draft.put(command) }
            _ = try? draft.put(component)
            if let doomed { try? draft.deleteTask(doomed) }
        }
    }

    private static func compare(_ snapshot: Snapshot, seed: UInt64) throws {
        var queries = RandomQueries(generator: SeededGenerator(seed: seed))
        let tasks = snapshot.taskTable.all.map(\.record)
        let commands = snapshot.commandTable.all.map(\.record)
        for _ in 0..<12 {
            let query = Query(queries.expression(for: .task))
            let found = try snapshot.tasks(matching: query).map(\.id)
            let naive = try query.results(among: tasks, in: snapshot).map(\.id)
            #expect(found == naive, "seed \(seed): \(query)")
            let other = Query(queries.expression(for: .command))
            let foundCommands = try snapshot.commands(matching: other).map(\.id)
            let naiveCommands = try other.results(among: commands, in: snapshot).map(\.id)
            #expect(foundCommands == naiveCommands, "seed \(seed): \(other)")
        }
    }

    static func expectSame(_ left: Snapshot, _ right: Snapshot, _ comment: Comment) throws {
        #expect(left.files == right.files, comment)
        #expect(left.unreadableFiles == right.unreadableFiles, comment)
        for text in ["is:open", "label:nginx", "component:acme/**", "owner:no", "is:blocked"] {
            let query = try Query(parsing: text)
            #expect(try left.tasks(matching: query) == right.tasks(matching: query), comment)
        }
        for task in right.taskTable.all.map(\.record) {
            #expect(left.dependents(of: task.id) == right.dependents(of: task.id), comment)
            #expect(left.entries(of: task.id) == right.entries(of: task.id), comment)
            #expect(left.commands(of: task.id) == right.commands(of: task.id), comment)
        }
        for key in RandomRecords.keys {
            #expect(left.openTasks(on: key) == right.openTasks(on: key), comment)
            let (mine, other) = (left.impact(of: key), right.impact(of: key))
            #expect(mine.map(\.component) == other.map(\.component), comment)
            #expect(mine.map(\.distance) == other.map(\.distance), comment)
        }
        #expect(left.check() == right.check(), comment)
    }

    @Test func prefixesResolveAsAScanDoes() throws {
        var random = RandomRecords(seed: 23)
        let repository = try Repository.inMemory()
        try repository.commit { draft in
            for _ in 0..<60 { try draft.put(random.task()) }
        }
        let ids = try repository.snapshot.tasks().map(\.name)
        for name in ids + ["zzzz", "a", "1"] {
            for count in 1...name.count {
                let prefix = String(name.prefix(count))
                let expected = ids.filter { $0.hasPrefix(prefix) }
                let found = try? repository.snapshot.resolve(prefix.uppercased(), .task)
                #expect(found?.description == (expected.count == 1 ? expected[0] : nil), "\(prefix)")
            }
        }
    }
}
