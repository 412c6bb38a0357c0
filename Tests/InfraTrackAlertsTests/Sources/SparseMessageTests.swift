import InfraTrack
import Testing

@testable import InfraTrackAlerts

/// Messages that lack what most have.
struct SparseMessageTests {
    private func event(_ source: String, _ text: String) throws -> AlertEvent {
        let source = try AlertSources.named(source)
        let events = try source.events(in: Array(text.utf8), receivedAt: .at("03:00"))
        return try #require(events.first)
    }

    @Test(arguments: [
        (
            "alertmanager",
            #"[{"labels":{},"startsAt":"2026-11-23T02:00:00Z","endsAt":"2026-11-23T02:10:00Z"}]"#,
            "resolved unnamed alert episode"
        ),
        (
            "cloudwatch",
            #"{"alarmArn":"arn","time":"2026-11-23T02:00:00Z","alarmData":{"state":{"value":"ALARM"}}}"#,
            "firing alarm episode"
        ),
        (
            "cloudwatch",
            #"{"AlarmName":"a","NewStateValue":"ALARM","Trigger":{"Dimensions":[{}]}}"#,
            "firing a arrival"
        ),
        ("datadog", #"{"monitor_id":"1","alert_type":"error"}"#, "firing monitor arrival"),
        ("generic", #"{"host":"a"}"#, "firing alert arrival"),
        ("generic", #"{"check":"c"}"#, "firing c arrival"),
        ("generic", #"{"id":7}"#, "firing alert arrival"),
        ("generic", #"{"specversion":"1.0","type":{},"source":{}}"#, "firing alert arrival"),
        (
            "generic", #"{"specversion":"1.0","type":"a.b","data":{"state":"test"}}"#,
            "notice a.b arrival"
        ),
        (
            "grafana",
            #"{"version":"1","alerts":[{"status":"firing","startsAt":"2026-11-23T02:00:00Z"}]}"#,
            "firing unnamed alert episode"
        ),
        ("grafana", #"{"ruleId":{},"state":"ok"}"#, "resolved rule  arrival"),
        ("pagerduty", #"{"event":{"event_type":{}}}"#, "notice PagerDuty episode"),
        (
            "pagerduty", #"{"event":{"event_type":"incident.triggered","data":{"id":"I"}}}"#,
            "firing incident I arrival"
        ),
        (
            "pagerduty",
            #"{"event":{"event_type":"incident.resolved","occurred_at":"2026-11-23T02:00:00Z","data":{"id":"I","urgency":"low"}}}"#,
            "resolved incident I moment"
        ),
        (
            "pagerduty", #"{"event":{"event_type":"incident.resolved","data":{"id":"I"}}}"#,
            "resolved incident I arrival"
        ),
        ("pagerduty", #"{"event_action":"trigger"}"#, "firing event arrival"),
        (
            "sentry",
            #"{"action":"triggered","data":{"event":{"groupID":"7","timestamp":1795399200,"tags":[[],["level","error"]]}}}"#,
            "firing issue moment"
        ),
        ("sentry", #"{"project":"p","id":"7","message":"m"}"#, "firing m arrival"),
        (
            "sentry", #"{"project":"p","id":"7","event":{"datetime":"2026-11-23T02:00:00Z"}}"#,
            "firing issue moment"
        ),
        (
            "zabbix",
            #"{"server":"z","trigger_id":"1","status":"PROBLEM","event_tags_json":"[{},{\"tag\":\"a\"}]"}"#,
            "firing trigger 1 arrival"
        ),
    ])
    func isReadAllTheSame(_ source: String, _ text: String, _ expected: String) throws {
        let event = try event(source, text)
        #expect("\(event.state) \(event.name) \(event.timing)" == expected)
        let part = try AlertSources.named(source).message(of: event.payload)
        if event.state != .notice { _ = try self.event(source, part) }
    }

    @Test func settingsMaySayNothing() throws {
        let yaml = """
            version: 1
            alerts:
              sources:
                alertmanager: {}
                zabbix: {}
                generic: { key: [id, host], labels: [tags] }
            """
        let settings = try Settings(parsing: Array(yaml.utf8))
        let sources = try AlertSources.configured(by: settings)
        #expect(sources.map(\.name) == AlertSources.all.map(\.name))
        let generic = try #require(sources.first { $0.name == "generic" })
        let text = #"{"specversion":"1.0","type":"t","data":{"id":7,"tags":{"a":"b"}}}"#
        let event = try #require(
            try generic.events(in: Array(text.utf8), receivedAt: .at("03:00")).first)
        #expect(event.problemKey == #"generic{id="7",host=""}"#)
        #expect(event.labels == ["a": "b"])
    }
}
