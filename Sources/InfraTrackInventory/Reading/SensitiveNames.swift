/// Names of attributes whose values may be secret.
struct SensitiveNames {
    private var known: [String: Bool] = [:]

    private static let words: Set<String> = [
        "password", "passwords", "passwd", "passphrase", "pass", "pwd", "secret", "secrets",
        "token", "credential", "credentials", "kubeconfig", "certificate", "certificates", "sas",
        "auth", "cert", "vault", "pem", "become",
    ]
    private static let phrases = [
        "user_data", "custom_data", "startup_script", "connection_string", "private_key",
        "access_key", "secret_key", "api_key", "ssh_key", "account_key", "shared_key",
        "encryption_key", "master_key", "host_key", "ssh_keys", "access_keys", "last_applied",
        "config_context", "local_context_data", "cloud_config", "ignition",
    ]
    private static let names: Set<String> = [
        "private", "content", "string_data", "apikey", "userdata",
        "customdata", "connection_strings", "sensitive",
    ]
    /// Names of mappings and lists of anything; a single word below them is none.
    private static let blocks: Set<String> = ["env", "variables", "environment_variables"]
    /// Names that only look it.
    private static let harmless: Set<String> = [
        "next_token", "page_token", "next_page_token", "skip_token", "key_name", "kms_key_id",
        "certificate_authority_arn", "pass_through",
    ]

    /// Whether a name is that of a secret; an answer is kept, for names come again and again.
    mutating func contain(_ name: String) -> Bool {
        if let answer = known[name] { return answer }
        let answer = Self.isSensitive(name)
        known[name] = answer
        return answer
    }

    /// Whether a name is that of a mapping or list whose members may be secret.
    static func isBlock(_ name: String) -> Bool { blocks.contains(name.lowercased()) }

    private static func isSensitive(_ name: String) -> Bool {
        let words = words(of: name)
        let snake = words.joined(separator: "_")
        if harmless.contains(snake) { return false }
        return names.contains(snake) || words.contains { Self.words.contains($0) }
            || phrases.contains { ("_" + snake + "_").contains("_" + $0 + "_") }
            || (words.count > 1 && words.last == "key")
    }

    /// The words of `camelCase`, `snake_case`, `kebab-case` and `dotted.names`, in lower case.
    static func words(of name: String) -> [String] {
        var words: [String] = []
        var word = ""
        var wasLower = false
        for character in name {
            let isUpper = character.isUppercase
            if !(character.isLetter || character.isNumber) || (isUpper && wasLower) {
                if !word.isEmpty { words.append(word) }
                word = ""
            }
            if character.isLetter || character.isNumber { word += character.lowercased() }
            wasLower = character.isLowercase || character.isNumber
        }
        if !word.isEmpty { words.append(word) }
        return words
    }
}
