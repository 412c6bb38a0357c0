import InfraTrack
import InfraTrackTesting
import Testing

@testable import InfraTrackAlerts

/// Groups, lists, acknowledgements, settling, replay and explanations on a store.
struct IntakeRulesTests {
    private func store(_ alerts: String, _ more: [String: String] = [:]) throws -> Repository {
        try Repository.inMemory(
            files: more.merging(["infratrack.yaml": "version: 1\nalerts:\n\(alerts)"]) { $1 })
    }

    private func take(
        _ source: String, _ fixture: String, _ repository: Repository, at clock: String = "03:00",
        completeness: Bool? = nil
    ) throws -> [AlertOutcome] {
        let found = try #require(Fixture.of(source).first { $0.name == fixture })
        return try AlertIntake(completeness: completeness).ingest(
            found.bytes, source: found.source, receivedAt: .at(clock), into: repository)
    }

    private let grouping = "  rules: [{ match: { job: db }, group_by: [cluster], owner: lena }]\n"

    private func member(_ name: String, _ cluster: String, _ start: String) -> MadeAlert {
        var alert = MadeAlert(name: name, start: "2026-11-23T\(start):00Z")
        alert.labels = ["job": "db", "cluster": cluster]
        return alert
    }

    @Test func aRuleGroupsAlertsOfSeveralProblems() throws {
        let repository = try store(grouping)
        let (first, second) = (member("A", "x", "02:00"), member("B", "x", "02:10"))
        #expect(try repository.ingest(first).map(\.effect) == [.created])
        #expect(try repository.ingest(second).map(\.effect) == [.grouped])
        #expect(try repository.ingest(member("C", "y", "02:10")).map(\.effect) == [.created])
        let task = try #require(repository.tasks.first { $0.created == .at("02:00") })
        #expect(task.owner == "lena")
        #expect(task.labels.first?.hasPrefix("alert-group-") == true)
        try repository.ingest(first.resolved("2026-11-23T02:20:00Z"))
        #expect(repository.snapshot.task(task.id)?.status == .open)
        try repository.ingest(second.resolved("2026-11-23T02:30:00Z"))
        #expect(repository.snapshot.task(task.id)?.closed == .at("02:30"))
        // The group comes back within the window, and begins anew after it.
        #expect(try repository.ingest(member("D", "x", "03:00")).map(\.effect) == [.grouped])
        #expect(repository.snapshot.task(task.id)?.status == .open)
        try repository.ingest(member("D", "x", "03:00").resolved("2026-11-23T03:10:00Z"))
        #expect(try repository.ingest(member("E", "x", "09:00")).map(\.effect) == [.created])
    }

    @Test func whicheverOfAGroupCameFirstTheTaskIsTheSame() throws {
        let alerts = [
            member("A", "x", "02:00"), member("B", "x", "02:10"), member("C", "x", "02:05"),
        ]
        let plain = try store(grouping)
        for alert in [alerts[0], alerts[2], alerts[1]] { try plain.ingest(alert) }
        for order in [[1, 0, 2], [2, 1, 0], [1, 2, 0]] {
            let repository = try store(grouping)
            for index in order { try repository.ingest(alerts[index]) }
            #expect(repository.tasks.count == 1)
            #expect(repository.files == plain.files, "\(order)")
        }
    }

    @Test func aListEndsWhatItDoesNotList() throws {
        let repository = try store("  ignore: []\n")
        var gone = MadeAlert(name: "Gone", start: "2026-11-23T02:00:00Z")
        gone.fingerprint = "gone"
        try repository.ingest(gone)
        let first = try take("alertmanager", "made-list.json", repository, completeness: false)
        #expect(first.map(\.effect) == [.created, .suppressed, .created])
        let outcomes = try take("alertmanager", "made-list.json", repository, at: "03:10")
        #expect(outcomes.map(\.effect) == [.duplicate, .suppressed, .duplicate, .resolved])
        let task = try #require(outcomes.last?.task)
        #expect(repository.snapshot.task(task)?.closed == .at("03:10"))
        #expect(repository.alerts.filter { $0.ended == nil }.count == 2)
        // An empty list may be a restart: only who says that it is whole is believed.
        let empty = { (completeness: Bool?) in
            try AlertIntake(completeness: completeness).ingest(
                Array("[]".utf8), source: Alertmanager(), receivedAt: .at("03:20"),
                into: repository)
        }
        #expect(try empty(nil).isEmpty)
        #expect(try empty(true).map(\.effect) == [.resolved, .resolved])
    }

