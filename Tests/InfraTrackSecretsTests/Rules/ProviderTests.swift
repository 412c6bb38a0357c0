import InfraTrackSecrets
import Testing

struct ProviderTests {
    private static let hex = noise(80, "a1b2c3d4e5f60798")
    private static let upper = noise(80, "A2B3C4D5E6F7G")

    static let tokens: [(String, String)] = [
        ("AKIAIOSFODNN7EXAMPLE", "aws-access-key"), ("ASIA" + upper.prefix(16), "aws-access-key"),
        ("ghp_" + noise(36), "github-token"), ("gho_" + noise(36), "github-token"),
        ("ghu_" + noise(36), "github-token"), ("ghs_" + noise(36), "github-token"),
        ("ghr_" + noise(36), "github-token"),
        ("github_pat_" + noise(22) + "_" + noise(59), "github-token"),
        ("glpat-" + noise(20), "gitlab-token"), ("glrt-" + noise(20), "gitlab-token"),
        ("glpat-" + noise(27) + ".01.0a1b2c3d4", "gitlab-token"),
        ("xoxb-" + "123456789012-1234567890123-" + noise(24), "slack-token"),
        ("xapp-1-A012-345-" + hex.prefix(32), "slack-token"),
        ("sk_live_" + noise(24), "stripe-key"), ("rk_live_" + noise(24), "stripe-key"),
        ("npm_" + noise(36), "npm-token"), ("pypi-AgEIcHlwaS5vcmc" + noise(60), "pypi-token"),
        ("hvs." + noise(90), "vault-token"), ("dop_v1_" + hex.prefix(64), "digitalocean-token"),
        ("AIza" + noise(35), "google-api-key"), ("ya29." + noise(60), "google-oauth-token"),
        ("GOCSPX-" + noise(28), "google-client-secret"),
        ("SG." + noise(22) + "." + noise(43), "sendgrid-key"),
        ("AGE-SECRET-KEY-1" + upper.prefix(58), "age-key"),
        ("shpat_" + hex.prefix(32), "shopify-token"),
        ("sk-ant-api03-" + noise(40), "anthropic-key"),
        ("sk-proj-" + noise(48), "openai-key"), ("sk-" + noise(48), "openai-key"),
        ("dckr_pat_" + noise(27), "docker-token"), ("hf_" + noise(34), "huggingface-token"),
        ("tskey-auth-" + noise(30), "tailscale-key"), ("pul-" + hex.prefix(40), "pulumi-token"),
        ("dapi" + hex.prefix(32), "databricks-token"), ("glsa_" + noise(41), "grafana-token"),
        ("rubygems_" + hex.prefix(48), "rubygems-token"), ("dp.pt." + noise(43), "doppler-token"),
        ("NRAK-" + upper.prefix(27), "newrelic-key"), ("SK" + hex.prefix(32), "twilio-key"),
        ("key-" + hex.prefix(32), "mailgun-key"), ("whsec_" + noise(32), "stripe-key"),
        (noise(14) + ".atlasv1." + noise(64), "terraform-token"),
        ("aB38Q~" + noise(34), "azure-client-secret"),
        ("123456789:AA" + noise(33), "telegram-token"),
        ("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0." + noise(43), "jwt"),
        (
            "eyJlbmMiOiJBMjU2R0NNIn0." + noise(30) + "." + noise(16) + "." + noise(30) + "."
                + noise(22), "jwt"
        ),
    ]

    /// The shapes in which a transcript shows a token.
    static let shapes: [(String, String)] = [
        ("", ""), ("the token is ", " now"), ("$ echo '", "' > file"), ("{\"a\": \"", "\"}"),
        ("line one\\n", "\\nline three"), ("\u{1F511} ", "\nnext"), ("a=1&b=", "&c=2"), ("(", ")."),
        ("\\\"", "\\\","), ("url%3D", ""), ("<", ">"), ("`", "`"),
    ]

    @Test(arguments: tokens)
    func masksEveryTokenInEveryShape(token: String, rule: String) {
        for (before, after) in Self.shapes {
            let text = before + token + after
            #expect(redacted(text) == before + mask(rule) + after, "\(text)")
        }
    }

    @Test(arguments: [
        "ghp_short", "ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "AKIA", "BAKIAIOSFODNN7EXAMPLE",
        "AKIAIOSFODNN7EXAMPLES", "npm_config_registry_with_a_long_name_here",
        "sk-learn-is-a-library",
        "pypi-publish-action-for-everyone-and-more", "xoxb-only-words-here",
        "SG.shared.module.dotted",
        "eyJhbGciOiJIUzI1NiJ9", "eyJhbGciOiJIUzI1NiJ9.x", "monkeyJhbGciOiJI.eyJzdWIiOiIxMjM0",
        "10.0.0.1:AAAA", "freQ~uent", "key-value", "SKIP", "AIzawa", "hf_", "dapi-version",
        "x.atlasv1.y", "glpat-XXXXXXXXXXXXXXXXXXXX",
    ])
    func leavesLookAlikes(text: String) {
        #expect(redacted(text) == text)
    }

    @Test func masksATokenWithoutASignature() {
        #expect(
            redacted("is eyJhbGciOiJub25lIn0.eyJzdWIiOiIxMjM0NTY3ODkwIn0. And")
                == "is \(mask("jwt")). And")
    }

    @Test func keepsTheAddressOfAWebHook() {
        let text =
            "curl https://hooks.slack.com/services/T0123ABCD/B0123ABCD/" + noise(24) + " -d x"
        #expect(
            redacted(text) == "curl https://hooks.slack.com/services/\(mask("slack-webhook")) -d x")
    }

    @Test func masksTheSecretBesideAnAccessKey() {
        let secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"
        let text = "CREDENTIALS\tASIAIOSFODNN7EXAMPLE\t2026-11-23T03:00:00Z\t\(secret)\tend"
        let expected =
            "CREDENTIALS\t\(mask("aws-access-key"))\t2026-11-23T03:00:00Z\t\(mask("aws-secret-key"))\tend"
        #expect(redacted(text) == expected)
        #expect(
            redacted("AKIAIOSFODNN7EXAMPLE\n\(secret)") == "\(mask("aws-access-key"))\n\(secret)")
    }
}
