import InfraTrack
import Testing

@testable import InfraTrackAlerts

/// What the store's owner may decide: silences, holds, flapping, groups, monitors that cannot tell.
struct MachineRulesTests {
    private let alert = MadeAlert()

    private func decide(
        _ state: ProblemState, _ event: AlertEvent, at clock: String = "02:30",
        _ rules: AlertRules = .standard
    ) -> Decision {
        AlertMachine.decide(state, event, now: .at(clock), rules: rules)
    }

    private func said(
        _ state: AlertEvent.State, _ clock: String, _ timing: AlertEvent.Timing = .moment,
        token: String? = nil
    ) -> AlertEvent {
        var event = AlertEvent(
            source: "s", problemKey: "k", state: state, startedAt: .at(clock), name: "n")
        event.timing = timing
        if let token { (event.episodeLabel, event.labels) = ("number", ["number": token]) }
        return event
    }

    @Test func aSilenceCountsAtTheAlertsOwnTime() throws {
        var rules = AlertRules()
        var silence = AlertSilence(from: .at("01:50"), to: .at("02:10"))
        silence.match = ["alertname": "Disk*"]
        rules.silences = [silence]
        let event = try alert.event()
        let quiet = decide(ProblemState(), event, at: "09:00", rules)
        #expect(quiet.effect == .suppressed)
        #expect(quiet.reason == "It falls into a silence until 2026-11-23T02:10:00Z.")
        #expect(quiet.actions == [.recordEpisode(event.episode, task: nil, ended: nil)])
        // A repeat within it changes nothing; one after it says that it still fires.
        #expect(decide(quiet.state, event, at: "02:05", rules).effect == .suppressed)
        let later = decide(quiet.state, event, at: "02:10", rules)
        #expect(later.effect == .created)
        #expect(
            later.actions == [
                .linkEpisode(event.episode, task: event.episode), .openTask(event.episode, .p1),
            ])
        // Its end is written, and no task is needed for that.
        let ended = decide(quiet.state, try alert.resolved("2026-11-23T02:05:00Z").event(), rules)
        #expect(ended.effect == .resolved && ended.task == nil && ended.actions.count == 1)
        #expect(decide(ended.state, event, at: "02:06", rules).effect == .late)
        let other = decide(ProblemState(), try MadeAlert(name: "Load").event(), rules)
        #expect(other.effect == .created)
        let early = decide(
            ProblemState(), try alert.starting("2026-11-23T01:49:59Z").event(), rules)
        #expect(early.effect == .created)
    }

    @Test func aMaintenanceWindowIsAComponents() throws {
        var rules = AlertRules()
        var silence = AlertSilence(from: .at("01:50"), to: .at("02:10"))
        silence.component = ComponentKey("acme/prod")
        silence.reason = "the kernel is replaced"
        rules.silences = [silence]
        for (key, effect) in [
            ("acme/prod/db-01", AlertEffect.suppressed), ("acme/prod", .suppressed),
            ("acme/production", .created), ("other", .created),
        ] {
            var state = ProblemState()
            state.component = ComponentKey(key)
            let decision = decide(state, try alert.event(), rules)
            #expect(decision.effect == effect, "\(key)")
        }
        #expect(decide(ProblemState(), try alert.event(), rules).effect == .created)
    }

    @Test func aSilencedEpisodeThatOutlastsItJoinsTheProblemsTask() throws {
        var rules = AlertRules()
        let first = decide(ProblemState(), try alert.event(), rules).state
        let task = try alert.event().episode
        var silence = AlertSilence(from: .at("02:30"), to: .at("02:40"))
        silence.match = ["alertname": "DiskFull"]
        rules.silences = [silence]
        let next = try alert.starting("2026-11-23T02:35:00Z").event()
        let quiet = decide(first, next, rules)
        #expect(quiet.effect == .suppressed)
        let outlasted = decide(quiet.state, next, at: "02:45", rules)
        #expect(outlasted.effect == .updated)
        #expect(outlasted.actions == [.linkEpisode(next.episode, task: task)])
    }

    @Test func aHoldKeepsTheTaskOpen() throws {
        var rules = AlertRules()
        rules.resolveHold = 600
        let id = try alert.event().episode
        let firing = decide(ProblemState(), try alert.event(), rules).state
        let resolved = try alert.resolved("2026-11-23T02:20:00Z").event()
        let held = decide(firing, resolved, at: "02:21", rules)
        #expect(held.effect == .resolved)
        #expect(held.actions == [.endEpisode(id, at: .at("02:20"), .recovered)])
        #expect(held.reason == "The task closes when the problem has stayed away.")
        let back = decide(
            held.state, try alert.starting("2026-11-23T02:25:00Z").event(), at: "02:25", rules)
        #expect(back.effect == .updated)
        let over = decide(firing, resolved, at: "02:30", rules)
        #expect(over.actions.last == .closeTask(id, at: .at("02:20")))
    }

    @Test func aFlappingProblemIsHeldLonger() throws {
        var rules = AlertRules()
        rules.flapping = AlertRules.Flapping()
        var state = ProblemState()
        var closed: [Bool] = []
        for minute in ["02:00", "02:10", "02:20"] {
            let firing = alert.starting("2026-11-23T\(minute):00Z")
            state = decide(state, try firing.event(), at: minute, rules).state
            let end = Timestamp.at(minute).adding(seconds: 60).description
            let decision = decide(state, try firing.resolved(end).event(), at: "02:21", rules)
            state = decision.state
            closed.append(
                decision.actions.contains { if case .closeTask = $0 { true } else { false } })
        }
        #expect(closed == [true, true, false])
        #expect(rules.hold([]) == 0)
    }

    @Test func whoCannotTellSaysNothing() {
        let known = decide(ProblemState(), said(.firing, "02:00")).state
        let during = decide(known, said(.unclear, "02:10"))
        #expect(during.effect == .suppressed && during.actions.isEmpty)
        #expect(during.task == known.episodes[0].task)
        let before = decide(ProblemState(), said(.unclear, "02:10"))
        #expect(before.effect == .suppressed && before.task == nil && before.actions.isEmpty)
        var rules = AlertRules()
        rules.noData = .p4
        let wanted = decide(ProblemState(), said(.unclear, "02:10"), rules)
        #expect(wanted.effect == .created)
        #expect(wanted.actions.last == .openTask(wanted.episode, .p4))
        let notice = decide(known, said(.notice, "02:10"))
        #expect(notice.effect == .suppressed && notice.actions.isEmpty)
    }

    @Test func losingSightIsNoRecovery() throws {
        let id = try alert.event().episode
        let firing = decide(ProblemState(), try alert.event()).state
        var stale = try alert.resolved("2026-11-23T02:20:00Z").event()
        stale.ending = .stale
        let lost = decide(firing, stale)
        #expect(lost.effect == .updated)
        #expect(lost.actions == [.endEpisode(id, at: .at("02:20"), .stale), .askForReview(id)])
        #expect(lost.state.tasks[id]?.status == .open)
        #expect(decide(lost.state, stale).effect == .duplicate)
        // The next firing joins the open task, however late; a recovery closes it after all.
        let next = decide(lost.state, try alert.starting("2026-11-29T02:00:00Z").event())
        #expect(next.effect == .updated && next.task == id)
        let recovered = decide(lost.state, try alert.resolved("2026-11-23T02:40:00Z").event())
        #expect(recovered.effect == .resolved)
        #expect(
            recovered.actions == [
                .endEpisode(id, at: .at("02:40"), .recovered), .withdrawReview(id),
                .closeTask(id, at: .at("02:40")),
            ])
        var reviewed = lost.state
        reviewed.episodes[0].ended = nil
        #expect(decide(reviewed, stale).actions.count == 1)
    }

    @Test func takingAProblemOnIsNoResolution() throws {
        let id = try alert.event().episode
        let firing = decide(ProblemState(), try alert.event()).state
        let event = try alert.event()
        var taken = AlertEvent(
            source: event.source, problemKey: event.problemKey, state: .acknowledged,
            startedAt: .at("02:30"), name: event.name)
        taken.timing = .arrival
        let decision = decide(firing, taken)
        #expect(decision.effect == .updated)
        #expect(decision.actions == [.startTask(id), .noteEpisode(id)])
        #expect(decide(decision.state, taken).effect == .duplicate)
        #expect(decide(ProblemState(), taken).effect == .suppressed)
        var closed = firing
        closed.tasks[id]?.status = .done
        #expect(decide(closed, taken).effect == .suppressed)
        taken.timing = .episode
        #expect(decide(firing, taken).effect == .updated)
    }

    @Test func withoutAStartTheTimeTellsTheEpisode() {
        let first = decide(ProblemState(), said(.firing, "02:00")).state
        let id = first.episodes[0].id
        #expect(decide(first, said(.firing, "02:10")).effect == .duplicate)
        let ended = decide(first, said(.resolved, "02:20"))
        #expect(ended.effect == .resolved)
        #expect(ended.state.episodes.map(\.ended) == [.at("02:20")])
        #expect(ended.task == id)
        #expect(decide(ended.state, said(.resolved, "02:20")).effect == .duplicate)
        #expect(decide(ended.state, said(.resolved, "02:15")).effect == .duplicate)
        #expect(decide(ended.state, said(.firing, "02:10")).effect == .late)
        let again = decide(ended.state, said(.firing, "02:20"))
        #expect(again.effect == .reopened && again.state.episodes.count == 2)
    }

    @Test func aResolutionWithoutAStartIsRememberedForTheFiringBeforeIt() {
        let early = decide(ProblemState(), said(.resolved, "02:20"))
        // It may be the end of what was never told: only a source that says so is believed.
        #expect(early.effect == .resolved && early.task == nil)
        #expect(early.state.episodes.map(\.isResolutionAlone) == [true])
        #expect(decide(early.state, said(.resolved, "02:20")).effect == .duplicate)
        let firing = decide(early.state, said(.firing, "02:00"))
        #expect(firing.effect == .late && firing.task == nil)
        #expect(firing.state.episodes.map(\.ended) == [.at("02:20"), .at("02:20")])
        let next = decide(firing.state, said(.firing, "02:30"))
        #expect(next.effect == .created)
        #expect(decide(next.state, said(.resolved, "02:40")).actions.count == 2)
        var noise = said(.resolved, "02:20")
        noise.impliesFiring = false
        #expect(decide(ProblemState(), noise).effect == .suppressed)
        #expect(decide(ProblemState(), noise).actions.isEmpty)
        let arrived = decide(ProblemState(), said(.resolved, "02:20", .arrival))
        #expect(arrived.effect == .suppressed && arrived.actions.isEmpty)
    }

    @Test func withoutAnyTimeTheFiringEpisodeIsMeant() {
        let first = decide(ProblemState(), said(.firing, "02:00", .arrival)).state
        #expect(decide(first, said(.firing, "02:10", .arrival)).effect == .duplicate)
        let ended = decide(first, said(.resolved, "02:20", .arrival), at: "02:20")
        #expect(ended.effect == .resolved)
        #expect(ended.state.episodes.map(\.ended) == [.at("02:20")])
        #expect(decide(ended.state, said(.resolved, "02:30", .arrival)).effect == .suppressed)
        #expect(decide(ended.state, said(.firing, "02:30", .arrival)).effect == .reopened)
    }

    @Test func theSourcesNumberTellsTheEpisode() {
        let first = decide(ProblemState(), said(.firing, "02:00", token: "7")).state
        #expect(decide(first, said(.firing, "02:10", token: "7")).effect == .duplicate)
        let second = decide(first, said(.firing, "02:30", token: "8"))
        #expect(second.effect == .updated && second.state.episodes.count == 2)
        let ended = decide(second.state, said(.resolved, "02:20", token: "7"))
        #expect(ended.state.episodes.map(\.ended) == [.at("02:20"), nil])
        #expect(decide(ended.state, said(.resolved, "02:20", token: "7")).effect == .duplicate)
        // A number that comes again long after its end is another problem's.
        let reused = decide(ended.state, said(.firing, "02:50", token: "7"))
        #expect(reused.effect == .duplicate)
        #expect(decide(first, said(.resolved, "02:20", token: "9")).effect == .resolved)
        // Episodes that were opened without a number may be any.
        var unnamed = first
        unnamed.episodes[0].token = nil
        #expect(decide(unnamed, said(.firing, "02:10", token: "7")).effect == .duplicate)
    }

    @Test func whatTheSourceSaidLaterIsNoStraggler() throws {
        var event = try alert.event()
        let closed = [event, try alert.resolved("2026-11-23T02:20:00Z").event()].reduce(
            ProblemState()
        ) { decide($0, $1).state }
        #expect(decide(closed, event, at: "02:21").effect == .late)
        event.saidAt = .at("02:21")
        #expect(decide(closed, event, at: "02:21").effect == .reopened)
        event.saidAt = .at("02:19")
        #expect(decide(closed, event, at: "23:00").effect == .late)
    }

    @Test func aGroupSharesTheTaskOfItsFirstAlert() throws {
        let event = try alert.event()
        var state = ProblemState()
        let task = RecordID.derived(from: ["group's task"])
        var work = ProblemState.Work()
        (work.created, work.isShared) = (.at("01:00"), true)
        (state.tasks[task], state.groupTask) = (work, task)
        let joined = decide(state, event)
        #expect(joined.effect == .grouped && joined.task == task)
        #expect(
            joined.actions == [
                .recordEpisode(event.episode, task: task, ended: nil), .raiseTask(task, .p1),
            ])
        state.tasks[task]?.status = .cancelled
        #expect(decide(state, event).effect == .suppressed)
        state.tasks[task] = work
        state.tasks[task]?.created = .at("02:10")
        let first = decide(state, event)
        #expect(first.effect == .grouped && first.task == event.episode)
        #expect(first.actions.contains(.foldTask(task, into: event.episode)))
        state.tasks[task]?.isTouched = true
        #expect(decide(state, event).task == task)
    }

    @Test func aFoldedTaskBringsItsPriorityAndItsReview() throws {
        var before = decide(ProblemState(), try alert.event()).state
        let id = try alert.event().episode
        before.tasks[id]?.needsReview = true
        before.tasks[id]?.othersFire = true
        var mild = MadeAlert(severity: "info", fingerprint: "f")
        var grave = mild.starting("2026-11-23T03:00:00Z")
        grave.severity = "critical"
        mild.start = "2026-11-23T01:00:00Z"
        let late = decide(before, try alert.starting("2026-11-23T01:00:00Z").event())
        #expect(late.actions.contains { if case .askForReview = $0 { true } else { false } })
        #expect(late.state.tasks.values.allSatisfy { $0.othersFire })
        let opened = decide(ProblemState(), try grave.event()).state
        let joined = decide(opened, try mild.event())
        #expect(joined.actions.contains(.raiseTask(try mild.event().episode, .p1)))
    }
}
