import InfraTrack
import InfraTrackTesting
import Testing

@testable import InfraTrackAlerts

/// What only people's edits, odd orders or two receivers bring about.
struct IntakeEdgeTests {
    private func take(
        _ source: String, _ fixture: String, _ repository: Repository
    ) throws -> [AlertOutcome] {
        let found = try #require(Fixture.of(source).first { $0.name == fixture })
        return try AlertIntake().ingest(
            found.bytes, source: found.source, receivedAt: .at("03:00"), into: repository)
    }

    @Test func aRecoveryBeforeItsProblemIsRemembered() throws {
        let repository = try Repository.inMemory()
        #expect(try take("nagios", "made-recovery.env", repository).map(\.effect) == [.resolved])
        #expect(try take("nagios", "made-problem.env", repository).map(\.effect) == [.late])
        #expect(repository.tasks.isEmpty)
        #expect(repository.alerts.map(\.ended) == [.at("02:15")])
        #expect(try take("nagios", "made-flapping-stop-ok.env", repository).count == 1)
        let first = try #require(repository.alerts.first)
        let explained = try AlertExplanation(first, in: repository.snapshot)
        #expect(
            explained.story.first == "Its firing was not seen before its end, so it opened no task."
        )
    }

    @Test func twoTasksOfAGroupAreNoTrouble() throws {
        let rules =
            "version: 1\nalerts:\n  rules: [{ match: { job: db, env: p }, group_by: [cluster] }]\n"
        let repository = try Repository.inMemory(files: ["infratrack.yaml": rules])
        var alert = MadeAlert(name: "A")
        alert.labels = ["job": "db", "env": "p", "cluster": "x"]
        let id = try #require(try repository.ingest(alert).first?.task)
        let label = try #require(repository.snapshot.task(id)?.labels.first)
        let other = RecordID.derived(from: ["other"])
        try repository.commit { draft in
            var task = TaskRecord(id: other, title: "By hand")
            task.labels = [label]
            try draft.put(task)
        }
        alert.name = "B"
        alert.start = "2026-11-23T02:30:00Z"
        #expect(try repository.ingest(alert).map(\.effect) == [.grouped])
        try repository.edit(id) { $0.created = nil }
        alert.name = "C"
        #expect(try repository.ingest(alert).map(\.effect) == [.grouped])
        #expect(try AlertIntake().settle(repository, now: .at("03:00")) == 0)
    }

    @Test func whatPeopleLeftOutIsTakenForTheUsual() throws {
        let repository = try Repository.inMemory()
        let alert = MadeAlert()
        let id = try #require(try repository.ingest(alert, at: "02:01").first?.task)
        try repository.ingest(alert.resolved("2026-11-23T02:10:00Z"), at: "02:10")
        try repository.commit { draft in
            guard var record = draft.snapshot.alert(id) else { return }
            (record.reason, record.priority) = (nil, nil)
            try draft.put(record)
            try draft.put(TaskRecord(id: draft.newID(), title: "By hand"))
        }
        let again = alert.starting("2026-11-23T03:00:00Z")
        #expect(try repository.ingest(again, at: "03:00").map(\.effect) == [.reopened])
        let told = try AlertExplanation.of(id.description, in: repository.snapshot)
        #expect(told[0].story.contains("It ended at 2026-11-23T02:10:00Z."))
        try repository.ingest(again.resolved("2026-11-23T03:10:00Z"), at: "03:10")
        let done = try AlertExplanation.of(id.description, in: repository.snapshot)
        #expect(done[1].story.last == "The task is done (recovered).")
        let first = try #require(repository.alerts.first { $0.ended == .at("02:10") })
        #expect(first.priority == nil)
    }

    /// A graver episode that a merge leads to another task raises it; who runs a timer is left alone.
    @Test func settlingMovesPrioritiesAndLeavesWorkAlone() throws {
        let repository = try Repository.inMemory()
        let mild = MadeAlert(severity: "info", fingerprint: "f")
        let id = try #require(try repository.ingest(mild, at: "02:01").first?.task)
        var grave = mild.starting("2026-11-23T02:30:00Z")
        grave.severity = "critical"
        let event = try grave.event()
        try repository.commit { draft in
            let context = AlertContext(event, .standard, in: draft.snapshot)
            try draft.perform(
                .recordEpisode(event.episode, task: event.episode, ended: nil), context, sources: []
            )
            try draft.perform(.openTask(event.episode, .p1), context, sources: [])
            var entry = TimeEntry(id: draft.newID(), task: id)
            entry.start = .at("02:05")
            try draft.put(entry)
        }
        #expect(try AlertIntake().settle(repository, now: .at("03:00")) == 2)
        #expect(repository.tasks.map(\.id) == [id])
        #expect(repository.tasks.map(\.priority) == [.p1])
        #expect(repository.alerts.map(\.task) == [id, id])
    }

    @Test func aSplitTaskHasThePriorityOfItsOwn() throws {
        let repository = try Repository.inMemory()
        let first = MadeAlert(severity: "info", start: "2026-11-23T02:00:00Z", fingerprint: "f")
        var second = first.starting("2026-11-23T12:00:00Z")
        second.severity = "critical"
        try repository.ingest(first, at: "02:01")
        try repository.ingest(second, at: "12:01")
        #expect(repository.tasks.map(\.priority) == [.p1])
        try repository.ingest(first.resolved("2026-11-23T02:10:00Z"), at: "12:02")
        let tasks = repository.tasks.sorted {
            ($0.created ?? .at("00:00")) < ($1.created ?? .at("00:00"))
        }
        #expect(tasks.map(\.priority) == [.p4, .p1])
        #expect(tasks.map(\.status) == [.done, .open])
    }

    @Test func aReplayOfWhatTellsNoTimeTakesTheClocks() throws {
        let repository = try Repository.inMemory()
        let found = try #require(
            Fixture.of("grafana").first { $0.name == "made-legacy-alerting.json" })
        let lines = try AlertReplay().run([found.bytes], source: Grafana(), on: repository)
        #expect(lines.map(\.outcome.effect) == [.created])
    }
}

