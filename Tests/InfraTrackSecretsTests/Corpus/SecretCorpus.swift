import Foundation
import TestSupport

/// Secrets as transcripts show them: values of many kinds, each in every shape that fits it.
struct SecretCorpus {
    /// A secret, and a text around it.
    struct Sample {
        let rule: String
        let shape: String
        let secret: String
        let text: String
    }

    typealias Maker = @Sendable (inout SeededGenerator) -> String

    private var random: SeededGenerator

    init(seed: UInt64) { random = SeededGenerator(seed: seed) }

    /// Several values of each kind in every shape.
    mutating func samples(each count: Int) -> [Sample] {
        var samples: [Sample] = []
        for _ in 0..<count {
            for (rule, make) in Self.tokens {
                let token = make(&random)
                samples += Self.tokenShapes.map { shape, text in
                    Sample(
                        rule: rule, shape: shape, secret: token,
                        text: text.replacing("§", with: token))
                }
                samples.append(wrapped(rule, token, in: "token is § now"))
            }
            for kind in Self.passwords {
                let word = kind(&random)
                samples += Self.passwordShapes.map { shape, text in
                    Sample(
                        rule: "password", shape: shape, secret: word,
                        text: text.replacing("§", with: word))
                }
                samples += encoded(word)
                samples.append(wrapped("password", word, in: "export DB_PASSWORD=§"))
            }
        }
        return samples
    }

    /// Cut at the 80th column, somewhere within the secret.
    private mutating func wrapped(_ rule: String, _ secret: String, in text: String) -> Sample {
        let before = text.prefix { $0 != "§" }
        let inside = Int.random(in: 1..<min(secret.count, 40), using: &random)
        let filler = 80 - inside - before.count
        let line =
            String(repeating: ".", count: filler - 1) + " "
            + text.replacing("§", with: secret)
        let rest = line.dropFirst(80)
        let lines = stride(from: 0, to: rest.count, by: 80).map { rest.dropFirst($0).prefix(80) }
        return Sample(
            rule: rule, shape: "wrapped", secret: secret,
            text: ([line.prefix(80)] + lines).joined(separator: "\n"))
    }

    /// What holds the secret only as base64; that is what must go then.
    private func encoded(_ word: String) -> [Sample] {
        let plain = Data(word.utf8).base64EncodedString()
        let pair = Data("bob:\(word)".utf8).base64EncodedString()
        return [
            ("base64 pipe", plain, "echo § | base64 -d"), ("basic", pair, "Authorization: Basic §"),
            ("docker", pair, "{\"auths\":{\"r.example.org\":{\"auth\":\"§\"}}}"),
            (
                "kubernetes", plain,
                "apiVersion: v1\ndata:\n  password: §\nkind: Secret\nmetadata:\n  name: db"
            ),
            (
                "kubernetes json", plain,
                "{\"data\": {\"a\": \"§\"}, \"kind\": \"Secret\"}"
            ),
        ].map { shape, value, text in
            Sample(
                rule: "password", shape: shape, secret: value,
                text: text.replacing("§", with: value))
        }
    }

    private static func run(
        _ alphabet: String, _ count: Int
    ) -> Maker {
        let letters = Array(alphabet)
        return { random in
            let text = String((0..<count).map { _ in letters.randomElement(using: &random) ?? "a" })
            // Rules that ask for letters and digits are right to.
            return String(text.dropLast(2)) + "\(letters.first { $0.isLetter } ?? "a")"
                + "\(letters.last { $0.isNumber } ?? "7")"
        }
    }

    private static let mixed = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789"
    private static let upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
    private static let hex = "0123456789abcdef"

    private static func after(
        _ prefix: String, _ alphabet: String, _ count: Int
    ) -> Maker {
        let tail = run(alphabet, count)
        return { prefix + tail(&$0) }
    }