    @Test func alarmsThatAreNotListedWereDeletedUnlessTheListIsFiltered() throws {
        let repository = try store("  ignore: []\n")
        #expect(
            try take("cloudwatch", "made-describe-alarms.json", repository).map(\.effect) == [
                .created, .suppressed, .suppressed,
            ])
        let list = { (text: String) -> [AlertOutcome] in
            try AlertIntake().ingest(
                Array(text.utf8), source: CloudWatch(), receivedAt: .at("03:20"), into: repository)
        }
        let other = { (region: String, state: String) -> String in
            #"{"AlarmName":"o","AlarmArn":"arn:aws:cloudwatch:\#(region):1234567890:alarm:o","StateValue":"\#(state)","StateUpdatedTimestamp":"2026-11-23T03:00:00Z"}"#
        }
        // Another region's list, and a page of a longer one, say nothing of it.
        #expect(
            try list(#"{"MetricAlarms":[\#(other("us-east-1", "OK"))]}"#).map(\.effect) == [
                .suppressed
            ])
        #expect(
            try list(#"{"MetricAlarms":[\#(other("eu-west-1", "OK"))],"NextToken":"n"}"#).count == 1
        )
        let deleted = try list(#"{"MetricAlarms":[\#(other("eu-west-1", "OK"))]}"#)
        #expect(deleted.map(\.effect) == [.suppressed, .updated])
        #expect(repository.alerts.map(\.reason) == [.sourceDeleted])
        #expect(repository.tasks.map(\.status) == [.open])
        #expect(repository.tasks.map(\.labels) == [["needs-review", "unknown-component"]])
        _ = try take("cloudwatch", "made-describe-alarms-page.json", repository, at: "04:00")
        let filtered = try list(#"{"MetricAlarms":[\#(other("eu-west-1", "ALARM"))]}"#)
        #expect(filtered.map(\.effect) == [.created])
    }

    @Test func nagiosFromProblemToRecovery() throws {
        let repository = try store(
            "  ignore: []\n", ["components/acme/db.md": "---\nkind: server\naliases: [db01]\n---\n"]
        )
        #expect(try take("nagios", "made-problem.env", repository).map(\.effect) == [.created])
        #expect(try take("nagios", "made-warning.env", repository).map(\.effect) == [.duplicate])
        #expect(try take("nagios", "made-acknowledged.env", repository).map(\.effect) == [.updated])
        #expect(
            try take("nagios", "made-acknowledged.env", repository).map(\.effect) == [.duplicate])
        let body = try #require(repository.alerts.first?.body)
        #expect(body.contains("## Acknowledged") && body.contains("on it"))
        for quiet in ["made-downtime-start.env", "made-flapping-start.env", "made-custom.env"] {
            #expect(try take("nagios", quiet, repository).map(\.effect) == [.suppressed])
        }
        #expect(try take("nagios", "made-recovery.env", repository).map(\.effect) == [.resolved])
        #expect(try take("nagios", "made-recovery.env", repository).map(\.effect) == [.duplicate])
        #expect(repository.tasks.map(\.status) == [.inProgress])
        #expect(repository.tasks.map(\.labels) == [["needs-review"]])
        #expect(repository.tasks.map(\.components.first?.description) == ["acme/db"])
    }

    @Test func aHoldIsOverWhenSomebodyLooks() throws {
        let repository = try store("  resolve_hold: 10m\n")
        try repository.ingest(MadeAlert(), at: "02:01")
        try repository.ingest(MadeAlert().resolved("2026-11-23T02:10:00Z"), at: "02:10")
        #expect(repository.tasks.map(\.status) == [.open])
        #expect(try AlertIntake().settle(repository, now: .at("02:19")) == 0)
        #expect(try AlertIntake().settle(repository, now: .at("02:20")) == 1)
        #expect(repository.tasks.map(\.closed) == [.at("02:10")])
        #expect(try AlertIntake().settle(repository, now: .at("09:00")) == 0)
    }

    @Test func whatSomebodyOpenedAgainStaysOpen() throws {
        let repository = try Repository.inMemory()
        let id = try #require(try repository.ingest(MadeAlert(), at: "02:01").first?.task)
        try repository.ingest(MadeAlert().resolved("2026-11-23T02:10:00Z"), at: "02:10")
        try repository.edit(id) { ($0.status, $0.closed, $0.resolution) = (.open, nil, nil) }
        #expect(try AlertIntake().settle(repository, now: .at("09:00")) == 0)
        #expect(repository.snapshot.task(id)?.status == .open)
    }

    @Test func peoplesTasksAreNotSettled() throws {
        let repository = try Repository.inMemory()
        let alert = MadeAlert()
        let id = try #require(try repository.ingest(alert, at: "02:01").first?.task)
        try repository.ingest(alert.resolved("2026-11-23T02:10:00Z"), at: "02:10")
        let next = alert.starting("2026-11-23T09:00:00Z")
        let second = try #require(try repository.ingest(next, at: "09:00").first?.task)
        #expect(second != id)
        // Somebody let the second episode lead to the first task, and took the second one on.
        try repository.edit(second) { $0.title = "By hand" }
        try repository.commit { draft in
            guard var record = draft.snapshot.alert(second) else { return }
            record.task = id
            try draft.put(record)
        }
        let files = repository.files
        #expect(try AlertIntake().settle(repository, now: .at("10:00")) == 1)
        #expect(repository.snapshot.alert(second)?.task == second)
        #expect(repository.snapshot.task(second)?.title == "By hand")
        #expect(repository.files != files)
    }

    @Test func aReplayShowsWhatOtherRulesWouldDo() throws {
        let repository = try Repository.inMemory(files: [
            "components/acme/web-01.md": "---\nkind: server\n---\n"
        ])
        let payload = Payload.message([MadeAlert()])
        try repository.ingest(MadeAlert())
        try repository.commit { draft in
            try draft.put(TaskRecord(id: draft.newID(), title: "By hand"))
        }
        let files = repository.files
        let same = try AlertReplay().run([payload], source: Alertmanager(), on: repository)
        #expect(same.map(\.outcome.effect) == [.created])
        #expect(same.map(\.differences) == [[]])
        var rules = AlertRules()
        var rule = AlertRule(match: ["alertname": "DiskFull"])
        (rule.priority, rule.title) = (.p4, "Full")
        rules.rules = [rule]
        rules.storm.tasks = 0
        let other = try AlertReplay(rules: rules).run(
            [payload, Payload.message([MadeAlert(name: "New")])], source: Alertmanager(),
            on: repository)
        #expect(other.map(\.outcome.effect) == [.grouped, .grouped])
        #expect(other.map(\.differences) == [["task", "priority"], []])
        #expect(other.map { $0.recorded != nil } == [true, false])
        #expect(repository.files == files)
        #expect(throws: AlertError.self) {
            try AlertReplay().run([[0x7B]], source: Alertmanager(), on: repository)
        }
        let broken = try store("  odd: 1\n")
        #expect(throws: LedgerError.self) {
            try AlertReplay().run([payload], source: Alertmanager(), on: broken)
        }
    }

    @Test func anExplanationTellsTheChain() throws {
        let repository = try store(
            """
              storm: { tasks: 2 }
              silences: [{ match: { alertname: Quiet }, from: 2026-11-23T00:00:00Z, to: 2026-11-24T00:00:00Z }]
              rules: [{ match: { alertname: Ruled }, priority: P2 }]
            severity: { warning: P2 }

            """, ["components/acme/web-01.md": "---\nkind: server\n---\n"])
        let names = ["DiskFull", "Ruled", "Storm", "Quiet"]
        for name in names { try repository.ingest(MadeAlert(name: name), at: "02:01") }
        try repository.ingest(
            MadeAlert(name: "Early").resolved("2026-11-23T02:10:00Z"), at: "02:11")
        let again = MadeAlert(start: "2026-11-23T02:30:00Z")
        try repository.ingest(MadeAlert().resolved("2026-11-23T02:20:00Z"), at: "02:20")
        try repository.ingest(again, at: "02:31")
        let explain = { (name: String) throws -> [AlertExplanation] in
            let id = try #require(repository.alerts.first { $0.alertName == name }?.id)
            return try AlertExplanation.of(id.description, in: repository.snapshot)
        }
        let disk = try explain("DiskFull")
        #expect(disk.map(\.effect) == [.created, .updated])
        #expect(disk[0].priorityOrigin == "the usual severities")
        #expect(disk[0].componentOrigin == "the label instance" && disk[0].hasPayload)
        #expect(disk[0].ruleIndex == nil && disk[0].match.isEmpty)
        #expect(disk[1].story.last == "The task is open.")
        #expect(disk[1].story.first?.contains("of an earlier episode") == true)
        let ruled = try explain("Ruled")
        #expect(ruled.map(\.priorityOrigin) == ["the rule"] && ruled[0].ruleIndex == 0)
        #expect(try explain("Storm").map(\.effect) == [.grouped])
        let quiet = try explain("Quiet")
        #expect(quiet.map(\.effect) == [.suppressed])
        #expect(quiet[0].story[0].hasPrefix("It falls into a silence"))
        let early = try explain("Early")
        #expect(early.map(\.effect) == [.resolved] && !early[0].hasPayload)
        #expect(throws: LedgerError.self) {
            try AlertExplanation.of("zzzz", in: repository.snapshot)
        }
    }

    @Test func thePriorityHasManyOrigins() throws {
        let repository = try store("  ignore: []\nseverity: { warning: P2 }\n")
        let cases: [(String?, Priority?, String)] = [
            (nil, nil, "the default"), (nil, .p2, "the source's scale"),
            ("P4", .p2, "the severity itself"), ("warning", .p4, "the store's severities"),
            ("odd", .p4, "the source's scale"), ("odd", nil, "the default"),
        ]
        for (index, (severity, urgency, origin)) in cases.enumerated() {
            var record = AlertRecord(
                id: RecordID.derived(from: ["\(index)"]), alertName: "n", source: "zabbix",
                problemKey: "k\(index)", started: .at("02:00"))
            record.severity = severity
            if let urgency {
                let number = ["P2": "4", "P4": "1"][urgency.rawValue] ?? ""
                record.body = EpisodeText.section(
                    EpisodeText.firing,
                    #"{"event_id":"1","event_value":"1","event_nseverity":"\#(number)","severity":"\#(severity ?? "")"}"#
                )
            }
            let made = try AlertExplanation(record, in: repository.snapshot)
            #expect(made.priorityOrigin == origin, "\(index)")
        }
    }

    @Test func whatWasKeptInAnOldFormIsReadByItsFields() throws {
        var record = AlertRecord(
            id: RecordID.derived(from: ["a"]), alertName: "n", source: "gone", problemKey: "k",
            started: .at("02:00"))
        (record.severity, record.labels) = ("high", ["host": "a"])
        let event = AlertEvent(replaying: record, by: AlertSources.all)
        #expect(event.name == "n" && event.severity == "high" && event.labels == ["host": "a"])
        for body in ["## Firing\n", "## Firing\n\n```json\n{}", "# Other\n"] {
            #expect(EpisodeText.payload("Firing", in: body) == nil)
        }
    }
}
