import InfraTrack
import Testing

@testable import InfraTrackAlerts

struct AlertMachineTests {
    private let alert = MadeAlert()

    private func decide(
        _ state: ProblemState, _ alert: MadeAlert, at clock: String = "02:30",
        rules: AlertRules = .standard
    ) throws -> Decision {
        AlertMachine.decide(state, try alert.event(), now: .at(clock), rules: rules)
    }

    /// The state after some alerts, each received at its time.
    private func state(_ history: [(MadeAlert, String)]) throws -> ProblemState {
        try history.reduce(ProblemState()) { try decide($0, $1.0, at: $1.1).state }
    }

    @Test func aNewProblemOpensATask() throws {
        let decision = try decide(ProblemState(), alert)
        let id = try alert.event().episode
        #expect(decision.effect == .created)
        #expect(decision.task == id)
        #expect(decision.actions == [.recordEpisode(id, task: id, ended: nil), .openTask(id, .p1)])
        #expect(decision.state.newTasks == 1)
    }

    @Test func aRepeatChangesNothing() throws {
        let before = try state([(alert, "02:00")])
        let decision = try decide(before, alert)
        #expect(decision.effect == .duplicate)
        #expect(decision.actions.isEmpty)
        #expect(decision.state == before)
    }

    @Test func aHigherSeverityRaisesAtOnceAndALowerOneNever() throws {
        var mild = alert
        mild.severity = "info"
        mild.fingerprint = "f"
        var grave = mild
        grave.severity = "critical"
        let before = try state([(mild, "02:00")])
        let raised = try decide(before, grave)
        let id = try mild.event().episode
        #expect(raised.effect == .updated)
        #expect(raised.actions == [.raiseEpisode(id, .p1), .raiseTask(id, .p1)])
        #expect(try decide(raised.state, mild).effect == .duplicate)
        // A person who lowered the task's priority since is not overruled by a repeat.
        var lowered = raised.state
        lowered.tasks[id]?.priority = .p4
        #expect(try decide(lowered, grave).actions.isEmpty)
        var unknown = before
        unknown.episodes[0].priority = nil
        #expect(try decide(unknown, grave).effect == .duplicate)
    }

