import InfraTrack
import InfraTrackSecrets
import Testing
import TestSupport

struct SecretRulesTests {
    @Test func countsDistinctValuesAndKeepsTheirMasks() {
        var scope = RedactionScope()
        let first = SecretRules.standard.redact(
            "password=one\npassword=two\npassword=one", in: &scope)
        #expect(
            first
                == "password=\(mask("password"))\npassword=\(mask("password", 2))\npassword=\(mask("password"))"
        )
        #expect(
            SecretRules.standard.redact("PGPASSWORD=two psql", in: &scope)
                == "PGPASSWORD=\(mask("password", 2)) psql")
        #expect(scope.counts == [RedactionCount(rule: "password", count: 4)])
    }

    @Test func countsOnFromMasksThatAreThere() {
        #expect(
            redacted("a «redacted:password:3»\npassword=new")
                == "a «redacted:password:3»\npassword=\(mask("password", 4))")
    }

    @Test func leavesPlainOutputAsItIs() {
        let text = """
            commit 3a1f0c9e8b7d6a5f4e3d2c1b0a9f8e7d6c5b4a39
            Author: Marcus Weber <marcus@example.org>
            nginx@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
            arn:aws:iam::123456789012:role/deploy
            123e4567-e89b-12d3-a456-426614174000
            ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ8mz0x3Qk1zvX6 bob@host
            web-7d4b9c6f5d-x2x9z   1/1   Running   0   3d
            total 12\n-rw-r--r-- 1 root root 1704 Nov 23 03:00 token.txt
            """
        #expect(redacted(text) == text)
        #expect(redacted("") == "")
    }

    @Test func survivesEveryTextAndIsIdempotent() {
        let pieces = [
            "password", "=", ":", " ", "\"", "'", "\\", "\n", "token", "secret",
            "«redacted:password:1»", "«", "»",
            "-----BEGIN PRIVATE KEY-----", "-----END PRIVATE KEY-----", noise(40), "mysql ", "-p",
            "curl ", "-u ", "a:b",
            "://", "@", "Authorization", "Bearer ", "Cookie: a=", ";", "eyJhbGciOiJIUzI1NiJ9.",
            "AKIAIOSFODNN7EXAMPLE",
            "ghp_" + noise(36), "|", "echo ", "sudo -S", "$6$", "--from-literal", "identified by ",
            "set ", "login ",
            "é", "\u{1F511}", "\t", ",", "{", "}", "x", "1", "&", "|", "chpasswd",
            "PuTTY-User-Key-File-", "Private-Lines: 2",
            "export ", "X_TOKEN", "key", "--", "[", "]", "(", ")", "?", "#", "/", "<", ">", "`",
            "vault kv put ", "\\\n", "kind: Secret\n", "\"kind\":\"Secret\"", "data:\n", ": |\n",
            "  ",
            "«age:YWdl»", "ConvertTo-SecureString ", " | base64 -d",
            "-----BEGIN AGE ENCRYPTED FILE-----",
            String(repeating: "x", count: 79) + "=",
        ]
        for seed in 0..<4000 {
            var random = SeededGenerator(seed: UInt64(seed))
            let count = Int.random(in: 1...24, using: &random)
            let text = (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
            let once = redacted(text)
            #expect(redacted(once) == once, "seed \(seed): \(text.debugDescription)")
        }
    }

    @Test func survivesRandomBytes() {
        for seed in 0..<500 {
            var random = SeededGenerator(seed: UInt64(seed))
            let bytes = (0..<200).map { _ in UInt8.random(in: 0...255, using: &random) }
            let once = redacted(String(decoding: bytes, as: UTF8.self))
            #expect(redacted(once) == once, "seed \(seed)")
        }
    }

    /// Each of these once took time that grew with the square of its length.
    @Test(arguments: [
        "password=$(", "auth=", "token:/", "-eyJ", "set-cookie: a=${", "password=a(",
        "--from-literal=a=$(", "authorization:$(", "authorization:a", "AKIAIOSFODNN7EXAMPLE/",
        "-----BEGIN RSA PRIVATE KEY-----\n", "a://b:", "echo 'a", "mysql -p", "keykeykey",
        "token:<", "password=http://", "password=var.", "x-auth=(,!", "kind: Secret\n",
        "{\"kind\":\"Secret\"", "password: |\n ", "PuTTY-User-Key-File-", "«redacted:a:1", "«age:A",
        "-----BEGIN AGE ENCRYPTED FILE-----\n", "convertto-securestring $(", "identified by '",
        "secret: |\n", "login password ", "password: a b ",
    ])
    func takesLinearTime(piece: String) {
        let text = String(repeating: piece, count: 40_000 / piece.utf8.count)
        let once = redacted(text)
        #expect(redacted(once) == once)
    }

    @Test func leaksNoSecretInAnyShape() {
        let shapes = [
            "password={}", "export X_TOKEN={}", "curl -u bob:{} h", "postgres://bob:{}@h/x",
            "mysql -p{} db",
            "{\"password\":\"{}\"}", "Authorization: Bearer {}", "tool --password {}",
            "sshpass -p {} ssh", "  secret: {}",
        ]
        for seed in 0..<300 {
            var random = SeededGenerator(seed: UInt64(seed))
            let letters = Array("abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789")
            let secret =
                String((0..<16).map { _ in letters.randomElement(using: &random) ?? "a" }) + "7x"
            for shape in shapes {
                let text = redacted(shape.replacing("{}", with: secret))
                #expect(!text.contains(secret), "seed \(seed): \(shape)")
            }
        }
    }
}
