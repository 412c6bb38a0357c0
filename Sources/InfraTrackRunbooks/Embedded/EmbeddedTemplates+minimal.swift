// Made by scripts/embed-templates from templates/. Do not edit.

extension EmbeddedTemplates {
    static let minimal = ##"""
        ---
        description: The commands, and as few words as may be.
        sections: [Meaning, Diagnosis, Mitigation, Verification, Rollback]
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

        {{#has_diagnosis}}
        {{#diagnosis}}
        {{#destructive}}
        **This step destroys something.** Confirm it with a second person first.

        {{/destructive}}
        {{#where}}
        {{where}}

        {{/where}}
        {{fence}}{{language}} {{attributes}}
        {{command}}
        {{fence}}

        {{/diagnosis}}
        {{/has_diagnosis}}
        {{^has_diagnosis}}
        Nothing was recorded.

        {{/has_diagnosis}}
        ## Mitigation

        {{#has_mitigation}}
        {{#mitigation}}
        {{#destructive}}
        **This step destroys something.** Confirm it with a second person first.

        {{/destructive}}
        {{#where}}
        {{where}}

        {{/where}}
        {{fence}}{{language}} {{attributes}}
        {{command}}
        {{fence}}

        {{/mitigation}}
        {{/has_mitigation}}
        {{^has_mitigation}}
        Nothing was recorded.

        {{/has_mitigation}}
        ## Verification

        {{#has_verification}}
        {{#verification}}
        {{#destructive}}
        **This step destroys something.** Confirm it with a second person first.

        {{/destructive}}
        {{#where}}
        {{where}}

        {{/where}}
        {{fence}}{{language}} {{attributes}}
        {{command}}
        {{fence}}

        {{/verification}}
        {{/has_verification}}
        {{^has_verification}}
        Nothing was recorded.

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

        """##
}