    @Test func aResolutionClosesTheTask() throws {
        let decision = try decide(
            try state([(alert, "02:00")]), alert.resolved("2026-11-23T02:20:00Z"))
        let id = try alert.event().episode
        #expect(decision.effect == .resolved)
        #expect(
            decision.actions == [
                .endEpisode(id, at: .at("02:20"), .recovered), .closeTask(id, at: .at("02:20")),
            ])
        #expect(decision.state.tasks[id]?.resolution == "recovered")
        let again = try decide(decision.state, alert.resolved("2026-11-23T02:25:00Z"))
        #expect(again.effect == .duplicate)
        #expect(again.actions.isEmpty)
    }

    @Test func aResolutionWithoutAnEndTakesTheTimeItCame() throws {
        let before = try state([(alert, "02:00")])
        let unset = try decide(before, alert.resolved("0001-01-01T00:00:00Z"), at: "02:31")
        #expect(unset.state.episodes[0].ended == .at("02:31"))
        let early = try decide(before, alert.resolved("2026-11-23T01:00:00Z"))
        #expect(early.state.episodes[0].ended == .at("02:00"))
    }

    @Test func whoeverWorksKeepsTheTaskOpen() throws {
        let id = try alert.event().episode
        var working = try state([(alert, "02:00")])
        working.tasks[id]?.status = .inProgress
        var timed = try state([(alert, "02:00")])
        timed.tasks[id]?.hasTimer = true
        for before in [working, timed] {
            let decision = try decide(before, alert.resolved("2026-11-23T02:20:00Z"))
            #expect(decision.effect == .resolved)
            #expect(
                decision.actions == [
                    .endEpisode(id, at: .at("02:20"), .recovered), .askForReview(id),
                ])
            let back = try decide(decision.state, alert.starting("2026-11-23T02:40:00Z"))
            #expect(back.effect == .updated)
            #expect(back.actions.contains(.withdrawReview(id)))
            #expect(back.state.tasks[id]?.needsReview == false)
        }
    }

    @Test func aClosedTaskAndAnAbsentOneStayAsTheyAre() throws {
        let id = try alert.event().episode
        var closed = try state([(alert, "02:00")])
        closed.tasks[id]?.status = .done
        let resolved = alert.resolved("2026-11-23T02:20:00Z")
        #expect(
            try decide(closed, resolved).actions == [.endEpisode(id, at: .at("02:20"), .recovered)])
        var absent = closed
        absent.tasks = [:]
        #expect(
            try decide(absent, resolved).actions == [.endEpisode(id, at: .at("02:20"), .recovered)])
    }

    @Test func theTaskOfSeveralProblemsWaitsForAll() throws {
        let id = try alert.event().episode
        var before = try state([(alert, "02:00")])
        before.tasks[id]?.othersFire = true
        let resolved = alert.resolved("2026-11-23T02:20:00Z")
        #expect(try decide(before, resolved).actions.count == 1)
        before.tasks[id]?.othersFire = false
        before.tasks[id]?.lastEnded = .at("02:40")
        #expect(try decide(before, resolved).actions.last == .closeTask(id, at: .at("02:40")))
    }

    @Test func aLateFiringWritesNothing() throws {
        let before = try state([
            (alert, "02:00"), (alert.resolved("2026-11-23T02:20:00Z"), "02:20"),
        ])
        let late = try decide(before, alert, at: "02:25")
        #expect(late.effect == .late)
        #expect(late.actions.isEmpty)
        let id = try alert.event().episode
        let again = try decide(before, alert, at: "02:25:01")
        #expect(again.effect == .reopened)
        #expect(again.actions == [.resumeEpisode(id, task: id), .reopenTask(id)])
        #expect(again.state.episodes[0].ended == nil)
        #expect(again.state.tasks[id]?.status == .open)
    }

    @Test func aResolutionBeforeItsFiringIsRemembered() throws {
        let decision = try decide(
            ProblemState(), alert.resolved("2026-11-23T02:20:00Z"), at: "02:21")
        let id = try alert.event().episode
        #expect(decision.effect == .resolved)
        #expect(decision.task == nil)
        #expect(decision.actions == [.recordEpisode(id, task: nil, ended: .at("02:20"))])
        #expect(try decide(decision.state, alert, at: "02:22").effect == .late)
        let real = try decide(decision.state, alert, at: "02:40")
        #expect(real.effect == .created)
        #expect(real.actions == [.resumeEpisode(id, task: id), .openTask(id, .p1)])
    }

    @Test func theReopenWindowIsFourHoursOfTheAlertsOwnTime() throws {
        let before = try state([
            (alert, "02:00"), (alert.resolved("2026-11-23T02:20:00Z"), "02:20"),
        ])
        let task = try alert.event().episode
        let within = alert.starting("2026-11-23T06:20:00Z")
        let decision = try decide(before, within, at: "23:00")
        #expect(decision.effect == .reopened)
        #expect(decision.task == task)
        #expect(
            decision.actions == [
                .recordEpisode(try within.event().episode, task: task, ended: nil),
                .reopenTask(task),
            ])
        let beyond = try decide(before, alert.starting("2026-11-23T06:20:01Z"))
        #expect(beyond.effect == .created)
        #expect(beyond.task != task)
    }

    @Test func aTaskClosedByHandWhileItFiredCountsFromItsClosing() throws {
        let id = try alert.event().episode
        var before = try state([(alert, "02:00")])
        before.tasks[id]?.status = .done
        #expect(try decide(before, alert.starting("2026-11-29T02:00:00Z")).effect == .reopened)
        before.tasks[id]?.closed = .at("03:00")
        #expect(try decide(before, alert.starting("2026-11-23T07:00:00Z")).effect == .reopened)
        #expect(try decide(before, alert.starting("2026-11-23T07:00:01Z")).effect == .created)
    }

    @Test func aDeclinedTaskStaysClosed() throws {
        let id = try alert.event().episode
        let next = alert.starting("2026-11-23T03:00:00Z")
        let cases: [(Status, String?)] = [
            (.done, "wont-fix"), (.done, "Won't fix"), (.cancelled, nil),
        ]
        for (status, resolution) in cases {
            var before = try state([
                (alert, "02:00"), (alert.resolved("2026-11-23T02:20:00Z"), "02:20"),
            ])
            before.tasks[id]?.status = status
            before.tasks[id]?.resolution = resolution
            let decision = try decide(before, next)
            #expect(decision.effect == .suppressed)
            #expect(decision.task == id)
            #expect(
                decision.actions == [.recordEpisode(try next.event().episode, task: id, ended: nil)]
            )
        }
    }

    @Test func anOpenTaskTakesNewEpisodesHoweverLate() throws {
        let id = try alert.event().episode
        var before = try state([(alert, "02:00")])
        before.tasks[id]?.status = .inProgress
        before.tasks[id]?.priority = .p3
        before = try decide(before, alert.resolved("2026-11-23T02:20:00Z")).state
        let decision = try decide(before, alert.starting("2026-11-29T02:00:00Z"))
        #expect(decision.effect == .updated)
        #expect(decision.task == id)
        #expect(decision.actions.contains(.raiseTask(id, .p1)))
    }

    @Test func anOlderEpisodeComesFirstInTheTaskThatNobodyTouched() throws {
        let before = try state([
            (alert, "02:00"), (alert.resolved("2026-11-23T02:20:00Z"), "02:20"),
        ])
        let near = alert.starting("2026-11-23T01:00:00Z")
        let (old, id) = (try near.event().episode, try alert.event().episode)
        let decision = try decide(before, near)
        #expect(decision.effect == .late)
        #expect(decision.task == old)
        #expect(
            decision.actions == [
                .recordEpisode(old, task: old, ended: nil), .openTask(old, .p1),
                .foldTask(id, into: old), .closeTask(old, at: .at("02:20")),
            ])
        #expect(decision.state.episodes.map(\.task) == [old, old])
        #expect(decision.state.tasks[id] == nil)
        // Its end shows that the later one did not belong to it.
        let far = alert.starting("2026-11-22T01:00:00Z")
        let joined = try decide(before, far).state
        let ended = try decide(joined, far.resolved("2026-11-22T02:00:00Z"))
        #expect(ended.effect == .resolved)
        #expect(ended.state.episodes.map(\.task) == [try far.event().episode, id])
        #expect(ended.state.tasks[id] == before.tasks[id])
        #expect(
            ended.state.tasks[try far.event().episode]?.closed == Timestamp("2026-11-22T02:00:00Z"))
    }

    @Test func anOlderEpisodeIsRecordedAndNoMoreWhereSomebodyWasAtWork() throws {
        var before = try state([
            (alert, "02:00"), (alert.resolved("2026-11-23T02:20:00Z"), "02:20"),
        ])
        let near = alert.starting("2026-11-23T01:00:00Z")
        let id = try alert.event().episode
        before.tasks[id]?.isTouched = true
        let decision = try decide(before, near)
        #expect(decision.effect == .late)
        #expect(
            decision.actions == [.recordEpisode(try near.event().episode, task: id, ended: nil)])
        #expect(decision.state.episodes.map(\.started) == [.at("01:00"), .at("02:00")])
        #expect(try decide(before, alert.starting("2026-11-20T01:00:00Z")).task == nil)
        // Its resolution closes nothing: the later episode says what is.
        var firing = try state([(alert, "02:00")])
        firing.tasks[id]?.isTouched = true
        let both = try decide(firing, near).state
        let resolved = try decide(both, near.resolved("2026-11-23T01:30:00Z"))
        #expect(resolved.effect == .resolved)
        #expect(resolved.actions.count == 1)
        // Nor does it fire again.
        #expect(try decide(resolved.state, near, at: "09:00").effect == .late)
    }

    @Test func heartbeatsAreIgnored() throws {
        var heartbeat = alert
        heartbeat.name = "Watchdog"
        let decision = try decide(ProblemState(), heartbeat)
        #expect(decision.effect == .suppressed)
        #expect(decision.actions.isEmpty)
        #expect(decision.task == nil)
    }

    @Test func aTaskWithTheEpisodesIDIsJoined() throws {
        let id = try alert.event().episode
        var before = ProblemState()
        before.tasks[id] = ProblemState.Work()
        let decision = try decide(before, alert)
        #expect(decision.effect == .updated)
        #expect(decision.task == id)
    }

    @Test func theOverflowOfAStormJoinsOneTask() throws {
        var before = ProblemState()
        before.newTasks = 99
        #expect(try decide(before, alert).effect == .created)
        before.newTasks = 100
        let first = try decide(before, alert)
        let storm = RecordID.derived(from: ["storm", "alertmanager", "2026-11-23T02:00:00.000000Z"])
        #expect(first.effect == .grouped)
        #expect(first.task == storm)
        #expect(first.actions.last == .openStormTask(storm, .p1))
        #expect(first.state.stormTask == storm)
        before.stormTask = storm
        before.tasks[storm] = ProblemState.Work()
        before.tasks[storm]?.status = .done
        let next = try decide(before, alert)
        #expect(next.effect == .grouped)
        #expect(next.actions.suffix(2) == [.raiseTask(storm, .p1), .reopenTask(storm)])
    }

    @Test func effectsAreSpelledAsTheCommandPrintsThem() {
        let words = AlertEffect.allCases.map(\.rawValue)
        #expect(
            words == [
                "created", "updated", "resolved", "reopened", "suppressed", "duplicate", "late",
                "grouped", "spooled", "quarantined",
            ])
    }
}
