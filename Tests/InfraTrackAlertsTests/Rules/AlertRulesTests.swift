import InfraTrack
import Testing

@testable import InfraTrackAlerts

struct AlertRulesTests {
    private func rules(_ yaml: String) throws -> AlertRules {
        try AlertRules(settings: Settings(parsing: Array("version: 1\n\(yaml)".utf8)))
    }

    private func priority(_ severity: String?, _ rules: AlertRules = .standard) throws -> Priority {
        var alert = MadeAlert()
        alert.severity = severity
        return rules.priority(of: try alert.event())
    }

    @Test(arguments: [
        ("critical" as String?, Priority.p1), ("Page", .p1), ("error", .p2), ("WARNING", .p3),
        ("info", .p4),
        ("debug", .p5), ("p2", .p2), ("P5", .p5), ("strange", .p3), (nil, .p3),
    ])
    func mapsSeverities(_ severity: String?, _ expected: Priority) throws {
        #expect(try priority(severity) == expected)
    }

    @Test func standsWithoutSettings() throws {
        #expect(try rules("") == .standard)
        #expect(AlertRules.standard.reopenWindow == 14_400)
        #expect(AlertRules.standard.lateWindow == 300)
    }

    @Test func readsEverything() throws {
        let rules = try rules(
            """
            severity: { Warning: P2, default: P4 }
            alerts:
              ignore: [DeadMan]
              reopen_window: 2h
              late_window: 90
              storm: { tasks: 7, window: 1m }
              rules:
                - match: { alertname: "Disk*", env: prod }
                  component: acme/prod/db-01
                  owner: marcus
                  client: acme
                  project: acme-ops
                  priority: P2
                  category: storage
                  title: "Disk full on {{ instance }}"
            """)
        #expect(try priority("warning", rules) == .p2)
        #expect(try priority("odd", rules) == .p4)
        #expect(try priority("critical", rules) == .p1)
        #expect(rules.ignored == ["DeadMan"])
        #expect([rules.reopenWindow, rules.lateWindow, rules.storm.window] == [7200, 90, 60])
        #expect(rules.storm.tasks == 7)
        var alert = MadeAlert()
        #expect(rules.rule(for: try alert.event()) == nil)
        alert.labels = ["env": "prod"]
        let event = try alert.event()
        let rule = try #require(rules.rule(for: event))
        #expect(rule.component?.description == "acme/prod/db-01")
        #expect(
            [rule.owner, rule.client, rule.project, rule.category] == [
                "marcus", "acme", "acme-ops", "storage",
            ])
        #expect(rules.priority(of: event) == .p2)
        #expect(rule.title(for: event) == "Disk full on web-01:9100")
    }

    @Test(arguments: [
        ("alerts: 3", "“alerts” is not a mapping.", 2),
        ("alerts:\n  reopen: 4h", "“reopen” means nothing in “alerts”.", 3),
        ("alerts:\n  late_window: soon", "“soon” is not a duration.", 3),
        ("alerts:\n  oops:", "“oops” means nothing in “alerts”.", 3),
        ("alerts:\n  storm: { taks: 3 }", "“taks” means nothing in “storm”.", 3),
        ("alerts:\n  storm: { tasks: many }", "“many” is not a whole number.", 3),
        ("alerts:\n  rules:\n    - component: a", "The alert rule matches nothing.", 4),
        (
            "alerts:\n  rules:\n    - match: { a: b }\n      component: A B",
            "“A B” is not a component key.", 5
        ),
        ("alerts:\n  flapping: { episodes: many }", "“many” is not a whole number.", 3),
        (
            "alerts:\n  silences: [{ match: { a: b } }]",
            "The silence has no beginning or no end.", 3
        ),
        (
            "alerts:\n  silences: [{ from: 2026-11-23T00:00:00Z, to: 2026-11-24T00:00:00Z }]",
            "The silence matches everything.", 3
        ),
        ("severity: high", "“severity” is not a mapping.", 2),
        ("severity: { warning: P9 }", "“P9” is not one of P1, P2, P3, P4, P5.", 2),
    ])
    func refuses(_ yaml: String, _ message: String, _ line: Int) {
        #expect {
            _ = try rules(yaml)
        } throws: {
            let error = $0 as? LedgerError
            return error?.message == message && error?.line == line
                && error?.path == "infratrack.yaml"
        }
    }

    @Test func readsWhatIsHeldSilencedAndGrouped() throws {
        let rules = try rules(
            """
            alerts:
              no_data: P4
              resolve_hold: 5m
              flapping: { episodes: 5, window: 30m, hold: 1h }
              silences:
                - { match: { env: test }, component: acme/test, from: 2026-11-23T00:00:00Z, to: 2026-11-24T00:00:00+01:00, reason: moved }
              rules:
                - { match: { job: db }, group_by: cluster }
                - { match: { job: web }, group_by: [cluster, zone] }
            """)
        #expect(rules.noData == .p4 && rules.resolveHold == 300)
        #expect(
            rules.flapping.map { [Int64($0.episodes), $0.window, $0.hold] } == [5, 1800, 3600])
        let silence = try #require(rules.silences.first)
        #expect(silence.match == ["env": "test"] && silence.component?.description == "acme/test")
        #expect(silence.description.hasSuffix(": moved."))
        #expect(rules.rules.map(\.groupBy) == [["cluster"], ["cluster", "zone"]])
        var alert = MadeAlert()
        alert.labels = ["cluster": "a"]
        let groups = [
            rules.rules[0].group(of: try alert.event()),
            rules.rules[1].group(of: try alert.event()),
        ]
        #expect(groups[0] != nil && groups[0] != groups[1])
        #expect(AlertRule(match: [:]).group(of: try alert.event()) == nil)
        var unclear = try alert.event().with(problemKey: "k")
        unclear.urgency = .p5
        #expect(rules.priority(of: unclear) == .p5)
        #expect(try self.rules("severity: { critical: P1 }").priority(of: unclear) == .p1)
        let flapping = try self.rules("alerts:\n  flapping: {}").flapping
        #expect(flapping == AlertRules.Flapping())
    }

    @Test func readsOneKeyAlone() throws {
        let tasks = try rules("alerts:\n  storm: { tasks: 7 }")
        #expect(tasks.storm.tasks == 7 && tasks.storm.window == 300)
        let window = try rules("alerts:\n  storm: { window: 60 }")
        #expect(window.storm.tasks == 100 && window.storm.window == 60)
        #expect(try rules("alerts:\n  ignore: []").ignored.isEmpty)
    }

    @Test func aSeverityOfNothingIsSkipped() throws {
        #expect(try rules("severity: { warning: }") == .standard)
    }
}

