import InfraTrack
import InfraTrackTesting
import Testing
import TestSupport

@testable import InfraTrackAlerts

/// Two receivers in two clones take in overlapping deliveries in different orders; merging what
/// they wrote file by file, as git does, leaves no conflict and one task an episode.
struct MergedClonesTests {
    /// The files of a clone that began with some files and took messages in.
    private func clone(
        _ base: [String: String], _ messages: [MadeAlert], seed: UInt64
    ) throws -> [String: String] {
        let repository = try Repository.inMemory(files: base, surroundings: .fixed(seed: seed))
        for message in messages {
            _ = try AlertIntake().ingest(
                Payload.message([message]), source: Alertmanager(), receivedAt: .at("00:00"),
                into: repository)
        }
        return repository.files
    }

    /// What `git merge` makes of two sides; the paths that it would leave to people.
    private func merge(
        _ base: [String: String], _ ours: [String: String], _ theirs: [String: String]
    ) throws -> (files: [String: String], conflicts: [String]) {
        var files: [String: String] = [:]
        var conflicts: [String] = []
        for path in Set(base.keys).union(ours.keys).union(theirs.keys).sorted() {
            let (old, mine, other) = (base[path], ours[path], theirs[path])
            if mine == other || other == old {
                files[path] = mine
            } else if mine == old {
                files[path] = other
            } else if let mine, let other {
                let outcome = try RecordMerge.merge(
                    base: Array((old ?? "").utf8), ours: Array(mine.utf8),
                    theirs: Array(other.utf8), path: path)
                files[path] = String(decoding: outcome.bytes, as: UTF8.self)
                conflicts += outcome.conflicts.map { "\(path): \($0)" }
            } else {
                conflicts.append("\(path): removed and changed")
            }
        }
        return (files, conflicts)
    }

    private func difference(_ left: [String: String], _ right: [String: String]) -> String {
        Set(left.keys).union(right.keys).sorted().filter { left[$0] != right[$0] }.map { path in
            "\n--- \(path)\n\(left[path] ?? "(none)")\n+++\n\(right[path] ?? "(none)")"
        }.joined()
    }

    private func settled(_ files: [String: String]) throws -> [String: String] {
        let repository = try Repository.inMemory(files: files)
        try AlertIntake().settle(repository, now: .at("23:00"))
        let again = try AlertIntake().settle(repository, now: .at("23:00"))
        #expect(again == 0)
        return repository.files
    }

    private func episodes(_ random: inout SeededGenerator) -> [[MadeAlert]] {
        (0..<2).flatMap { problem -> [[MadeAlert]] in
            var minute = Int.random(in: 0..<30, using: &random)
            let alert = MadeAlert(name: "P\(problem)")
            let count = Int.random(in: 1...3, using: &random)
            return (0..<count).map { index in
                let firing = alert.starting(clock(minute))
                minute += Int.random(in: 1...60, using: &random)
                let end = clock(minute)
                minute += Int.random(in: 1...400, using: &random)
                return index < count - 1 || Bool.random(using: &random)
                    ? [firing, firing.resolved(end)] : [firing]
            }
        }
    }

    private func clock(_ minute: Int) -> String {
        Timestamp.at("00:00").adding(seconds: Int64(minute) * 60).description
    }

    /// Some of the messages, each episode's in their order.
    private func part(
        _ episodes: [[MadeAlert]], _ random: inout SeededGenerator
    ) -> [MadeAlert] {
        var rest = episodes.map { $0.prefix(Int.random(in: 0...$0.count, using: &random)) }
        var messages: [MadeAlert] = []
        while let next = rest.indices.filter({ !rest[$0].isEmpty }).randomElement(using: &random) {
            messages.append(rest[next].removeFirst())
        }
        return messages
    }

    @Test func overlappingDeliveriesMerge() throws {
        for seed in UInt64(1)...80 {
            var random = SeededGenerator(seed: seed)
            let episodes = episodes(&random)
            let (left, right) = (part(episodes, &random), part(episodes, &random))
            let (ours, theirs) = (try clone([:], left, seed: 1), try clone([:], right, seed: 2))
            let (merged, conflicts) = try merge([:], ours, theirs)
            let said = "seed \(seed): \(left.map(\.words)) | \(right.map(\.words))"
            #expect(conflicts.isEmpty, "\(said)")
            let back = try merge([:], theirs, ours)
            let isSameBack = merged == back.files && back.conflicts.isEmpty
            #expect(isSameBack, "\(said) \(difference(merged, back.files))")
            let after = try settled(merged)
            try expectOneTaskEach(after, said)
            // Whatever one of them missed, the other tells it, and nothing is written twice.
            let all = episodes.flatMap { $0 }
            let plain = try clone([:], all, seed: 3)
            let caughtUp = try clone(after, all, seed: 4)
            let isSame = caughtUp == plain
            #expect(isSame, "\(said) \(difference(plain, caughtUp))")
            guard isSame else { return }
        }
    }

    @Test func theyMergeAgainAndAgain() throws {
        for seed in UInt64(1)...40 {
            var random = SeededGenerator(seed: seed)
            let episodes = episodes(&random)
            var base: [String: String] = [:]
            for round in 1...episodes.count {
                let some = Array(episodes.prefix(round))
                let ours = try clone(base, part(some, &random), seed: 1)
                let theirs = try clone(base, part(some, &random), seed: 2)
                let (merged, conflicts) = try merge(base, ours, theirs)
                #expect(conflicts.isEmpty, "seed \(seed), round \(round)")
                base = try settled(merged)
                try expectOneTaskEach(base, "seed \(seed), round \(round)")
            }
        }
    }

    /// Every episode leads to one task that is there, and every task is led to.
    private func expectOneTaskEach(_ files: [String: String], _ said: String) throws {
        let repository = try Repository.inMemory(files: files)
        let unreadable = repository.snapshot.unreadableFiles
        #expect(unreadable.isEmpty, "\(said)")
        var tasks: Set<RecordID> = []
        for alert in repository.alerts {
            guard let task = alert.task else { continue }
            tasks.insert(task)
            let isThere = repository.snapshot.task(task) != nil
            #expect(isThere, "\(said): \(alert.id)")
        }
        #expect(Set(repository.tasks.map(\.id)) == tasks, "\(said)")
        for task in repository.tasks {
            let fires = repository.snapshot.alerts(of: task.id).last?.ended == nil
            #expect((task.status == .open) == fires, "\(said): \(task.id)")
        }
    }
}