    static let tokens: [(String, Maker)] = [
        ("aws-access-key", after("AKIA", upper, 16)), ("aws-access-key", after("ASIA", upper, 16)),
        ("github-token", after("ghp_", mixed, 36)), ("github-token", after("ghs_", mixed, 36)),
        ("github-token", after("github_pat_", mixed, 60)),
        ("gitlab-token", after("glpat-", mixed, 20)),
        ("slack-token", after("xoxb-123456789012-", mixed, 24)),
        ("stripe-key", after("sk_live_", mixed, 24)), ("npm-token", after("npm_", mixed, 36)),
        ("pypi-token", after("pypi-AgEIcHlwaS5vcmc", mixed, 70)),
        ("vault-token", after("hvs.", mixed, 90)),
        ("digitalocean-token", after("dop_v1_", hex, 64)),
        ("google-api-key", after("AIza", mixed, 35)),
        ("google-oauth-token", after("ya29.", mixed, 60)),
        ("sendgrid-key", after("SG.", mixed, 60)), ("grafana-token", after("glsa_", mixed, 41)),
        ("anthropic-key", after("sk-ant-api03-", mixed, 80)),
        ("docker-token", after("dckr_pat_", mixed, 27)),
        ("age-key", after("AGE-SECRET-KEY-1", "ACDEFGHJKLMNPQRSTUVWXYZ023456789", 58)),
        ("shopify-token", after("shpat_", hex, 32)),
        ("tailscale-key", after("tskey-auth-", mixed, 30)),
        (
            "jwt",
            { random in
                "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJ" + run(mixed, 40)(&random) + "."
                    + run(mixed, 43)(&random)
            }
        ),
        (
            "password-hash",
            { random in "$6$rounds=5000$" + run(mixed, 12)(&random) + "$" + run(mixed, 86)(&random)
            }
        ),
    ]

    /// Human, generated, and generated with signs.
    static let passwords: [Maker] = [
        { random in
            ["hunter", "sommer", "dragon", "letmein", "monkey"].randomElement(using: &random) ?? ""
                + "\(Int.random(in: 10...99, using: &random))"
        },
        { random in
            let words = ["correct", "horse", "battery", "staple", "orbit", "velvet", "lantern"]
            return (0..<3).map { _ in words.randomElement(using: &random) ?? "" }.joined(
                separator: "-")
        },
        run(mixed, 12), run(mixed, 24), run(hex, 32), run(mixed + "!#%^*_+~", 20),
    ]

    /// Shapes that name nothing: the value says itself what it is.
    static let tokenShapes: [(String, String)] = [
        ("plain", "the new one is § from today"), ("plain", "§"),
        ("coloured", "\u{1B}[32mtoken:\u{1B}[0m \u{1B}[1m§\u{1B}[0m"),
        ("backspaces", "$ echo x\u{8}\u{8} § | wc"),
        ("header", "curl -H 'X-Some: §' https://x.example"),
        ("header", "> Authorization: Bearer §"), ("export", "export SOME_NAME=§ && run"),
        ("export", "SOME_TOKEN='§' ./deploy"), ("json", "{\"id\": 1, \"value\": \"§\"}"),
        ("json", "{\\\"value\\\":\\\"§\\\"}"), ("yaml", "  some_value: §"),
        ("url", "https://example.org/hook?key=§&x=1"),
        ("log", "2026-11-23T03:00:00Z INFO got §, stored"),
    ]

    /// Shapes that name a password.
    static let passwordShapes: [(String, String)] = [
        ("export", "export DB_PASSWORD=§"), ("export", "export PGPASSWORD='§' && psql"),
        ("environment", "MYSQL_PWD=§ mysql -h db"), ("option", "tool --password §"),
        ("option", "tool --password=§ run"), ("option", "mysql -u root -p§ shop"),
        ("option", "sshpass -p § ssh root@web"), ("option", "curl -u bob:§ https://x.example"),
        ("option", "docker login -u bob -p § r.example.org"),
        ("option", "helm upgrade x --set db.password=§"),
        ("option", "kubectl create secret generic a --from-literal=b=§"),
        ("option", "openssl rsa -passin pass:§ -in k"), ("option", "redis-cli -a § ping"),
        ("option", "vault kv put secret/a b=§"),
        ("powershell", "ConvertTo-SecureString \"§\" -AsPlainText"),
        ("json", "{\"user\":\"bob\",\"password\":\"§\"}"), ("json", "  \"client_secret\": \"§\","),
        ("json", "{\\\"password\\\": \\\"§\\\"}"), ("yaml", "    password: §"),
        ("yaml", "password: |\n  §\nuser: bob"), ("yaml", "password: \"§\""),
        ("ini", "password = §"),
        ("url", "postgres://bob:§@db.example.org/shop"),
        ("url", "https://x.example/?access_token=§&a=b"),
        ("header", "X-Api-Key: §"), ("header", "curl -H \"X-Auth-Token: §\" x"),
        ("header", "Cookie: session=§"),
        ("connection", "Server=db;User Id=sa;Password=§;Encrypt=true"),
        ("netrc", "machine x.example login bob password §"),
        ("sql", "ALTER USER bob IDENTIFIED BY '§';"),
        ("pipe", "echo § | sudo -S reboot"), ("pipe", "echo 'root:§' | chpasswd"),
        ("coloured", "\u{1B}[33mpassword\u{1B}[0m=\u{1B}[1m§\u{1B}[0m"),
        ("backspaces", "$ export DB_PASSX\u{8}WORD=§"),
    ]
}
