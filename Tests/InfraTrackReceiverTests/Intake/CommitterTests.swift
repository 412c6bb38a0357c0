import InfraTrack
import InfraTrackAlerts
import TestSupport
import Testing

@testable import InfraTrackReceiver

@Suite struct CommitterTests {
    /// A committer at work on a queue; closing the queue ends it.
    private func atWork(
        _ store: DiskStore, _ lines: Lines = Lines(),
        _ metrics: ReceiverMetrics = ReceiverMetrics(),
        idleSeconds: Int = 30,
        _ body: (DeliveryQueue) async throws -> Void
    ) async throws {
        let queue = DeliveryQueue(ReceiverLimits())
        let committer = Committer(
            store.repository, queue, CommitOptions(), metrics, lines.logger,
            idleSeconds: idleSeconds)
        async let ended: Void = committer.run()
        let result = await outcome { try await body(queue) }
        queue.close()
        try await ended
        try result.get()
    }

    private func settle(_ names: [String], _ queue: DeliveryQueue) async -> [AlertEffect] {
        await withTaskGroup(of: [AlertEffect].self) { group in
            for name in names {
                group.addTask {
                    await ((try? queue.settle(Message.delivery(name)).get()) ?? []).map(\.effect)
                }
            }
            return await group.reduce(into: []) { $0 += $1 }
        }
    }

    @Test func theAnswerComesAfterTheCommit() async throws {
        let store = try DiskStore()
        try await atWork(store) { queue in
            #expect(await settle(["One"], queue) == [.created])
            let commits = try store.commits()
            #expect(commits == 2)
            #expect(await settle(["One"], queue) == [.duplicate])
            #expect(try store.commits() == commits)
        }
    }

    @Test func whatOthersCommittedCounts() async throws {
        let store = try DiskStore()
        try await atWork(store) { queue in
            #expect(await settle(["One"], queue) == [.created])
            let other = try Repository(
                openingAt: store.directory.path, surroundings: store.repository.surroundings)
            let episode = try #require(store.repository.snapshot.alerts(matching: .all).first)
            let id = try #require(episode.task)
            try other.commit { draft in
                guard var task = draft.snapshot.task(id) else { return }
                task.status = .done
                task.resolution = "wontfix"
                task.closed = draft.now
                try draft.put(task)
            }
            #expect(await settle(["Two"], queue) == [.created])
            #expect(store.repository.snapshot.task(id)?.status == .done)
        }
    }

    @Test func whatCouldNotBeCommittedIsTakenInLater() async throws {
        let store = try DiskStore()
        let metrics = ReceiverMetrics()
        let lines = Lines()
        try await atWork(store, lines, metrics) { queue in
            try store.beginMerge()
            #expect(await settle(["One"], queue) == [.spooled])
            try store.endMerge()
            #expect(await settle(["Two"], queue) == [.created])
            #expect(store.repository.snapshot.taskCount == 2)
        }
        #expect(lines.text.contains("kept for later effect=spooled source=alertmanager"))
        #expect(lines.text.contains("took in what waited messages=1"))
        #expect(!lines.text.contains("DiskFull"))
    }

    /// What waits is looked at even when nobody sends, and at the start.
    @Test func theSpoolIsTakenInWithoutNewDeliveries() async throws {
        let store = try DiskStore()
        let lines = Lines()
        try store.beginMerge()
        try await atWork(store, lines) { queue in
            #expect(await settle(["One"], queue) == [.spooled])
        }
        try store.endMerge()
        try await atWork(store, lines, idleSeconds: 0) { _ in
            while store.repository.snapshot.taskCount == 0 { await Task.yield() }
        }
        #expect(store.repository.snapshot.taskCount == 1)
    }

    @Test func whatCannotBeKeptIsAnErrorWithoutThePayload() async throws {
        let store = try DiskStore(redactor: nil)
        try store.beginMerge()
        let lines = Lines()
        try await atWork(store, lines) { queue in
            #expect(await settle(["SecretName"], queue) == [])
        }
        #expect(lines.text.contains("neither taken in nor kept"))
        #expect(lines.text.contains("merge"))
        #expect(!lines.text.contains("SecretName"))
    }

    @Test func aBrokenStoreIsSaidAndGoneOnWith() async throws {
        let store = try DiskStore()
        let lines = Lines()
        try store.directory.write("version: 1\n  - broken", to: "infratrack.yaml")
        try await atWork(store, lines) { queue in
            #expect(await settle(["One"], queue) == [.created])
        }
        #expect(lines.text.contains("the store could not be read again"))
    }

    @Test func aViewIsFreshForASecond() {
        var view = View()
        let start = ContinuousClock.now
        var answers = [view.isStale(tip: "a", at: start)]
        view.tip = "a"
        for tip in ["a", "b", nil] {
            answers.append(view.isStale(tip: tip, at: start + .milliseconds(999)))
        }
        answers.append(view.isStale(tip: "a", at: start + .seconds(2)))
        #expect(answers == [true, false, true, true, true])
    }
}

extension Snapshot {
    var taskCount: Int { (try? tasks(matching: .all).count) ?? 0 }
}
