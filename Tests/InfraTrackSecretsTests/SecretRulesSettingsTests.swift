import InfraTrack
import InfraTrackSecrets
import Testing

struct SecretRulesSettingsTests {
    private func rules(_ section: String) throws -> SecretRules {
        try SecretRules(settings: Settings(parsing: Array("version: 1\n\(section)".utf8)))
    }

    @Test func addsTokensByPrefix() throws {
        let rules = try rules(
            """
            redaction:
              rules:
                - { id: acme-token, prefix: acme_, length: 8 }
                - { id: hex-token, prefix: hx-, length: 4, charset: hex }
            """)
        #expect(redacted("x acme_abcd1234 y", rules) == "x \(mask("acme-token")) y")
        #expect(redacted("acme_short", rules) == "acme_short")
        #expect(redacted("hx-12ef hx-zzzz", rules) == "\(mask("hex-token")) hx-zzzz")
        #expect(redacted("password=hunter2", rules) == "password=\(mask("password"))")
    }

    @Test func masksKnownValuesInEverySpelling() throws {
        let rules = try rules("redaction:\n  values: ['pa\"ss w', plainvalue]\n")
        #expect(redacted("a pa\"ss w b", rules) == "a \(mask("known-value")) b")
        #expect(redacted("{\"x\":\"pa\\\"ss w\"}", rules) == "{\"x\":\"\(mask("known-value"))\"}")
        #expect(redacted("?q=pa%22ss%20w", rules) == "?q=\(mask("known-value"))")
        #expect(redacted("xplainvaluey", rules) == "x\(mask("known-value"))y")
        #expect(
            redacted("pa\"ss w and pa%22ss%20w", rules)
                == "\(mask("known-value")) and \(mask("known-value"))")
    }

    @Test func masksKnownValuesOverSeveralLines() throws {
        let rules = try rules("redaction:\n  values: [\"one\\ntwo\\tthree\"]\n")
        #expect(redacted("x one\ntwo\tthree y", rules) == "x \(mask("known-value")) y")
        #expect(redacted("x one\\ntwo\\tthree y", rules) == "x \(mask("known-value")) y")
    }

    @Test func leavesAllowedValues() throws {
        let rules = try rules("redaction:\n  allow: [hunter2]\n")
        #expect(redacted("password=hunter2", rules) == "password=hunter2")
        #expect(redacted("password=hunter3", rules) == "password=\(mask("password"))")
    }

    @Test func isStandardWithoutASection() throws {
        #expect(redacted("password=hunter2", try rules("")) == "password=\(mask("password"))")
        #expect(redacted("plainvalue", try rules("redaction:\n  values: env\n")) == "plainvalue")
    }

    @Test(arguments: [
        "rules:\n    - { prefix: a_ }", "rules:\n    - { id: A, prefix: a_ }",
        "rules:\n    - { id: a }",
        "rules:\n    - { id: a, prefix: x }", "rules:\n    - { id: a, prefix: xx, length: 0 }",
        "rules:\n    - { id: a, prefix: xx, length: many }",
        "rules:\n    - { id: a, prefix: xx, charset: odd }",
        "values: [abc]", "values: ['a«bcd']", "values: [[a]]", "allow: [[a]]",
        "rules:\n    - { id: '', prefix: xx }",
    ])
    func refusesWhatItCannotUse(section: String) {
        let error = #expect(throws: LedgerError.self) { try rules("redaction:\n  \(section)\n") }
        #expect(error?.code == .invalid)
        #expect(error?.path == "infratrack.yaml")
        #expect(error?.cure.isEmpty == false)
    }
}
