// Made by scripts/embed-templates from templates/. Do not edit.

extension EmbeddedTemplates {
    static let maintenance = ##"""
        {{% CONTENT_TYPE:TEXT}}
        # {{title}}

        ## Meaning

        {{summary}}

        ## Impact

        {{#has_components}}
        This work touches:

        | component | kind | environment | provider | owner |
        |---|---|---|---|---|
        {{#components}}
        | `{{key}}` | {{kind}} | {{environment}} | {{provider}} | {{owner}} |
        {{/components}}
        {{/has_components}}
        {{^has_components}}
        The records name no component.
        {{/has_components}}

        ## Prerequisites

        - a maintenance window{{#hours}}: the last time it took {{hours}} h{{/hours}}
        - access to the hosts named in the steps
        - the way back, read before the first change
        {{#has_alerts}}
        - a silence for these alerts:
        {{#alerts}}
          - `{{name}}` ({{severity}})
        {{/alerts}}
        {{/has_alerts}}

        ## Diagnosis

        {{#has_diagnosis}}
        Look before you change anything.

        {{#diagnosis}}
        ### Before: step {{number}}

        {{#host}}
        On {{host}}{{#cwd}}, in `{{cwd}}`{{/cwd}}:

        {{/host}}
        {{fence}}{{language}}
        {{command}}
        {{fence}}

        {{#hasOutput}}
        Last time:

        {{fence}}text
        {{output}}
        {{fence}}

        {{/hasOutput}}
        {{/diagnosis}}
        {{/has_diagnosis}}
        {{^has_diagnosis}}
        No step that only looks was recorded.

        {{/has_diagnosis}}
        ## Mitigation

        {{#has_mitigation}}
        {{#mitigation}}
        ### Change: step {{number}}

        {{#host}}
        On {{host}}{{#cwd}}, in `{{cwd}}`{{/cwd}}:

        {{/host}}
        {{fence}}{{language}}
        {{command}}
        {{fence}}

        {{#duration}}
        It took {{duration}} s.

        {{/duration}}
        {{#expected}}
        Expect:

        {{fence}}text
        {{expected}}
        {{fence}}

        {{/expected}}
        {{/mitigation}}
        {{/has_mitigation}}
        {{^has_mitigation}}
        No step that changes anything was recorded.

        {{/has_mitigation}}
        ## Verification

        {{#has_verification}}
        {{#verification}}
        ### After: step {{number}}

        {{#host}}
        On {{host}}{{#cwd}}, in `{{cwd}}`{{/cwd}}:

        {{/host}}
        {{fence}}{{language}}
        {{command}}
        {{fence}}

        {{#expected}}
        Expect:

        {{fence}}text
        {{expected}}
        {{fence}}

        {{/expected}}
        {{/verification}}
        {{/has_verification}}
        {{^has_verification}}
        The records hold no check that ran after the last change. Write one before this page is published.

        {{/has_verification}}
        ## Rollback

        {{#has_rollback}}
        | step | known | command |
        |---|---|---|
        {{#rollback}}
        | {{step}} | {{#known}}yes{{/known}}{{^known}}no{{/known}} | {{#known}}see below{{/known}} |
        {{/rollback}}

        {{#rollback}}
        {{#known}}
        Back from step {{step}}:

        ~~~~sh
        {{command}}
        ~~~~

        {{/known}}
        {{/rollback}}
        {{/has_rollback}}
        {{^has_rollback}}
        No rollback is known for these steps. Decide before the window opens what you will do instead.

        {{/has_rollback}}
        ## Escalation

        {{#owner}}
        Ask {{owner}} when the verification fails or the window is half over.
        {{/owner}}
        {{^owner}}
        Nobody is named. Write down who to ask before this page is published.
        {{/owner}}

        ## Known failure modes

        {{#has_failures}}
        {{#failures}}
        ### Exit status {{exit}}

        ~~~~sh
        {{command}}
        ~~~~

        {{#message}}
        ~~~~text
        {{message}}
        ~~~~

        {{/message}}
        {{#fix}}
        What worked instead:

        ~~~~sh
        {{fix}}
        ~~~~

        {{/fix}}
        {{/failures}}
        {{/has_failures}}
        {{^has_failures}}
        Every recorded step succeeded at the first try.

        {{/has_failures}}
        ## History

        {{#has_tasks}}
        {{#tasks}}
        - `{{id}}` {{title}} ({{priority}}, {{status}}, opened {{created}}{{#closed}}, closed {{closed}}{{/closed}}){{#resolution}}: {{resolution}}{{/resolution}}
        {{/tasks}}
        {{/has_tasks}}
        {{^has_tasks}}
        No task stands behind this page.
        {{/has_tasks}}

        """##
}
