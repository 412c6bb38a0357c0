import InfraTrack
import InfraTrackSecrets

/// A text after the standard rules.
func redacted(_ text: String, _ rules: SecretRules = .standard) -> String {
    var scope = RedactionScope(existing: [text])
    return rules.redact(text, in: &scope)
}

/// The mask of a rule's first value.
func mask(_ rule: String, _ ordinal: Int = 1) -> String { "«redacted:\(rule):\(ordinal)»" }

/// Alphanumeric characters that repeat nothing for long, `count` of them.
func noise(_ count: Int, _ alphabet: String = "aB3dE6gH9jK2mN5pQ8rS1tU4vW7xY0z") -> String {
    let letters = Array(alphabet)
    return String((0..<count).map { letters[($0 * 7 + $0 / letters.count) % letters.count] })
}
