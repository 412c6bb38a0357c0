// Made by scripts/embed-templates from templates/. Do not edit.

extension EmbeddedTemplates {
    static let partial_step = ##"""
        ### {{label}}

        {{#destructive}}
        **This step destroys something.** Confirm it with a second person, and read *Rollback* first.

        {{/destructive}}
        {{#where}}
        {{where}}

        {{/where}}
        {{fence}}{{language}} {{attributes}}
        {{command}}
        {{fence}}

        {{#polls}}
        Repeat it until {{#until}}the output has {{until}}{{/until}}{{^until}}the exit status is 0{{/until}}; it took {{polls}} looks.

        {{/polls}}
        {{#failed}}
        The exit status was {{exit}}.

        {{/failed}}
        {{#expected}}
        Expect:

        {{fence}}text
        {{expected}}
        {{fence}}

        {{/expected}}
        {{#captures}}
        Keep {{value}} of this output as {{reference}}.

        {{/captures}}
        {{#success}}
        It worked in {{success}} runs{{#duration}}, in {{duration}} s{{/duration}}.

        {{/success}}
        {{^success}}
        {{#duration}}
        It took {{duration}} s.

        {{/duration}}
        {{/success}}
        Recorded as {{origin}}.

        """##
}
