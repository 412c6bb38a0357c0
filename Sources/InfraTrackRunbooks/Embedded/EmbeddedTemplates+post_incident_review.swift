// Made by scripts/embed-templates from templates/. Do not edit.

extension EmbeddedTemplates {
    static let post_incident_review = ##"""
        ---
        description: What happened, told after it is over.
        sections: [Summary, Impact, Timeline, What was done, Root cause, What follows]
        ---
        # {{title}}

        {{#has_missing}}
        > This draft is not complete:
        >
        {{#missing}}
        > - {{text}}
        {{/missing}}

        {{/has_missing}}
        ## Summary

        {{summary}}

        {{#has_alerts}}
        These alerts lead here:

        {{#alerts}}
        - {{name}} from {{source}}, severity {{severity}}, seen first at {{started}}
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
        {{#blast_radius}}

        What depends on it:

        ```mermaid
        {{blast_radius}}
        ```
        {{/blast_radius}}
        {{#hours}}

        The work took {{hours}} h.
        {{/hours}}

        ## Timeline

        {{#has_alerts}}
        {{#alerts}}
        - {{started}}: {{name}} began to fire
        {{/alerts}}
        {{/has_alerts}}
        {{#has_tasks}}
        {{#tasks}}
        - {{#created}}{{created}}: {{/created}}task `{{id}}` was opened, {{title}}
        {{#closed}}
        - {{closed}}: task `{{id}}` was closed{{#resolution}}, {{resolution}}{{/resolution}}
        {{/closed}}
        {{/tasks}}
        {{/has_tasks}}

        ## What was seen

        {{#has_diagnosis}}
        {{#diagnosis}}
        {{> step}}

        {{/diagnosis}}
        {{/has_diagnosis}}
        {{^has_diagnosis}}
        Nothing that only looks was recorded.

        {{/has_diagnosis}}
        ## What was done

        {{#has_mitigation}}
        {{#mitigation}}
        {{> step}}

        {{/mitigation}}
        {{/has_mitigation}}
        {{^has_mitigation}}
        Nothing that changes anything was recorded.

        {{/has_mitigation}}
        ## How it was known to be over

        {{#has_verification}}
        {{#verification}}
        {{> step}}

        {{/verification}}
        {{/has_verification}}
        {{^has_verification}}
        The records hold no check that ran after the last change.

        {{/has_verification}}
        ## What went wrong on the way

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
        ## What can be taken back

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
        ## Root cause

        Write it here: what had to be true for this to happen, and since when it was.

        ## What follows

        {{#owner}}
        Ask {{owner}} about the state of these.
        {{/owner}}
        {{^owner}}
        Nobody is named. Write down who sees to these.
        {{/owner}}

        - Write one line for each thing that is to be done, with the id of its task.

        """##
}