extension MachineRulesTests {
    @Test func whatWentOutOfSightMayRecoverLater() {
        let event = { (state: AlertEvent.State, clock: String) in
            var event = AlertEvent(
                source: "s", problemKey: "k", state: state, startedAt: .at(clock), name: "n")
            event.timing = .moment
            return event
        }
        let take = { (state: ProblemState, event: AlertEvent) in
            AlertMachine.decide(state, event, now: .at("03:00"), rules: .standard)
        }
        var stale = event(.resolved, "02:10")
        stale.ending = .stale
        let firing = take(ProblemState(), event(.firing, "02:00")).state
        let lost = take(firing, stale).state
        let recovered = take(lost, event(.resolved, "02:30"))
        #expect(recovered.effect == .resolved)
        #expect(recovered.state.episodes.map(\.ended) == [.at("02:30")])
        // An episode of which nothing but the end is known does not fire at its end.
        let alone = take(ProblemState(), event(.resolved, "02:20")).state
        #expect(take(alone, event(.firing, "02:20")).effect == .late)
        var later = alone
        later.episodes[0].priority = nil
        #expect(take(later, event(.firing, "02:00")).effect == .late)
        #expect(take(later, event(.firing, "02:10")).state.episodes.count == 2)
    }

    @Test func aGroupsTaskMayHaveNoBeginning() throws {
        let event = try MadeAlert().event()
        let task = RecordID.derived(from: ["group's task"])
        var state = ProblemState()
        (state.tasks[task], state.groupTask) = (ProblemState.Work(), task)
        #expect(
            AlertMachine.decide(state, event, now: .at("03:00"), rules: .standard).task == task)
    }
}
