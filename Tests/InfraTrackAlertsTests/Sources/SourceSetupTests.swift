import InfraTrack
import Testing

@testable import InfraTrackAlerts

struct SourceSetupTests {
    private func source(_ name: String, _ yaml: String) throws -> any AlertSource {
        let settings = try Settings(parsing: Array("version: 1\nalerts:\n  sources:\n\(yaml)".utf8))
        return try #require(try AlertSources.configured(by: settings).first { $0.name == name })
    }

    private func events(_ source: any AlertSource, _ text: String) throws -> [AlertEvent] {
        try source.events(in: Array(text.utf8), receivedAt: .at("03:00"))
    }

    @Test func labelsThatTellNothingApartAreNoPartOfTheKey() throws {
        let source = try source(
            "alertmanager", "    alertmanager: { ignore_labels: [severity, replica] }\n")
        var alert = MadeAlert(fingerprint: "given")
        alert.labels = ["replica": "a"]
        var other = MadeAlert(severity: "warning", fingerprint: "other")
        other.labels = ["replica": "b"]
        let keys = try source.events(
            in: Payload.message([alert, other]), receivedAt: .at("03:00")
        ).map(\.problemKey)
        #expect(keys.count == 2 && keys[0] == keys[1])
    }

    @Test func zabbixHasAZone() throws {
        let source = try source("zabbix", "    zabbix: { offset: \"+01:00\" }\n")
        let text =
            #"{"event_id":"1","event_value":"1","event_date":"2026.11.23","event_time":"03:00:00"}"#
        #expect(try events(source, text).map(\.startedAt) == [.at("02:00")])
        #expect(throws: LedgerError.self) {
            try self.source("zabbix", "    zabbix: { offset: home }\n")
        }
        #expect(throws: LedgerError.self) { try self.source("zabbix", "    nagios: {}\n") }
        let unset = #"{"event_id":"1","event_value":"1","event_time":"0"}"#
        #expect(try events(source, unset).map(\.timing) == [.arrival])
    }

    private let paths = """
            generic:
              alerts: data.items
              key: [check.id, $.where]
              name: check.title
              status: state.word
              firing: [rot]
              resolved: [gruen]
              started: since
              ended: until
              severity: state.level
              summary: /check/title
              labels: [where, extra, tags.0]

        """.replacing("        ", with: "    ")

    @Test func pathsSayWhereWhatIs() throws {
        let source = try source("generic", paths)
        let item =
            #"{"check":{"id":7,"title":"Tür offen"},"where":"Keller","state":{"word":"Rot","level":"hoch"},"since":"1795399200","until":"0","extra":{"floor":-1,"wet":true},"tags":["a"]}"#
        let found = try events(source, #"{"data":{"items":[\#(item)]}}"#)
        let event = try #require(found.first)
        #expect(event.problemKey == #"generic{check.id="7",where="Keller"}"#)
        #expect(event.state == .firing && event.name == "Tür offen" && event.severity == "hoch")
        #expect(event.startedAt == .at("02:00") && event.timing == .episode)
        #expect(event.labels == ["where": "Keller", "floor": "-1", "wet": "true", "0": "a"])
        #expect(event.annotations["summary"] == "Tür offen")
        #expect(try events(source, source.message(of: event.payload)) == [event])
        let over = item.replacing("Rot", with: "GRUEN").replacing("\"0\"", with: "1795399260")
        let ended = try events(source, "[\(over)]")
        #expect(ended.map(\.state) == [.resolved])
        #expect(ended.map(\.endedAt) == [.at("02:01")])
        for wrong in [
            item.replacing("\"1795399200\"", with: "\"soon\""),
            item.replacing("state\":", with: "x\":"),
            item.replacing("\"id\":7", with: "\"x\":7").replacing("where", with: "y"),
        ] {
            #expect(throws: AlertError.self) { try events(source, "[\(wrong)]") }
        }
        #expect(throws: AlertError.self) { try events(source, #"{"data":{"items":7}}"#) }
        #expect(throws: LedgerError.self) {
            try self.source("generic", "    generic: { firing: [a], resolved: [A] }\n")
        }
    }

    @Test(arguments: [
        ("1795399200", "2026-11-23T02:00:00Z"), ("1795399200.25", "2026-11-23T02:00:00.250000Z"),
        ("1795399200000", "2026-11-23T02:00:00Z"), ("1795399200000000", "2026-11-23T02:00:00Z"),
        ("1795399200000000000", "2026-11-23T02:00:00Z"),
        ("2026-11-23 02:00:00", "2026-11-23T02:00:00Z"),
        ("2026.11.23 02:00:00", "2026-11-23T02:00:00Z"),
        ("2026-11-23T02: 00: 00.5+0000", "2026-11-23T02:00:00.500000Z"),
        ("0", nil), ("-1", nil), ("", nil), ("soon", nil), ("0001-01-01T00:00:00Z", nil),
        ("99999999999999999999", nil), ("1.2.3", nil), ("1.", nil), ("999999999999.5", nil),
        ("9223372036854775807", "2262-04-11T23:47:16.854775Z"),
    ])
    func readsTimesOfManyForms(_ text: String, _ expected: String?) {
        #expect(AlertTime.read(text)?.description == expected)
    }

    @Test func placeholdersAreNoValues() throws {
        let fields = AlertFields([
            "a": "{EVENT.ID}", "b": "$ALERT_ID", "c": "$host.name$", "d": "null", "e": "",
            "f": "$100",
            "g": "{low}", "h": "$", "i": "$A B",
        ])
        #expect(
            [fields["a"], fields["b"], fields["c"], fields["d"], fields["e"]] == [
                nil, nil, nil, nil, nil,
            ])
        #expect(
            [fields["f"], fields["g"], fields["h"], fields["i"]] == ["$100", "{low}", "$", "$A B"])
    }

    @Test func labelsHaveTheirBounds() {
        var labels = LabelSet()
        labels.set("a", "1")
        labels.set("a", "2")
        labels.set("", "3")
        labels.set("b", nil)
        labels.set(tags: ["k:v:w", "alone", ""])
        #expect(labels.texts == ["a": "1", "k": "v:w", "alone": "true"])
        for number in 0..<300 { labels.set("n\(number)", "x") }
        #expect(labels.texts.count == AlertLimits.names)
    }
}
