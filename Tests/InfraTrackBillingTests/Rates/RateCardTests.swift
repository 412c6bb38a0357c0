import InfraTrack
import InfraTrackBilling
import Testing

@Suite struct RateCardTests {
    private let text = """
        version: 1
        clients:
          acme: { currency: EUR }
        projects:
          acme-ops: { client: acme }
        rates:
          - { rate: "10", currency: EUR }
          - { person: marcus, rate: "20", currency: EUR }
          - { client: acme, rate: "30" }
          - { project: acme-ops, rate: "40" }
          - { component: acme/**, rate: "50", currency: EUR }
          - { component: acme/*/db-01, rate: "60", currency: EUR }
          - { component: acme/prod/**, rate: "70", currency: EUR }
          - { component: acme/prod/db-01, rate: "80", currency: EUR }
          - { task: a000000001, rate: "90", currency: EUR }
          - { entry: e000000001, rate: "100", currency: EUR }
          - { client: acme, person: marcus, rate: "35", currency: EUR }

        """

    private func rate(_ work: Work, _ text: String, on day: String = "2026-11-23") throws -> String?
    {
        let card = try RateCard(settings: Ledger.settings(text))
        return card.rule(for: work, on: try Ledger.date(day))?.rate.decimal
    }

    @Test func theMoreSpecificWins() throws {
        let key = { try Ledger.key($0) }
        var work = Work()
        #expect(try rate(work, text) == "10.00")
        work.person = "marcus"
        #expect(try rate(work, text) == "20.00")
        work.client = "acme"
        #expect(try rate(work, text) == "35.00")
        work.person = "lena"
        #expect(try rate(work, text) == "30.00")
        work.project = "acme-ops"
        #expect(try rate(work, text) == "40.00")
        work.component = try key("acme/staging/web-01")
        #expect(try rate(work, text) == "50.00")
        work.component = try key("acme/staging/db-01")
        #expect(try rate(work, text) == "60.00")
        work.component = try key("acme/prod/web-01")
        #expect(try rate(work, text) == "70.00")
        work.component = try key("acme/prod/db-01")
        #expect(try rate(work, text) == "80.00")
        work.task = try Ledger.id("a000000001")
        #expect(try rate(work, text) == "90.00")
        work.entry = try Ledger.id("e000000001")
        #expect(try rate(work, text) == "100.00")
    }

    @Test func aMoreSpecificComponentBeatsMoreSelectors() throws {
        let text = """
            version: 1
            rates:
              - { component: acme/**, client: acme, rate: "1", currency: EUR }
              - { component: acme/prod/**, rate: "2", currency: EUR }

            """
        let work = Work(component: try Ledger.key("acme/prod"), client: "acme")
        #expect(try rate(work, text) == "2.00")
    }

    @Test func ratesHoldFromADayUntilAnother() throws {
        let text = """
            version: 1
            rates:
              - { client: acme, rate: "1", currency: EUR, to: 2026-03-01 }
              - { client: acme, rate: "2", currency: EUR, from: 2026-03-01, to: 2026-06-01 }
              - { client: acme, rate: "3", currency: EUR, from: 2026-05-01, to: 2026-06-01 }

            """
        let work = Work(client: "acme")
        #expect(try rate(work, text, on: "2026-02-28") == "1.00")
        #expect(try rate(work, text, on: "2026-03-01") == "2.00")
        #expect(try rate(work, text, on: "2026-05-01") == "3.00")
        #expect(try rate(work, text, on: "2026-06-01") == nil)
    }

    @Test func ofEqualRulesTheLaterLineWins() throws {
        let line = "  - { client: acme, currency: EUR, rate: "
        let text = "version: 1\nrates:\n\(line)\"1\" }\n\(line)\"2\" }\n"
        #expect(try rate(Work(client: "acme"), text) == "2.00")
    }

    @Test func theWinnerIsExplained() throws {
        let card = try RateCard(settings: Ledger.settings(Ledger.settings))
        let work = Work(component: try Ledger.key("acme/prod/db-01"), client: "acme")
        let day = try Ledger.date("2026-11-23")
        #expect(
            card.rule(for: work, on: day)?.explanation
                == "120.00 EUR/h for component acme/prod/** from 2026-07-01 (rate 2)")
        let all = try RateCard(
            settings: Ledger.settings(
                """
                version: 1
                rates:
                  - { rate: "1", currency: EUR, to: 2027-01-01 }
                  - { entry: e000000001, task: a000000001, project: p, client: c, person: m, rate: "1", currency: EUR }

                """))
        #expect(
            all.rules.map(\.explanation) == [
                "1.00 EUR/h for entry e000000001, task a000000001, project p, client c, person m (rate 2)",
                "1.00 EUR/h for everything until 2027-01-01 (rate 1)",
            ])
    }

    @Test(arguments: [
        ("nothing", "The rate is not a mapping."),
        ("{ rate: \"1\" }", "The rate has no currency of ISO 4217."),
        ("{ rate: \"1\", currency: EURO }", "The rate has no currency of ISO 4217."),
        ("{ currency: EUR }", "The rate has no price of an hour."),
        ("{ rate: \"1,5\", currency: EUR }", "The rate has no price of an hour."),
        ("{ rate: \"1\", currency: EUR, component: /a }", "“/a” covers no component."),
        ("{ rate: \"1\", currency: EUR, from: soon }", "“soon” is not a date YYYY-MM-DD."),
        ("{ rate: \"1\", currency: EUR, task: T-1 }", "“T-1” is not an id of ten characters."),
        ("{ rate: \"1\", currency: EUR, cleint: acme }", "A rate knows no “cleint”."),
    ])
    func linesThatCannotBeReadAreNamed(line: String, message: String) throws {
        let settings = try Ledger.settings("version: 1\nrates:\n  - \(line)\n")
        let error = failure { _ = try RateCard(settings: settings) }
        #expect(error?.message == message)
        #expect(error?.line == 3)
    }
}
