import InfraTrack
import InfraTrackRunbooks
import Testing

@Suite struct TemplateRendererTests {
    private func render(_ template: String, _ values: [String: TemplateValue] = [:]) throws
        -> String
    {
        try TemplateRenderer.render(template, values, path: "templates/x.md.mustache")
    }

    @Test func textIsPutInAsItIs() throws {
        let values: [String: TemplateValue] = ["title": .text("a && b < \"c\" {{summary}} $1 `d`")]
        for template in [
            "{{title}}", "{{{title}}}", "{{& title }}", "{{% CONTENT_TYPE:TEXT}}\n{{title}}",
            "{{! a note }}{{title}}",
        ] {
            #expect(try render(template, values) == "a && b < \"c\" {{summary}} $1 `d`")
        }
    }

    @Test func otherDelimitersLeaveBracesAlone() throws {
        let template = "{{=<% %>=}}docker ps --format '{{.ID}}' <%title%><%={{ }}=%> {{title}}"
        #expect(
            try render(template, ["title": .text("t")]) == "docker ps --format '{{.ID}}' t t")
    }

    @Test func absentNamesAreNotLookedForFurtherOut() throws {
        let values: [String: TemplateValue] = [
            "owner": .text("outer"),
            "components": .list([
                ["owner": .absent, "key": .text("a")],
                ["owner": .text("inner"), "key": .text("b")],
            ]),
        ]
        let template = "{{#components}}{{key}}:{{owner}}{{^owner}}nobody{{/owner}} {{/components}}"
        #expect(try render(template, values) == "a:nobody b:inner ")
    }

    @Test func listsTextAndFlagsAreConditions() throws {
        let values: [String: TemplateValue] = [
            "has_tasks": .flag(true), "has_alerts": .flag(false),
            "tasks": .list([["id": .text("1")], ["id": .text("2")]]),
            "alerts": .list([]), "hours": .text("2.50"),
        ]
        let template = """
            {{#has_tasks}}
            {{#tasks}}
            - {{id}}
            {{/tasks}}
            {{/has_tasks}}
            {{#has_alerts}}
            never
            {{/has_alerts}}
            {{^alerts}}
            none
            {{/alerts}}
            {{#hours}}
            {{.}} h
            {{/hours}}

            """
        #expect(try render(template, values) == "- 1\n- 2\nnone\n2.50 h\n")
    }

    @Test(arguments: [
        ("\n\n{{titel}}", 3, "A template knows no “titel” here."),
        ("{{#tasks}}\n{{id}}\n{{/tasks}}\n{{id}}", 4, "A template knows no “id” here."),
        ("{{^tasks}}{{id}}{{/tasks}}", 1, "A template knows no “id” here."),
        ("{{#unknown}}{{/unknown}}", 1, "A template knows no “unknown” here."),
        ("\n{{.}}", 2, "A template knows no “.” here."),
        ("{{#tasks}}\n", 1, "The section “tasks” has no end."),
        ("{{/tasks}}", 1, "“{{/tasks}}” ends no open section."),
        ("{{#tasks}}{{#alerts}}\n{{/tasks}}{{/alerts}}", 2, "“{{/tasks}}” ends no open section."),
        ("a\n{{title", 2, "The tag has no end."), ("{{{title}}", 1, "The tag has no end."),
        ("a {{> other}}", 1, "A partial must stand alone on its line."),
        ("{{< other}}", 1, "A template cannot use “{{<”."),
        ("{{$block}}", 1, "A template cannot use “{{$”."),
        ("{{=<% %>", 1, "The tag has no end."), ("{{=<%=}}", 1, "These are no delimiters."),
        ("{{=<% %>=}}<%titel%>", 1, "A template knows no “titel” here."),
        ("{{}}", 1, "“” is no name."), ("{{upper(title)}}", 1, "“upper(title)” is no name."),
        ("{{a b}}", 1, "“a b” is no name."), ("{{%COLOUR:red}}", nil, nil),
    ])
    func mistakesAreNamedWithTheirLine(template: String, line: Int?, message: String?) throws {
        let error = failure { _ = try render(template, ["title": .text("t"), "tasks": .list([])]) }
        #expect(error?.code == .invalid)
        #expect(error?.path == "templates/x.md.mustache")
        #expect(error?.line == line)
        if let message { #expect(error?.message == message) }
    }

    @Test func unknownNamesComeWithTheKnownOnes() {
        let error = failure { _ = try render("{{#rollback}}{{comand}}{{/rollback}}") }
        let cure = error?.cure ?? ""
        #expect(
            cure.hasPrefix("Known here: alerts, assignments, assignments_fence, attributes, "),
            "\(cure)")
    }

    @Test func sectionsDoNotNestWithoutEnd() {
        let deep =
            String(repeating: "{{#title}}", count: 33) + String(repeating: "{{/title}}", count: 33)
        #expect(failure { _ = try render(deep) }?.message == "The sections lie too deep.")
    }
}
