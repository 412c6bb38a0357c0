import InfraTrack
import InfraTrackTesting
import Testing

@testable import InfraTrackAlerts

struct ComponentFinderTests {
    private func component(_ lines: String...) -> String {
        "---\nkind: server\n\(lines.map { $0 + "\n" }.joined())---\n"
    }

    private func find(_ labels: [String: String], _ files: [String: String]) throws -> String? {
        let repository = try Repository.inMemory(files: files)
        var alert = MadeAlert(host: "")
        alert.labels = labels
        return ComponentFinder(repository.snapshot).find(try alert.event(), nil)?
            .component.id.description
    }

    @Test func namesAHostInManyWays() throws {
        let files = [
            "components/acme/web-01.md": component("aliases: [www.acme.example]"),
            "components/acme/db-01.md": component(
                "identifiers: { host.ip: \"10.0.0.7\", net6: \"fe80::1\" }"),
        ]
        let cases: [(String, String)] = [
            ("acme/web-01", "acme/web-01"), ("web-01", "acme/web-01"),
            ("web-01:9100", "acme/web-01"),
            ("WEB-01:9100", "acme/web-01"), ("www.acme.example:443", "acme/web-01"),
            ("https://user@www.acme.example:8443/health?x", "acme/web-01"),
            ("web-01.acme.example:9113", "acme/web-01"), ("10.0.0.7:9187", "acme/db-01"),
            ("[fe80::1]:9187", "acme/db-01"), ("fe80::1", "acme/db-01"),
        ]
        for (value, key) in cases {
            #expect(try find(["instance": value], files) == key, "\(value)")
            #expect(try find(["node": value], files) == key, "\(value)")
        }
        for value in ["web-02", "10.0.0.8:1", "[fe80", "db-01x.acme", ""] {
            #expect(try find(["instance": value], files) == nil, "\(value)")
        }
    }

    @Test func wholeNamesComeBeforeFirstParts() throws {
        let files = [
            "components/acme/web-01.md": component(), "components/acme/web.md": component(),
        ]
        #expect(
            try find(["instance": "web-01.acme.example:1", "service": "web"], files) == "acme/web")
    }

    @Test func aNameOfSeveralNamesNone() throws {
        let files = [
            "components/acme/web-01.md": component(), "components/globex/web-01.md": component(),
        ]
        #expect(try find(["instance": "web-01:9100"], files) == nil)
        #expect(try find(["instance": "web-01.globex.example"], files) == "globex/web-01")
        #expect(try find(["instance": "web-01.example"], files) == nil)
    }

    @Test func thoseInUseComeFirst() throws {
        let retired = component("lifecycle: retired")
        let files = ["components/old/web-01.md": retired, "components/new/web-01.md": component()]
        #expect(try find(["instance": "web-01:9100"], files) == "new/web-01")
        #expect(
            try find(["instance": "web-01"], ["components/old/web-01.md": retired]) == "old/web-01")
    }

    @Test func aRetiredComponentIsAttachedAndSaid() throws {
        let repository = try Repository.inMemory(files: [
            "components/old/web-01.md": component("lifecycle: retired")
        ])
        try repository.ingest(MadeAlert())
        #expect(repository.tasks.map(\.labels) == [["retired-component"]])
        #expect(repository.tasks.map(\.components.count) == [1])
        #expect(repository.alerts.map(\.components.count) == [1])
    }
}
