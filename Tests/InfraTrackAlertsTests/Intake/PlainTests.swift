import InfraTrack
import Testing

@testable import InfraTrackAlerts

struct PlainTests {
    @Test func linesHoldNoBreaksAndNoTricks() {
        #expect(Plain.line(" a\r\n\tb\u{0}c\u{202E}d\u{2028}e ") == "a b c d e")
        #expect(Plain.line("") == "")
        let long = Plain.line(String(repeating: "ä", count: 150))
        #expect(long.utf8.count <= 200 && long.hasSuffix("ä…"))
        #expect(Plain.line(String(repeating: "x", count: 200)).count == 200)
    }

    @Test func cellsHoldNoMarkup() {
        #expect(Plain.cell("a|b*c_d[e]~#`\\<&") == ##"a\|b\*c\_d\[e\]\~\#\`\\&lt;&amp;"##)
    }

    @Test func quotationsKeepTheirLines() {
        #expect(Plain.quotation("a\n\n  b") == "> a\n>\n> b")
    }

    @Test(arguments: [
        ("http://h/p?q=1#f", "<http://h/p?q=1#f>"), ("HTTPS://h", "<https://h>"),
        ("https://u:p@h:1/a@b", "<https://h:1/a@b>"),
        ("http://h/ä \u{7}\">", "<http://h/%C3%A4%20%07%22%3E>"),
        ("javascript:alert(1)", nil), ("", nil), ("ftp://h", nil),
        ("http://h/" + String(repeating: "x", count: 2048), nil),
    ])
    func links(_ text: String, _ expected: String?) {
        #expect(Plain.link(text) == expected)
    }

    @Test func theTaskSaysWhatTheAlertSays() throws {
        var alert = MadeAlert()
        alert.annotations = [
            "summary": "Disk", "description": "Full.",
            "runbook_url": "https://runbooks.example/disk",
        ]
        let event = try alert.event()
        var rule = AlertRule(match: [:])
        rule.title = "{{none}}"
        #expect(TaskText.title(event, rule, nil) == "Disk")
        let body = TaskText.body(event, title: "Other")
        #expect(body.hasPrefix("> Disk\n>\n> Full.\n\n| Label"))
        #expect(body.hasSuffix("\n\nRunbook: <https://runbooks.example/disk>\n"))
        #expect(TaskText.body(event, title: "Disk").hasPrefix("> Full.\n\n"))
    }

    @Test func theTitleFallsBackToNameAndPlace() throws {
        let bare = AlertEvent(
            source: "s", problemKey: "k", state: .firing, startedAt: .at("02:00"), name: "Load")
        #expect(TaskText.title(bare, nil, nil) == "Load")
        #expect(TaskText.body(bare, title: "Load") == "\n")
        let key = try #require(ComponentKey("acme/web-01"))
        #expect(
            TaskText.title(bare, nil, Component(id: key, kind: "server")) == "Load on acme/web-01")
    }

    @Test func sectionsGrowAtTheEnd() {
        let section = EpisodeText.section("Firing", "{}")
        #expect(section == "## Firing\n\n```json\n{}\n```\n")
        #expect(EpisodeText.section("Firing", "a```b").contains("\n````json\n"))
        #expect(EpisodeText.appending(section, to: "") == section)
        #expect(EpisodeText.appending(section, to: "note") == "note\n\n" + section)
        #expect(EpisodeText.appending(section, to: "note\n") == "note\n\n" + section)
    }
}
