import InfraTrack
import Testing

@testable import InfraTrackAlerts

struct AlertmanagerTests {
    private func events(_ name: String) throws -> [AlertEvent] {
        try Alertmanager().events(in: Payload.fixture(name), receivedAt: .at("03:00"))
    }

    private func error(_ text: String) -> AlertError? {
        do throws(AlertError) {
            _ = try Alertmanager().events(in: Array(text.utf8), receivedAt: .at("03:00"))
            return nil
        } catch { return error }
    }

    @Test func readsACapturedFiring() throws {
        let event = try #require(try events("captured-firing").first)
        #expect(event.name == "NginxDown")
        #expect(event.source == "alertmanager")
        #expect(event.state == .firing)
        #expect(event.severity == "critical")
        #expect(event.problemKey == #"alertmanager{fingerprint="1430865dac3341d4"}"#)
        #expect(event.startedAt.description == "2026-11-23T17:50:24.468688Z")
        #expect(event.endedAt == nil)
        #expect(event.labels["instance"] == "web-01.acme.example:9113")
        #expect(event.annotations["summary"] == "nginx is down on web-01")
        #expect(event.link?.hasPrefix("http://prometheus.example:9090/graph?") == true)
        #expect(!event.isGroupTruncated)
        let text = event.payload
        #expect(text.hasPrefix("{\n  \"annotations\": {\n    \"description\": "))
    }

    @Test func theResolutionBelongsToTheFiringsEpisode() throws {
        let firing = try #require(try events("captured-firing").first)
        let repeated = try #require(try events("captured-repeat").first)
        let resolved = try #require(try events("captured-resolved").first)
        #expect(repeated == firing)
        #expect(resolved.episode == firing.episode)
        #expect(resolved.state == .resolved)
        #expect(resolved.endedAt?.description == "2026-11-23T17:50:36.591208Z")
    }

    @Test func readsEachAlertOfAGroup() throws {
        let both = try events("captured-grouped-firing")
        #expect(both.map(\.state) == [.firing, .firing])
        #expect(both.map(\.severity) == ["critical", "warning"])
        let mixed = try events("captured-grouped-mixed")
        #expect(mixed.map(\.state) == [.resolved, .firing])
        #expect(mixed.map(\.problemKey) == both.map(\.problemKey))
    }

    @Test func worksOutTheFingerprintOfOldSenders() throws {
        let event = try #require(try events("made-old-sender").first)
        #expect(event.problemKey == #"alertmanager{fingerprint="791cec13fcba0368"}"#)
        #expect(event.startedAt.description == "2026-11-23T02:02:08.326990Z")
        #expect(event.link == nil)
        let blank = error(
            #"{"alerts":[{"status":"firing","startsAt":"2026-01-01T00:00:00Z","fingerprint":""}]}"#)
        #expect(blank == nil)
    }

    @Test func tellsThatTheSenderLeftAlertsOut() throws {
        let event = try #require(try events("made-truncated").first)
        #expect(event.isGroupTruncated)
        #expect(event.link == nil)
    }

    @Test func namesWhatHasNoName() throws {
        let text =
            #"{"version":4,"alerts":[{"status":"firing","labels":{"alertname":""},"startsAt":"2026-01-01T00:00:00Z"}]}"#
        let found = try Alertmanager().events(in: Array(text.utf8), receivedAt: .at("03:00"))
        #expect(found.map(\.name) == ["unnamed alert"])
        #expect(
            try Alertmanager().events(in: Array(#"{"alerts":[]}"#.utf8), receivedAt: .at("03:00"))
                .isEmpty)
    }

    @Test(arguments: [
        ("7", "The payload is neither an object nor a list.", 1),
        (#"{"version":"5","alerts":[]}"#, "The webhook's version is not 4.", 12),
        ("{}", "“alerts” is missing.", 1), (#"{"alerts":null}"#, "“alerts” is missing.", 1),
        (#"{"alerts":{}}"#, "“alerts” is not an array.", 11),
        (#"{"alerts":[1]}"#, "“startsAt” is missing or unset.", 12),
        (
            #"{"alerts":[{"startsAt":"0001-01-01T00:00:00Z"}]}"#, "“startsAt” is missing or unset.",
            12
        ),
        (#"{"alerts":[{"startsAt":"now"}]}"#, "“startsAt” is not a time in RFC 3339.", 24),
        (#"{"alerts":[{"startsAt":7}]}"#, "“startsAt” is not a string.", 24),
        (#"{"alerts":[{"startsAt":"2026-01-01T00:00:00Z"}]}"#, "“status” is missing.", 12),
        (
            #"{"alerts":[{"startsAt":"2026-01-01T00:00:00Z","status":"odd"}]}"#,
            "“status” is neither firing nor resolved.", 12
        ),
        (#"{"alerts":[{"labels":[]}]}"#, "“labels” is not an object.", 22),
        (#"{"alerts":[{"labels":{"a":1}}]}"#, "A value of “labels” is not a string.", 27),
        (
            #"{"alerts":[{"labels":{"":"1"}}]}"#,
            "A name in “labels” is empty or longer than 256 bytes.", 26
        ),
    ])
    func refuses(_ text: String, _ message: String, _ column: Int) {
        let error = error(text)
        #expect(error?.message == message)
        #expect(error?.column == column)
        #expect(error?.cure.hasSuffix(".") == true)
    }

    @Test func boundsWhatOneMessageHolds() {
        let many = Array(repeating: "{}", count: 10_001).joined(separator: ",")
        #expect(error("{\"alerts\":[\(many)]}")?.code == .tooLarge)
        let labels = (0...128).map { "\"l\($0)\":\"\"" }.joined(separator: ",")
        #expect(error("{\"alerts\":[{\"labels\":{\(labels)}}]}")?.code == .tooLarge)
        let long = String(repeating: "x", count: 33 << 10)
        #expect(error("{\"alerts\":[{\"labels\":{\"a\":\"\(long)\"}}]}")?.code == .tooLarge)
        let print = String(repeating: "f", count: 257)
        let alert =
            "\"startsAt\":\"2026-01-01T00:00:00Z\",\"status\":\"firing\",\"fingerprint\":\"\(print)\""
        #expect(
            error("{\"alerts\":[{\(alert)}]}")?.message == "“fingerprint” is longer than 256 bytes."
        )
    }

    @Test func errorsRepeatNothingOfThePayload() {
        let error = error(#"{"alerts":[{"labels":{"hunter2":1}}]}"#)
        #expect(error?.description.contains("hunter2") == false)
    }
}

struct AlertSourcesTests {
    @Test func findsSourcesByName() throws {
        #expect(try AlertSources.named("alertmanager").name == "alertmanager")
        #expect(AlertSources.all.map(\.name) == AlertSources.all.map(\.name).sorted())
        #expect {
            _ = try AlertSources.named("pager")
        } throws: {
            ($0 as? AlertError)?.code == .unknownSource && "\($0)".contains("alertmanager")
        }
    }
}
