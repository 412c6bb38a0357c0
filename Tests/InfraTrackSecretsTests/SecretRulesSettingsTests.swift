import Foundation
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

    private func knowing(_ values: String...) throws -> SecretRules {
        try SecretRules(
            settings: Settings(parsing: Array("version: 1\n".utf8)), known: values)
    }

    @Test func masksKnownValuesInEverySpelling() throws {
        let rules = try knowing("pa\"ss w/", "plainvalue", "abc", "a«bcdef")
        let known = mask("known-value")
        #expect(redacted("a pa\"ss w/ b", rules) == "a \(known) b")
        #expect(redacted("{\"x\":\"pa\\\"ss w/\"}", rules) == "{\"x\":\"\(known)\"}")
        #expect(redacted("?q=pa%22ss%20w%2F", rules) == "?q=\(known)")
        #expect(redacted("?q=pa%22ss%20w%2f", rules) == "?q=\(known)")
        #expect(redacted("xplainvaluey", rules) == "x\(known)y")
        #expect(redacted("pa\"ss w/ and pa%22ss%20w%2F", rules) == "\(known) and \(known)")
        #expect(redacted("abc a«bcdef", rules) == "abc a«bcdef")
    }

    /// Wherever the value begins among the groups of three bytes.
    @Test func masksKnownValuesWithinBase64() throws {
        let rules = try knowing("correct-horse-?>-battery")
        for before in ["", "a", "ab", "abc", "user:"] {
            for after in ["", "1", "12", "123"] {
                let whole = Data("\(before)correct-horse-?>-battery\(after)".utf8)
                let text = whole.base64EncodedString()
                let masked = redacted("x \(text)", rules)
                #expect(masked.contains(mask("known-value")), "\(before) \(after)")
                #expect(masked.utf8.count < 60, "\(masked)")
                let safe = text.replacing("+", with: "-").replacing("/", with: "_")
                #expect(redacted(safe, rules).contains(mask("known-value")))
            }
        }
        #expect(redacted("Y29ycmVjdC1ob3JzZQ==", rules) == "Y29ycmVjdC1ob3JzZQ==")
    }

    @Test func masksKnownValuesOverSeveralLines() throws {
        let rules = try knowing("one\ntwo\tthree")
        #expect(redacted("x one\ntwo\tthree y", rules) == "x \(mask("known-value")) y")
        #expect(redacted("x one\\ntwo\\tthree y", rules) == "x \(mask("known-value")) y")
    }

    @Test func saysWhereKnownValuesComeFrom() throws {
        let settings = try Settings(
            parsing: Array(
                """
                version: 1
                redaction:
                  values:
                    environment: [DB_PASSWORD, API_TOKEN]
                    file: ~/.config/infratrack/values
                """.utf8))
        let source = try KnownValueSource(settings)
        #expect(source.variables == ["DB_PASSWORD", "API_TOKEN"])
        #expect(source.file == "~/.config/infratrack/values")
    }

    @Test func leavesAllowedValues() throws {
        let rules = try rules("redaction:\n  allow: [hunter2]\n")
        #expect(redacted("password=hunter2", rules) == "password=hunter2")
        #expect(redacted("password=hunter3", rules) == "password=\(mask("password"))")
    }

    @Test func isStandardWithoutASection() throws {
        #expect(redacted("password=hunter2", try rules("")) == "password=\(mask("password"))")
    }

    @Test(arguments: [
        "rules:\n    - { prefix: a_ }", "rules:\n    - { id: A, prefix: a_ }",
        "rules:\n    - { id: a }",
        "rules:\n    - { id: a, prefix: x }", "rules:\n    - { id: a, prefix: xx, length: 0 }",
        "rules:\n    - { id: a, prefix: xx, length: many }",
        "rules:\n    - { id: a, prefix: xx, charset: odd }",
        "values: [abcdefgh]", "values: env", "values: { environment: [[a]] }", "allow: [[a]]",
        "values: { environment: [A], other: b }", "values: { file: [a] }",
        "rules:\n    - { id: '', prefix: xx }",
    ])
    func refusesWhatItCannotUse(section: String) {
        let error = #expect(throws: LedgerError.self) { try rules("redaction:\n  \(section)\n") }
        #expect(error?.code == .invalid)
        #expect(error?.path == "infratrack.yaml")
        #expect(error?.cure.isEmpty == false)
    }
}