struct AlertRuleTests {
    @Test(arguments: [
        ("a", "a", true), ("a", "ab", false), ("*", "", true), ("*", "x", true),
        ("a*", "abc", true),
        ("*c", "abc", true), ("a*c", "ac", true), ("a*c", "ab", false), ("aa*aa", "aaa", false),
        ("*b*", "abc", true), ("*b*d*", "abcde", true), ("*d*b*", "abcde", false),
        ("x*", "abc", false),
        ("a**c", "abc", true),
    ])
    func wildcards(_ pattern: String, _ text: String, _ expected: Bool) {
        #expect(Wildcard.matches(pattern, text) == expected)
    }

    @Test(arguments: [
        ("{{alertname}} at {{instance}}!", "DiskFull at web-01:9100!"),
        ("{{none}}x", "x"), ("{a} {{alertname", "{a} {{alertname"),
        ("{{alertname}", "{{alertname}"),
        ("plain", "plain"), ("{", "{"), ("{{ severity }}{{severity}}", "criticalcritical"),
    ])
    func titles(_ template: String, _ expected: String) throws {
        var rule = AlertRule(match: [:])
        rule.title = template
        #expect(rule.title(for: try MadeAlert().event()) == expected)
        #expect(AlertRule(match: [:]).title(for: try MadeAlert().event()) == nil)
    }

    @Test func theFirstRuleCounts() throws {
        var rules = AlertRules()
        rules.rules = [
            AlertRule(match: ["alertname": "Other"]), AlertRule(match: ["alertname": "Disk*"]),
            AlertRule(match: [:]),
        ]
        #expect(rules.rule(for: try MadeAlert().event())?.match == ["alertname": "Disk*"])
    }
}
