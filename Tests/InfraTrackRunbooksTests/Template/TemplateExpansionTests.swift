import InfraTrack
import InfraTrackTesting
import Testing

@testable import InfraTrackRunbooks

@Suite struct TemplateExpansionTests {
    private func generate(_ files: [String: String], values: [String: String] = [:]) throws
        -> String
    {
        let templates = Dictionary(
            uniqueKeysWithValues: files.map { ("templates/\($0.key).md.mustache", $0.value) })
        let ledger = try Ledger([.init("touch x")], files: templates)
        return try ledger.generate(template: "own", values: values).value.runbook.body
    }

    @Test func partialsArePutIn() throws {
        let body = try generate([
            "own": "# {{title}}\n{{#mitigation}}\n  {{> line}}\n{{/mitigation}}\n",
            "_line": "{{> deep}}\nand {{label}}\n", "_deep": "- {{command}}",
        ])
        #expect(body == "# Disk full\n  - touch x\n  and Mitigation step 1\n")
    }

    @Test func theShippedPartialIsThereForAll() throws {
        #expect(
            try generate(["own": "{{#mitigation}}\n{{> step}}\n{{/mitigation}}\n"]).hasPrefix(
                "### Mitigation step 1\n"))
        let text = "{{#mitigation}}\n{{> step}}\n{{/mitigation}}\n"
        let template = try RunbookTemplate(name: "x", text: text, path: "x")
        #expect(template.text.hasPrefix("{{#mitigation}}\n### {{label}}"))
    }

    @Test(
        arguments: [
            (["own": "a\n{{> none}}\n"], "own", 2, "There is no partial “none”."),
            (
                ["own": "{{> a}}\n", "_a": "x\n\n{{> b}}\n", "_b": "{{> a}}"], "_b", 1,
                "The partial “a” puts itself in: a → b → a."
            ),
            (
                ["own": "---\ndescription: x\n---\n{{title}}\n{{> a}}\n", "_a": "x\n{{titel}}\n"],
                "_a", 2, "A template knows no “titel” here."
            ),
            (
                ["own": "---\ndescription: x\n---\n{{title}}\n{{#tasks}}\n"], "own", 5,
                "The section “tasks” has no end."
            ),
            (
                ["own": "---\nparameters:\n  - name: window\n    default: night\n---\n{{title}}\n"],
                "own", 3, "The parameter “window” is not used."
            ),
            (
                ["own": "---\nparameters:\n  - name: window\n---\n{{window}}\n"], "own", 3,
                "The parameter “window” has no value."
            ),
            (
                ["own": "---\nparameters:\n  - name: \"a b\"\n---\n{{window}}\n"], "own", 3,
                "“a b” is no name of a parameter."
            ),
            (["own": "---\nparameters: [\n---\n{{title}}\n"], "own", 2, nil),
            (
                ["own": "{{=<% %>=}}\n<%> step%>\n"], "own", 2,
                "A partial must stand alone on its line."
            ),
            (["own": "{{< step}}{{/step}}"], "own", 1, "A template cannot use “{{<”."),
        ] as [([String: String], String, Int, String?)])
    func mistakesHaveTheirFileAndLine(
        files: [String: String], name: String, line: Int, message: String?
    ) {
        let error = failure { _ = try generate(files) }
        #expect(error?.code == .invalid)
        #expect(error?.path == "templates/\(name).md.mustache")
        #expect(error?.line == line)
        if let message { #expect(error?.message == message) }
    }

    @Test func declaredParametersAreFilled() throws {
        let own =
            "---\nparameters:\n  - name: window\n    default: night\n    description: when\n---\n{{title}}: {{window}} & {{{window}}}\n"
        #expect(try generate(["own": own]) == "Disk full: night & night\n")
        #expect(
            try generate(["own": own], values: ["window": "Sunday *02:00*"])
                == "Disk full: Sunday \\*02:00\\* & Sunday \\*02:00\\*\n")
        let stray = failure { _ = try generate(["own": own], values: ["hour": "2"]) }
        #expect(stray?.code == .usage)
        #expect(
            stray?.description
                == "The template “own” has no parameter “hour”. Its parameters are window.")
    }

    @Test func aValueStaysUntilAnotherIsGiven() throws {
        let own = "---\nparameters:\n  - name: window\n    default: night\n---\n{{window}}\n"
        let ledger = try Ledger([.init("touch x")], files: ["templates/own.md.mustache": own])
        _ = try ledger.generate(template: "own", values: ["window": "noon"])
        let again = try ledger.generate(template: "own")
        #expect(again.commit == nil)
        #expect(again.value.runbook.parameters == [.init(name: "window", defaultValue: "noon")])
    }

    @Test func deepPartialsEnd() {
        var files = ["own": "{{> p0}}"]
        for index in 0..<20 { files["_p\(index)"] = "{{> p\(index + 1)}}" }
        #expect(
            failure { _ = try generate(files) }?.message.hasPrefix(
                "The partial “p16” puts itself in") == true)
    }

    @Test func templatesAreUTF8() throws {
        let error = failure {
            let repository = try Repository.inMemory(files: ["templates/own.md.mustache": "x"])
            _ = try RunbookTemplate(named: "own", in: repository)
            _ = try RunbookTemplate(builtIn: "_step")
        }
        #expect(error?.message == "“_step” is no template name.")
    }
}
