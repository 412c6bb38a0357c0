import InfraTrack
import Testing

@testable import InfraTrackAlerts

struct LabelFingerprintTests {
    private let labels = [
        "alertname": "InstanceDown", "code": "200", "instance": "127.0.0.1:9090",
        "job": "prometheus", "monitor": "codelab-monitor", "severity": "critical",
    ]

    @Test func agreesWithAlertmanager() {
        #expect(LabelFingerprint.text(labels) == "791cec13fcba0368")
        let local = labels.merging(["instance": "localhost:9090"]) { $1 }
        #expect(LabelFingerprint.text(local) == "8df98227bdd81384")
        #expect(LabelFingerprint.text([:]) == "cbf29ce484222325")
    }

    @Test func agreesWithCapturedPayloads() throws {
        for name in ["captured-firing", "captured-grouped-firing", "captured-grouped-mixed"] {
            let events = try Alertmanager().events(
                in: Payload.fixture(name), receivedAt: .at("03:00"))
            #expect(!events.isEmpty)
            for event in events {
                let key = "alertmanager{fingerprint=\"\(LabelFingerprint.text(event.labels))\"}"
                #expect(event.problemKey == key)
            }
        }
    }

    @Test func keepsLeadingZeros() {
        for number in 0..<200 {
            #expect(LabelFingerprint.text(["n": "\(number)"]).count == 16)
        }
    }
}

struct ProblemKeyTests {
    @Test func isReadable() {
        #expect(
            ProblemKey.text("zabbix", [("server", "a"), ("id", "7")])
                == #"zabbix{server="a",id="7"}"#)
    }

    @Test func tellsEveryPairOfValuesApart() {
        let values = ["", "\"", "\\", "\\\"", "\n", "n", "\\n", "a\",b=\"c", "a", "c", ",", "=\""]
        var seen: Set<String> = []
        for first in values {
            for second in values {
                let key = ProblemKey.text("s", [("a", first), ("b", second)])
                #expect(seen.insert(key).inserted, "\(first) and \(second) collide")
            }
        }
    }
}

struct AlertEventTests {
    @Test func episodeIsAHashOfKeyAndStartInUTC() throws {
        let here = try #require(Timestamp("2026-11-23T04:00:00.123456789+02:00"))
        let there = try #require(Timestamp("2026-11-23T02:00:00.123456Z"))
        let first = AlertEvent(
            source: "s", problemKey: "k", state: .firing, startedAt: here, name: "n")
        let second = AlertEvent(
            source: "s", problemKey: "k", state: .resolved, startedAt: there, endedAt: here,
            name: "n")
        #expect(first.episode == second.episode)
        #expect(first.episode == RecordID.derived(from: ["k", "2026-11-23T02:00:00.123456Z"]))
        #expect(second.endedAt?.offsetMinutes == 0)
        #expect(first.with(problemKey: "other").episode != first.episode)
    }

    @Test func anotherKeyChangesNothingElse() throws {
        var alert = MadeAlert().resolved("2026-11-23T02:10:00Z")
        alert.annotations = ["summary": "s"]
        let event = try alert.event()
        #expect(event.with(problemKey: event.problemKey) == event)
    }
}

struct AlertErrorTests {
    @Test func saysPlaceMessageAndCure() {
        let error = AlertError(.malformed, "It is off.", cure: "Mend it.", line: 3, column: 7)
        #expect(error.description == "3:7: It is off. Mend it.")
        #expect(
            AlertError(.malformed, "It is off.", cure: "Mend it.").description
                == "It is off. Mend it.")
        #expect(AlertError.Code.unknownSource.description == "unknown-source")
    }
}
