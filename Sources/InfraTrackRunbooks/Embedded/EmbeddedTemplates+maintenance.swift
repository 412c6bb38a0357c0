// Made by scripts/embed-templates from templates/. Do not edit.

extension EmbeddedTemplates {
    static let maintenance = ##"""
        ---
        description: Work that is done again and again in a window.
        sections: [Meaning, Impact, Prerequisites, Diagnosis, Mitigation, Verification, Rollback, Escalation, Known failure modes, History]
        ---
        # {{title}}

        {{#has_missing}}
        > This draft is not complete:
        >
        {{#missing}}
        > - {{text}}
        {{/missing}}

        {{/has_missing}}
        ## Meaning

        {{summary}}

        ## Impact

        This work touches:

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
        {{#blast_radius}}

        What depends on it:

        ```mermaid
        {{blast_radius}}
        ```
        {{/blast_radius}}

        ## Prerequisites

        - a maintenance window{{#hours}}: the last time it took {{hours}} h{{/hours}}
        {{#hosts}}
        - access to {{name}}
        {{/hosts}}
        {{^has_hosts}}
        - access to the machines that the steps are run on
        {{/has_hosts}}
        {{#sudo}}
        - the right to use `sudo` there
        {{/sudo}}
        {{#tools}}
        - {{name}}
        {{/tools}}
        - the way back, read before the first change
        {{#has_alerts}}
        - a silence for these alerts:
        {{#alerts}}
          - {{name}} ({{severity}})
        {{/alerts}}
        {{/has_alerts}}
        {{#has_parameters}}

        These values differ from run to run; with the ones below the steps are what was recorded.

        | parameter | value | what it is |
        |---|---|---|
        {{#parameters}}
        | `{{name}}` | {{value}} | {{description}} |
        {{/parameters}}
        {{/has_parameters}}
        {{#assignments}}

        Set yours before you begin:

        {{assignments_fence}}sh {"name":"parameters"}
        {{assignments}}
        {{assignments_fence}}
        {{/assignments}}

        ## Diagnosis

        Look before you change anything.

        {{#has_diagnosis}}
        {{#diagnosis}}
        {{> step}}

        {{/diagnosis}}
        {{/has_diagnosis}}
        {{^has_diagnosis}}
        No look at the state before was recorded.

        {{/has_diagnosis}}
        ## Mitigation

        {{#has_mitigation}}
        {{#mitigation}}
        {{> step}}

        {{/mitigation}}
        {{/has_mitigation}}
        {{^has_mitigation}}
        No step that changes anything was recorded.

        {{/has_mitigation}}
        ## Verification

        {{#has_verification}}
        {{#verification}}
        {{> step}}

        {{/verification}}
        {{/has_verification}}
        {{^has_verification}}
        The records hold no check that ran after the last change. Write one before the window opens.

        {{/has_verification}}
        ## Rollback

        {{#has_rollback}}
        {{#rollback}}
        {{#known}}
        Mitigation step {{step}} is taken back by:

        {{fence}}sh {{attributes}}
        {{command}}
        {{fence}}

        {{/known}}
        {{#needless}}
        Mitigation step {{step}}: nothing to take back. {{needless}}

        {{/needless}}
        {{#unknown}}
        Mitigation step {{step}}: unknown. No way back is known.

        {{/unknown}}
        {{/rollback}}
        {{/has_rollback}}
        {{^has_rollback}}
        Nothing was changed, so there is nothing to take back.

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
        ### Failure {{number}}{{#exit}}: exit status {{exit}}{{/exit}}

        {{fence}}{{language}}
        {{command}}
        {{fence}}

        {{#message}}
        It said:

        {{fence}}text
        {{message}}
        {{fence}}

        {{/message}}
        {{#fix}}
        {{#again}}
        The same command worked after this:
        {{/again}}
        {{^again}}
        What worked instead:
        {{/again}}

        {{fence}}{{language}}
        {{fix}}
        {{fence}}

        {{/fix}}
        {{^fix}}
        Nothing recorded afterwards mended it.

        {{/fix}}
        {{/failures}}
        {{/has_failures}}
        {{^has_failures}}
        Every recorded step succeeded at the first try.

        {{/has_failures}}
        ## History

        {{#has_tasks}}
        {{#tasks}}
        - `{{id}}` {{title}} ({{priority}}, {{status}}{{#created}}, opened {{created}}{{/created}}{{#closed}}, closed {{closed}}{{/closed}}){{#resolution}}: {{resolution}}{{/resolution}}
        {{/tasks}}
        {{/has_tasks}}

        It worked in {{successes}} of {{runs}} runs{{#last_success}}, the last time at {{last_success}}{{/last_success}}.
        {{#hours}}

        Time recorded on these tasks: {{hours}} h.
        {{/hours}}

        """##
}
