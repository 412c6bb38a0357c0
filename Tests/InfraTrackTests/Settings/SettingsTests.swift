import InfraTrack
import InfraTrackTesting
import Testing

@Suite struct SettingsTests {
    static func read(_ text: String) throws -> Settings { try Settings(parsing: Array(text.utf8)) }

    @Test func everySection() throws {
        let settings = try Self.read(
            """
            version: 1
            mode: stage
            hooks: true
            clients:
              acme: { name: ACME GmbH, zone: Europe/Berlin, currency: EUR }
            projects:
              ops: { client: acme, name: Operations }
            people:
              ann: { name: Ann, email: Ann@example.org, zone: UTC }
              anna: { name: Ann, email: ann@example.org }
            own: { list: [a, {b: c}], flag: true, none: ~ }
            """)
        #expect(settings.mode == .stage && settings.hooks)
        #expect(settings.clients["acme"]?.name == "ACME GmbH")
        #expect(settings.clients["acme"]?.zone == "Europe/Berlin")
        #expect(settings.clients["acme"]?.currency == "EUR")
        #expect(settings.projects["ops"]?.client == "acme")
        #expect(settings.projects["ops"]?.name == "Operations")
        #expect(settings.people["ann"]?.zone == "UTC")
        #expect(settings.person(email: "ANN@EXAMPLE.ORG") == "ann")
        #expect(settings.person(email: "bob@example.org") == nil)
    }

    @Test func nodesKnowTheirPlace() throws {
        let root = try Self.read("version: 1\nown:\n  list: [a, {b: c}]\n  flag: x\n  none: ~\n  texts: [a, b]\n").root
        let own = try #require(root["own"])
        #expect(root.keys == ["version", "own"])
        #expect(own.isMap && own.text == nil)
        #expect(own["none"] == nil && own["absent"] == nil)
        #expect(own["flag"]?.items.map(\.text) == ["x"])
        #expect(own["flag"]?.keys == [] && own["flag"]?.isMap == false)
        #expect(own["texts"]?.texts == ["a", "b"])
        #expect(own.texts == [])
        #expect(own["list"]?.items.map(\.path) == [["own", "list", "0"], ["own", "list", "1"]])
        #expect(own["list"]?.items.last?["b"]?.invalid("Bad.", cure: "Mend.").description == "infratrack.yaml:3:17: Bad. Mend.")
        #expect(
            failure { _ = try own.parsed("flag", as: Bool.self, "true or false") }
                == "infratrack.yaml:4:9: “x” is not true or false. Correct “flag”.")
        #expect(
            failure { _ = try own.choice("flag", as: Settings.Mode.self) }
                == "infratrack.yaml:4:9: “x” is not one of commit, stage, write. Correct “flag”.")
        #expect(
            failure { _ = try own.text("list") }
                == "infratrack.yaml:3:9: “list” is not a single text. Write one value after it.")
        #expect(try own.parsed("absent", as: Bool.self, "") == nil)
        #expect(try own.choice("absent", as: Settings.Mode.self) == nil)
    }

    @Test(arguments: [
        ("", "1:1: The store's version is not 1. Use the infratrack that made it, or write “version: 1”."),
        ("version: 2", "1:10: The store's version is not 1. Use the infratrack that made it, or write “version: 1”."),
        ("version: 1\nmode: fast", "2:7: “fast” is not one of commit, stage, write. Correct “mode”."),
        ("version: 1\nhooks: maybe", "2:8: “maybe” is not true or false. Correct “hooks”."),
        ("version: 1\nclients: [a]", "2:10: “clients” is not a mapping. Write one “id: {…}” line for each."),
        ("version: 1\nclients: {a: {name: [b]}}", "2:21: “name” is not a single text. Write one value after it."),
        ("- a", "1:1: This is not a mapping of keys to values. Write one `key: value` a line."),
    ]) func refuses(text: String, message: String) {
        #expect(failure { _ = try Self.read(text) } == "infratrack.yaml:" + message)
    }

    @Test func theInitialTextIsRead() throws {
        let settings = try Self.read(Settings.initialText)
        #expect(settings.mode == .commit && !settings.hooks && settings.clients.isEmpty)
    }
}
