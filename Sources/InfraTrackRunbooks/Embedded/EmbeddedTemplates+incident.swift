// Made by scripts/embed-templates from templates/. Do not edit.

extension EmbeddedTemplates {
    static let incident = ##"""
        {{% CONTENT_TYPE:TEXT}}
        # {{title}}

        ## Meaning

        {{summary}}

        {{#has_alerts}}
        This page answers these alerts:

        {{#alerts}}
        - `{{name}}` from {{source}}, severity {{severity}}, seen first at {{started}}
        {{/alerts}}
        {{/has_alerts}}
        {{^has_alerts}}
        No alert is known to announce this problem.
        {{/has_alerts}}

        ## Impact

        {{#has_components}}
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

        - access to the hosts named in the steps
        {{#has_tasks}}
        - the tasks under History, for what was decided and why
        {{/has_tasks}}

        ## Diagnosis

        {{#has_diagnosis}}
        {{#diagnosis}}
        ### Diagnosis step {{number}}

        {{#host}}
        On {{host}}{{#cwd}}, in `{{cwd}}`{{/cwd}}:

        {{/host}}
        {{fence}}{{language}}
        {{command}}
        {{fence}}

        {{#hasOutput}}
        What it said{{#exit}} (exit status {{exit}}){{/exit}}:

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
        ### Mitigation step {{number}}

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
        {{/mitigation}}
        {{/has_mitigation}}
        {{^has_mitigation}}
        No step that changes anything was recorded.

        {{/has_mitigation}}
        ## Verification

        {{#has_verification}}
        {{#verification}}
        ### Verification step {{number}}

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
        {{#rollback}}
        {{#known}}
        Step {{step}} is taken back by:

        ~~~~sh
        {{command}}
        ~~~~

        {{/known}}
        {{^known}}
        Step {{step}}: no way back is known.

        {{/known}}
        {{/rollback}}
        {{/has_rollback}}
        {{^has_rollback}}
        No rollback is known for these steps.

        {{/has_rollback}}
        ## Escalation

        {{#owner}}
        Ask {{owner}} when the verification fails.
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
        {{#hours}}

        Time recorded on these tasks: {{hours}} h.
        {{/hours}}

        """##
}
