/// What the name of a key, an option or a header says about its value.
enum KeyKind: Sendable, Hashable {
    case password
    case token
    case secret
    case apiKey
    case authorization
    case cookie
    case setCookie
    /// A secret only if the value looks random.
    case weak

    /// The rule that names the mask.
    var rule: String {
        switch self {
        case .password: "password"
        case .token: "token"
        case .secret, .weak: "secret"
        case .apiKey: "api-key"
        case .authorization: "authorization"
        case .cookie, .setCookie: "cookie"
        }
    }

    /// Judges a name such as `PGPASSWORD`, `X-Api-Key` or `aws_secret_access_key`.
    init?(name: String) {
        let folded = name.lowercased()
        let plain = String(folded.filter { $0.isLetter || $0.isNumber })
        let stem = Self.withoutNumber(plain)
        guard !stem.isEmpty, !Self.innocent.contains(stem) else { return nil }
        if let kind = Self.header(stem) ?? Self.bySuffix(stem) ?? Self.short(name, stem) {
            self = kind
        } else if Self.isWeak(name, folded, stem) {
            self = .weak
        } else {
            return nil
        }
    }

    private static func withoutNumber(_ name: String) -> String {
        var stem = name[...]
        while let last = stem.last, last.isNumber { stem.removeLast() }
        return String(stem)
    }

    private static func header(_ stem: String) -> KeyKind? {
        if stem.hasSuffix("authorization") { return .authorization }
        if stem == "setcookie" { return .setCookie }
        return stem == "cookie" ? .cookie : nil
    }

    private static func bySuffix(_ stem: String) -> KeyKind? {
        suffixes.first { stem.hasSuffix($0.0) }?.1
    }

    private static let suffixes: [(String, KeyKind)] = [
        ("password", .password), ("passwd", .password), ("passphrase", .password),
        ("passwort", .password), ("pwd", .password), ("sshpass", .password), ("dbpass", .password),
        ("token", .token), ("secret", .secret), ("secretkey", .secret), ("secretkeybase", .secret),
        ("secretaccesskey", .secret), ("clientkeydata", .secret), ("privatekey", .secret),
        ("accountkey", .secret), ("sharedaccesskey", .secret), ("sharedkey", .secret),
        ("presharedkey", .secret), ("encryptionkey", .secret), ("signingkey", .secret),
        ("masterkey", .secret), ("authkey", .apiKey), ("apikey", .apiKey), ("appkey", .apiKey),
        ("applicationkey", .apiKey), ("subscriptionkey", .apiKey), ("accesskey", .apiKey),
        ("functionskey", .apiKey), ("sharedaccesssignature", .secret),
    ]

    /// Names that end like a secret's and hold none.
    private static let innocent: Set<String> = [
        "nexttoken", "nextpagetoken", "pagetoken", "continuationtoken", "continuetoken",
        "clienttoken", "clientrequesttoken", "synctoken", "startingtoken", "imagepullsecret",
        "pullsecret", "existingsecret", "oldpwd", "publickey", "bypass", "compass", "sshpublickey",
    ]

    /// `DB_PASS`, `--pass`, `_auth`, `?sig=`: too short to be trusted inside a word.
    private static func short(_ name: String, _ stem: String) -> KeyKind? {
        if stem == "pass" || endsAtBoundary(name, "pass") { return .password }
        if stem == "auth" || stem == "authtoken" { return .weak }
        return stem == "sig" || stem == "xamzsignature" ? .weak : nil
    }

    private static func endsAtBoundary(_ name: String, _ word: String) -> Bool {
        guard name.lowercased().hasSuffix(word) else { return false }
        let rest = name.dropLast(word.count)
        guard let last = rest.last else { return true }
        let head = name.dropFirst(rest.count).first
        return !last.isLetter || (last.isLowercase && head?.isUppercase == true)
    }

    private static func isWeak(_ name: String, _ folded: String, _ stem: String) -> Bool {
        guard !harmlessEnds.contains(where: stem.hasSuffix) else { return false }
        if ["password", "passwd", "secret", "token", "apikey"].contains(where: stem.contains) { return true }
        if ["credential", "credentials", "creds"].contains(where: stem.hasSuffix) { return true }
        return endsAtBoundary(name, "key") && stem != "key"
            && !harmlessKeys.contains { stem.hasSuffix($0 + "key") }
    }

    private static let harmlessEnds = [
        "id", "name", "file", "path", "url", "uri", "type", "ttl", "arn", "version", "count", "size",
        "at", "expiry", "expires", "expiration", "fingerprint", "ref", "dir", "endpoint", "length",
        "policy", "hash", "digest", "issuer", "audience", "provider", "namespace", "tokens",
        "secrets", "passwords", "host", "port", "user", "algorithm", "alg", "prefix", "field",
    ]

    private static let harmlessKeys = [
        "public", "pub", "primary", "foreign", "sort", "partition", "cache", "idempotency",
        "routing", "hash", "row", "group", "object", "dedup", "problem", "host", "known", "map",
        "range", "shard", "lookup", "message", "config", "label", "sshhost", "restore", "tag",
    ]
}
