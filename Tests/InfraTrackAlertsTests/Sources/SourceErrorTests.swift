import InfraTrack
import InfraTrackTesting
import Testing

@testable import InfraTrackAlerts

struct SourceErrorTests {
    private func error(_ source: String, _ text: String) throws -> AlertError? {
        let source = try AlertSources.named(source)
        do throws(AlertError) {
            _ = try source.reading(of: Array(text.utf8), receivedAt: .at("03:00"))
            return nil
        } catch { return error }
    }

    @Test(arguments: [
        ("alertmanager", #"[{"labels":[]}]"#), ("alertmanager", #"[7]"#),
        ("cloudwatch", "{}"), ("cloudwatch", "7"), ("cloudwatch", #"{"Records":7}"#),
        ("cloudwatch", #"{"Records":[{}]}"#), ("cloudwatch", #"{"Records":[{"body":"{"}]}"#),
        ("cloudwatch", #"{"AlarmName":"a","NewStateValue":"ODD"}"#),
        ("cloudwatch", #"{"AlarmName":"a","NewStateValue":"OK","StateChangeTime":"soon"}"#),
        ("cloudwatch", #"{"MetricAlarms":[{}]}"#), ("cloudwatch", #"{"alarmData":{}}"#),
        ("datadog", "[]"), ("datadog", "{}"), ("datadog", #"{"title":"t","alert_type":"odd"}"#),
        ("datadog", #"{"title":"[Triggered] t","date":"soon"}"#),
        ("generic", "7"), ("generic", "{}"), ("generic", #"{"name":"n","status":"odd"}"#),
        ("generic", #"{"specversion":"1.0","type":"t","data_base64":"?"}"#),
        ("generic", #"{"specversion":"1.0","type":"t","data_base64":"????"}"#),
        ("generic", #"{"specversion":"1.0","type":"t","data_base64":"e==="}"#),
        ("grafana", "{}"), ("grafana", #"{"orgId":1,"alerts":[{}]}"#),
        ("grafana", #"{"ruleId":1}"#),
        ("grafana", #"{"ruleId":1,"state":"odd"}"#),
        ("icinga2", "[]"), ("icinga2", "nonsense"), ("icinga2", "=a"), ("icinga2", "A=\u{FFFD}"),
        ("icinga2", #"{"NOTIFICATIONTYPE":"ODD","HOSTNAME":"h"}"#),
        ("icinga2", #"{"HOSTNAME":"h"}"#),
        ("nagios", #"{"NOTIFICATIONTYPE":"PROBLEM"}"#),
        ("nagios", #"{"NOTIFICATIONTYPE":"PROBLEM","HOSTNAME":"h","LASTHOSTSTATECHANGE":"soon"}"#),
        ("pagerduty", "{}"), ("pagerduty", #"{"event_action":"odd","dedup_key":"d"}"#),
        ("pagerduty", #"{"event_action":"resolve"}"#),
        (
            "pagerduty",
            #"{"event_action":"trigger","dedup_key":"d","payload":{"timestamp":"soon"}}"#
        ),
        ("sentry", "{}"), ("sentry", #"{"data":{"event":{}}}"#),
        ("sentry", #"{"data":{"issue":{}}}"#),
        ("sentry", #"{"data":{"metric_alert":{}}}"#),
        ("sentry", #"{"data":{"event":{"issue_id":"1","datetime":"soon"}}}"#),
        ("zabbix", "[]"), ("zabbix", "{}"), ("zabbix", #"{"event_id":"1"}"#),
        ("zabbix", #"{"event_id":"1","event_value":"1","event_date":"soon","event_time":"now"}"#),
    ])
    func saysWhatIsWrong(_ source: String, _ text: String) throws {
        let error = try error(source, text)
        #expect(error != nil)
        #expect(error?.message.hasSuffix(".") == true && error?.cure.hasSuffix(".") == true)
    }

    @Test func boundsWhatOneMessageHolds() throws {
        let many = Array(repeating: "{}", count: 10_001).joined(separator: ",")
        #expect(try error("alertmanager", "[\(many)]")?.code == .tooLarge)
        #expect(try error("generic", "[\(many)]")?.code == .tooLarge)
        let alarm = #"{"AlarmName":"a","StateValue":"OK"}"#
        let alarms = Array(repeating: alarm, count: 10_001).joined(separator: ",")
        #expect(try error("cloudwatch", "{\"MetricAlarms\":[\(alarms)]}")?.code == .tooLarge)
        let key = String(repeating: "k", count: 257)
        let event = #"{"event_action":"resolve","dedup_key":"\#(key)"}"#
        #expect(try error("pagerduty", event) != nil)
        let lines = String(repeating: "A=b\n", count: 1_100_000)
        #expect(try error("nagios", lines)?.code == .tooLarge)
        #expect(try error("nagios", "NOTIFICATIONTYPE=CUSTOM\nHOSTNAME=a\nHOSTNAME=b\n") == nil)
        #expect(throws: AlertError.self) {
            try Nagios().events(in: [0x41, 0x3D, 0xFF], receivedAt: .at("03:00"))
        }
    }

    @Test func namesTheSourceThatItLooksLike() throws {
        let repository = try Repository.inMemory()
        let payload = try Payload.fixture("captured-firing")
        #expect {
            try AlertIntake().ingest(
                payload, source: Sentry(), receivedAt: .at("03:00"), into: repository)
        } throws: {
            ($0 as? AlertError)?.cure
                == "It looks like a payload of alertmanager: name that source."
        }
        struct Silent: AlertSource {
            let name = "silent"
            func events(in payload: [UInt8], receivedAt: Timestamp) -> [AlertEvent] { [] }
        }
        let silent = Silent()
        #expect(!silent.recognizes([]) && silent.message(of: "x") == "x")
        #expect(try silent.reading(of: [], receivedAt: .at("03:00")).events.isEmpty)
    }
}

struct MonitorEnvironmentTests {
    private func payload(_ variables: [String: String]) throws -> String {
        String(decoding: try MonitorEnvironment.payload(from: variables), as: UTF8.self)
    }

    @Test func takesMacrosAndNothingElse() throws {
        let text = try payload([
            "NAGIOS_NOTIFICATIONTYPE": "PROBLEM", "NAGIOS_HOSTNAME": "db-01", "HOSTNAME": "monitor",
            "NAGIOS_ADMINEMAIL": "root@example.org", "PATH": "/bin", "AWS_SECRET_ACCESS_KEY": "x",
        ])
        #expect(
            text
                == "{\n  \"NAGIOS_HOSTNAME\": \"db-01\",\n  \"NAGIOS_NOTIFICATIONTYPE\": \"PROBLEM\"\n}"
        )
        let bare = try payload(["NOTIFICATIONTYPE": "RECOVERY", "HOSTNAME": "db-01"])
        #expect(bare.contains("\"HOSTNAME\": \"db-01\""))
        #expect(throws: AlertError.self) { try payload(["HOSTNAME": "monitor"]) }
    }
}
