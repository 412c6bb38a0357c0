import Foundation
import InfraTrack
import InfraTrackSecrets

/// The in-process numbers: opening, queries, and durable commits.
struct Measurements {
    private let directory: String

    init(_ directory: String) { self.directory = directory }

    func run() throws {
        let repository = try open()
        let snapshot = repository.snapshot
        let task = try busiestTask(snapshot)
        let query = try Query(parsing: "component:\(task.components[0])")
        var opened: [Repository] = []
        Stopwatch.row(
            "open and first query by component",
            try Stopwatch.median(9) {
                // Kept, so that freeing the store is not part of opening it.
                opened.append(try open())
                _ = try opened[opened.count - 1].snapshot.tasks(matching: query)
            } / 1000, "ms", "<= 1.5 x the C loop")
        opened = []
        Stopwatch.row(
            "query by component, open store",
            try Stopwatch.median(201) {
                _ = try snapshot.tasks(matching: query)
            }, "µs", "< 50")
        Stopwatch.row(
            "task by id, mean of 1000",
            Stopwatch.median(21) {
                for _ in 0..<1000 { blackHole(snapshot.task(task.id)?.priority) }
            } / 1000, "µs", "< 1")
        Stopwatch.row(
            "full-text search, two words",
            Stopwatch.median(9) {
                _ = snapshot.search("replication network")
            } / 1000, "ms", "")
        Stopwatch.row(
            "commit of one changed task, durable",
            try Stopwatch.median(41) {
                try touch(task.id, in: repository)
            } / 1000, "ms", "< 10")
    }

    /// Opens the store twenty times, for profilers.
    func openOften() throws {
        for _ in 0..<20 { _ = try open() }
    }

    func open() throws -> Repository {
        try Repository(openingAt: directory, surroundings: .bench()) {
            settings throws(LedgerError) in
            try SecretRules(settings: settings)
        }
    }

    func busiestTask(_ snapshot: Snapshot) throws -> TaskRecord {
        guard let task = try snapshot.tasks(matching: .all).first(where: { !$0.components.isEmpty })
        else { throw LedgerError(.missing, "The store has no tasks.", cure: "Generate it first.") }
        return task
    }

    private func touch(_ id: RecordID, in repository: Repository) throws {
        try repository.commit { draft in
            guard var task = draft.snapshot.task(id) else { return }
            task.priority = task.priority == .p1 ? .p2 : .p1
            try draft.put(task)
        }
    }
}

/// Keeps the optimiser from dropping a result.
@inline(never)
func blackHole<Value>(_ value: Value) {}
