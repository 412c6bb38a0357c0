extension PrefixRule {
    /// Tokens of providers, by the prefix that they document.
    static let providers: [PrefixRule] = cloud + forges + messaging + money + platforms + models

    private static let cloud: [PrefixRule] =
        ["AKIA", "ASIA", "ABIA", "ACCA"].map {
            PrefixRule("aws-access-key", $0, "A-Z0-9", 16...16, boundary: true)
        }
        + ["dop_v1_", "doo_v1_", "dor_v1_"].map {
            PrefixRule("digitalocean-token", $0, .hex, atLeast: 32)
        }
        + ["glsa_", "glc_"].map {
            PrefixRule("grafana-token", $0, "A-Za-z0-9_=+/", atLeast: 32, boundary: true)
        }
        + ["hvs.", "hvb.", "hvr."].map {
            PrefixRule("vault-token", $0, .token, atLeast: 20, boundary: true)
        }
        + ["pscale_tkn_", "pscale_pw_", "pscale_oauth_"].map {
            PrefixRule("planetscale-token", $0, .dotted, atLeast: 32)
        }
        + ["fm1_", "fm2_", "fo1_"].map {
            PrefixRule("fly-token", $0, "A-Za-z0-9_+/=-", atLeast: 40, boundary: true)
        }
        + ["tskey-auth-", "tskey-api-", "tskey-client-", "tskey-scim-", "tskey-webhook-"].map {
            PrefixRule("tailscale-key", $0, .token, atLeast: 16)
        } + [
            PrefixRule("google-api-key", "AIza", .token, atLeast: 35, boundary: true),
            PrefixRule("google-oauth-token", "ya29.", .dotted, atLeast: 20, boundary: true),
            PrefixRule("google-client-secret", "GOCSPX-", .token, atLeast: 24),
            PrefixRule("google-refresh-token", "1//0", .token, atLeast: 40, boundary: true),
            PrefixRule("databricks-token", "dapi", .hex, atLeast: 32, boundary: true),
            PrefixRule("dynatrace-token", "dt0c01.", .dotted, atLeast: 64),
            PrefixRule("newrelic-key", "NRAK-", "A-Z0-9", atLeast: 24),
            PrefixRule("pulumi-token", "pul-", .hex, atLeast: 40, boundary: true),
            PrefixRule("supabase-token", "sbp_", .hex, atLeast: 40, boundary: true),
            PrefixRule("supabase-key", "sb_secret_", .token, atLeast: 20),
            PrefixRule("scaleway-key", "SCW", "A-Z0-9", 17...17, boundary: true),
            PrefixRule("cloudflare-origin-key", "v1.0-", "a-f0-9-", atLeast: 120, boundary: true),
            PrefixRule("heroku-token", "HRKU-", .token, atLeast: 30),
            PrefixRule("aiven-token", "AVNS_", .token, atLeast: 15),
            PrefixRule("age-key", "AGE-SECRET-KEY-1", "A-Z0-9", atLeast: 50),
            PrefixRule("age-key", "AGE-SECRET-KEY-PQ-1", "A-Z0-9", atLeast: 50),
            PrefixRule("sops-age-key", "age-secret-key-1", "a-z0-9", atLeast: 50),
        ]

    private static let forges: [PrefixRule] =
        ["ghp_", "gho_", "ghu_", "ghs_", "ghr_"].map {
            PrefixRule("github-token", $0, .alphanumeric, atLeast: 30)
        }
        + [
            "glpat-", "gldt-", "glrt-", "glrtr-", "glptt-", "glsoat-", "glcbt-", "glft-", "glimt-",
            "glagent-", "gloas-", "glffct-", "glwt-",
        ].map { PrefixRule("gitlab-token", $0, .dotted, atLeast: 20, boundary: true) }
        + ["ATATT3x", "ATCTT3x", "ATBB"].map {
            PrefixRule("atlassian-token", $0, "A-Za-z0-9_=+/-", atLeast: 28, boundary: true)
        }
        + ["dckr_pat_", "dckr_oat_"].map {
            PrefixRule("docker-token", $0, .token, atLeast: 20)
        }
        + ["sntrys_", "sntryu_"].map {
            PrefixRule("sentry-token", $0, "A-Za-z0-9_=+/-", atLeast: 40)
        } + [
            PrefixRule("github-token", "github_pat_", .word, atLeast: 22),
            PrefixRule("npm-token", "npm_", .alphanumeric, atLeast: 30, boundary: true),
            PrefixRule("pypi-token", "pypi-AgE", .token, atLeast: 40),
            PrefixRule("rubygems-token", "rubygems_", .hex, atLeast: 40),
            PrefixRule("crates-token", "cio", .alphanumeric, 32...32, boundary: true, digit: true),
            PrefixRule("artifactory-token", "AKCp", .alphanumeric, atLeast: 60, boundary: true),
            PrefixRule("artifactory-token", "cmVmd", .alphanumeric, atLeast: 55, boundary: true),
            PrefixRule("buildkite-token", "bkua_", .hex, atLeast: 40),
            PrefixRule("postman-key", "PMAK-", .token, atLeast: 40),
            PrefixRule("linear-key", "lin_api_", .alphanumeric, atLeast: 32),
            PrefixRule("notion-token", "ntn_", .alphanumeric, atLeast: 40, boundary: true),
        ]

    private static let messaging: [PrefixRule] =
        [
            "xoxb-", "xoxp-", "xoxa-", "xoxr-", "xoxs-", "xoxe-", "xoxe.", "xoxo-", "xoxc-",
            "xoxd-", "xapp-",
        ]
        .map {
            PrefixRule("slack-token", $0, "A-Za-z0-9%.-", atLeast: 10, boundary: true, digit: true)
        } + [
            PrefixRule(
                "slack-webhook", "hooks.slack.com/services/", "A-Za-z0-9/", atLeast: 20,
                keepsPrefix: true),
            PrefixRule(
                "slack-webhook", "hooks.slack.com/workflows/", "A-Za-z0-9/", atLeast: 20,
                keepsPrefix: true),
            PrefixRule(
                "discord-webhook", "discord.com/api/webhooks/", "A-Za-z0-9_/-", atLeast: 40,
                keepsPrefix: true),
            PrefixRule(
                "teams-webhook", "webhook.office.com/webhookb2/", "A-Za-z0-9@/-", atLeast: 40,
                keepsPrefix: true),
            PrefixRule("sendgrid-key", "SG.", .dotted, atLeast: 40, boundary: true, digit: true),
            PrefixRule("mailgun-key", "key-", .hex, 32...32, boundary: true),
            PrefixRule("twilio-key", "SK", "a-f0-9", 32...32, boundary: true),
            PrefixRule("brevo-key", "xkeysib-", .token, atLeast: 40),
        ]

    private static let money: [PrefixRule] =
        ["sk_live_", "sk_test_", "sk_prod_", "rk_live_", "rk_test_", "rk_prod_", "whsec_"].map {
            PrefixRule("stripe-key", $0, "A-Za-z0-9+/=", atLeast: 10, boundary: true)
        }
        + ["shpat_", "shpca_", "shppa_", "shpss_"].map {
            PrefixRule("shopify-token", $0, .hex, atLeast: 32)
        }
        + ["sq0atp-", "sq0csp-"].map {
            PrefixRule("square-token", $0, .token, atLeast: 22)
        }

    private static let platforms: [PrefixRule] =
        ["dp.pt.", "dp.st.", "dp.ct.", "dp.sa.", "dp.scim.", "dp.audit."].map {
            PrefixRule("doppler-token", $0, .dotted, atLeast: 40, boundary: true)
        } + [
            PrefixRule("onepassword-token", "ops_eyJ", "A-Za-z0-9_=+/-", atLeast: 40),
            PrefixRule("prefect-key", "pnu_", .alphanumeric, atLeast: 32, boundary: true),
            PrefixRule("readme-key", "rdme_", .alphanumeric, atLeast: 40),
            PrefixRule("confluent-secret", "cflt", "A-Za-z0-9+/", atLeast: 56, boundary: true),
        ]

    private static let models: [PrefixRule] = [
        PrefixRule("anthropic-key", "sk-ant-", .token, atLeast: 20, boundary: true),
        PrefixRule("openai-key", "sk-proj-", .token, atLeast: 20, boundary: true),
        PrefixRule("openai-key", "sk-svcacct-", .token, atLeast: 20, boundary: true),
        PrefixRule("openai-key", "sk-admin-", .token, atLeast: 20, boundary: true),
        PrefixRule("openai-key", "sk-", .alphanumeric, atLeast: 32, boundary: true, digit: true),
        PrefixRule("openrouter-key", "sk-or-v1-", .hex, atLeast: 40, boundary: true),
        PrefixRule("groq-key", "gsk_", .alphanumeric, atLeast: 40, boundary: true),
        PrefixRule("xai-key", "xai-", .alphanumeric, atLeast: 60, boundary: true),
        PrefixRule("huggingface-token", "hf_", .alphanumeric, atLeast: 30, boundary: true),
        PrefixRule("replicate-token", "r8_", .alphanumeric, atLeast: 37, boundary: true),
        PrefixRule("perplexity-key", "pplx-", .alphanumeric, atLeast: 40, boundary: true),
    ]
}
