import InfraTrack
import InfraTrackTesting
import Testing
import TestSupport

@testable import InfraTrackAlerts

/// Two receivers that see the same alerts in different orders, some more than once, write the same
/// files.
struct ConvergenceTests {
    /// What Alertmanager says of one problem, in order.
    private func history(_ problem: Int, _ random: inout SeededGenerator) -> [MadeAlert] {
        var minute = Int.random(in: 0..<30, using: &random)
        var messages: [MadeAlert] = []
        let severities = ["critical", "warning", "info"]
        let alert = MadeAlert(
            name: "P\(problem)", severity: severities.randomElement(using: &random))
        for _ in 0..<Int.random(in: 1...3, using: &random) {
            let firing = alert.starting(clock(minute))
            messages.append(firing)
            minute += Int.random(in: 1...60, using: &random)
            if Bool.random(using: &random) { messages.append(firing.resolved(clock(minute))) }
            minute += Int.random(in: 1...400, using: &random)
        }
        return messages
    }

    private func clock(_ minute: Int) -> String {
        Timestamp.at("00:00").adding(seconds: Int64(minute) * 60).description
    }

    /// One order of all messages that keeps each problem's own, with repeats of what was said last.
    private func interleaving(
        _ histories: [[MadeAlert]], _ random: inout SeededGenerator
    ) -> [[MadeAlert]] {
        var rest = histories.map { $0[...] }
        var groups: [[MadeAlert]] = []
        while let problem = rest.indices.filter({ !rest[$0].isEmpty }).randomElement(using: &random)
        {
            let next = rest[problem].removeFirst()
            if Bool.random(using: &random), groups.last != nil {
                groups[groups.count - 1].append(next)
            } else {
                groups.append([next])
            }
            if Bool.random(using: &random) { groups.append([next]) }
            if Bool.random(using: &random) { groups[groups.count - 1].shuffle(using: &random) }
        }
        return groups
    }

    private func files(_ groups: [[MadeAlert]], seed: UInt64) throws -> [String: String] {
        let repository = try Repository.inMemory(surroundings: .fixed(seed: seed))
        for group in groups {
            // Within five minutes of any resolution: repeats are stragglers, not new fires.
            _ = try AlertIntake().ingest(
                Payload.message(group), source: Alertmanager(), receivedAt: .at("00:00"),
                into: repository)
        }
        return repository.files
    }

    @Test func anyOrderGivesTheSameFiles() throws {
        for seed in UInt64(1)...120 {
            var random = SeededGenerator(seed: seed)
            let histories = (0..<4).map { history($0, &random) }
            let first = try files(interleaving(histories, &random), seed: seed)
            let second = try files(interleaving(histories, &random), seed: seed + 1)
            let isSame = first == second
            #expect(isSame, "seed \(seed): \(difference(first, second))")
            #expect(first.count >= 8, "seed \(seed)")
        }
    }

    /// What is said of each episode keeps its order, and nothing else does: a later episode may
    /// become known before an earlier one.
    @Test func anyOrderOfEpisodesGivesTheSameFiles() throws {
        for seed in UInt64(1)...150 {
            var random = SeededGenerator(seed: seed)
            var episodes: [[MadeAlert]] = []
            for problem in 0..<2 { episodes += pairs(problem, &random) }
            let plain = try files(episodes.flatMap { $0 }.map { [$0] }, seed: seed)
            let mixed = interleaving(episodes, &random)
            let other = try files(mixed, seed: seed + 1)
            let isSame = other == plain
            #expect(
                isSame, "seed \(seed): \(mixed.map { $0.map(\.words) }) \(difference(plain, other))"
            )
            guard isSame else { return }
        }
    }

    private func difference(_ left: [String: String], _ right: [String: String]) -> String {
        Set(left.keys).union(right.keys).sorted().filter { left[$0] != right[$0] }.map { path in
            "\n--- \(path)\n\(head(left[path]))\n+++\n\(head(right[path]))"
        }.joined()
    }

    private func head(_ text: String?) -> String {
        text.map { String($0.prefix(350)) } ?? "(none)"
    }

    /// The episodes of a problem, each with its firing and, but for the last, its resolution.
    private func pairs(_ problem: Int, _ random: inout SeededGenerator) -> [[MadeAlert]] {
        var minute = Int.random(in: 0..<30, using: &random)
        let severity = ["critical", "warning", "info"].randomElement(using: &random)
        let alert = MadeAlert(name: "P\(problem)", severity: severity)
        let count = Int.random(in: 1...4, using: &random)
        return (0..<count).map { index in
            let firing = alert.starting(clock(minute))
            minute += Int.random(in: 1...60, using: &random)
            let end = clock(minute)
            minute += Int.random(in: 1...500, using: &random)
            let isOver = index < count - 1 || Bool.random(using: &random)
            return isOver ? [firing, firing.resolved(end)] : [firing]
        }
    }

    /// Two episodes of a problem whose resolutions come late: the first's after the second began.
    @Test func aResolutionThatOvertakesNothingChangesNothing() throws {
        let one = MadeAlert()
        let two = one.starting("2026-11-23T03:00:00Z")
        let (oneEnds, twoEnds) = (
            one.resolved("2026-11-23T02:30:00Z"), two.resolved("2026-11-23T03:30:00Z")
        )
        let plain = try files([[one], [oneEnds], [two], [twoEnds]], seed: 1)
        for order in [[one, two, oneEnds, twoEnds], [one, two, twoEnds, oneEnds]] {
            #expect(try files(order.map { [$0] }, seed: 2) == plain)
        }
    }

    /// What the machine predicts is what the store says afterwards.
    @Test func theMachineAndTheStoreAgree() throws {
        for seed in UInt64(1)...60 {
            var random = SeededGenerator(seed: seed)
            let repository = try Repository.inMemory()
            var state = ProblemState()
            for alert in history(0, &random) {
                let event = try alert.event()
                state = AlertMachine.decide(state, event, now: .at("00:00"), rules: .standard).state
                try repository.ingest(alert, at: "00:00")
                let storms = StormWatch(repository.snapshot, window: 300)
                var stored = ProblemState(
                    of: AlertContext(event, .standard, in: repository.snapshot),
                    in: repository.snapshot, storms: storms, timers: [], sources: AlertSources.all)
                #expect(stored.episodes == state.episodes, "seed \(seed)")
                for (id, work) in state.tasks {
                    stored.tasks[id]?.lastEnded = work.lastEnded
                    stored.tasks[id]?.isTouched = work.isTouched
                    guard let known = stored.tasks[id] else { continue }
                    #expect(known == work, "seed \(seed)")
                }
            }
        }
    }
}
