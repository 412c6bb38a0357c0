public import InfraTrack

/// The rules that find secrets in transcripts and text, and mask them.
///
/// A mask replaces the secret value alone. Values that are masked already, variables, placeholders,
/// paths, digests and public keys stay as they are. Redacting twice changes nothing more, and the
/// time is linear in the text.
public struct SecretRules: Redactor {
    let prefixes: [PrefixRule]
    /// How known values are written, and the value that each stands for.
    let spellings: [Spelling]
    let allowed: Set<String>
    let triggers: TriggerTable
    /// What encrypts the fields that the settings choose.
    public let sealer: (any Sealer)?

    /// The rules every store has.
    public static let standard = SecretRules(CustomRules())

    init(_ custom: CustomRules, sealer: (any Sealer)? = nil) {
        self.sealer = sealer
        prefixes = PrefixRule.providers + custom.prefixes
        allowed = custom.allowed
        spellings = custom.spellings
        triggers = Self.table(prefixes, spellings)
    }

    /// Parts of the names that ``KeyKind`` judges.
    private static let keyWords = [
        "pass", "pwd", "secret", "token", "key", "auth", "credential", "creds", "cookie", "sig=",
        "signature",
    ]

    private static func table(
        _ prefixes: [PrefixRule], _ spellings: [Spelling]
    ) -> TriggerTable {
        var table = TriggerTable()
        for word in KeyBlockMatcher.triggers { table.add(word, .keyBlock) }
        for word in ManifestMatcher.triggers { table.add(word, .manifest) }
        for word in BlockScalarMatcher.triggers { table.add(word, .block) }
        table.add("convertto-securestring ", .secureString, exact: false)
        // The start of a value is enough to look closer, and keeps the automaton small.
        for (index, spelling) in spellings.enumerated() {
            table.add(Array(spelling.bytes.prefix(8)), .known(index))
        }
        for (index, rule) in prefixes.enumerated() { table.add(rule.prefix, .prefix(index)) }
        for (index, rule) in InfixRule.all.enumerated() { table.add(rule.infix, .infix(index)) }
        for (index, rule) in ProgramRule.all.enumerated() {
            for program in rule.programs { table.add(program + " ", .program(index)) }
        }
        for prefix in HashMatcher.prefixes { table.add(prefix, .hash) }
        for word in Self.keyWords {
            table.add(word, .key, exact: false)
        }
        for word in ["login ", "login\t", "set ", "--secret"] { table.add(word, .setting) }
        table.add("eyJ", .webToken)
        table.add("://", .url)
        table.add("bearer ", .bearer, exact: false)
        table.add("--from-literal", .literal)
        table.add("identified ", .identified, exact: false)
        for word in ["echo ", "printf "] { table.add(word, .piped) }
        table.build()
        return table
    }

    /// Returns the text with every secret replaced by a mask that `scope` hands out.
    public func redact(_ text: String, in scope: inout RedactionScope) -> String {
        var pass = RedactionPass(rules: self, scope: scope)
        guard let redacted = pass.redact(Line(text)) else { return text }
        scope = pass.scope
        return redacted.text(0..<redacted.count)
    }
}
