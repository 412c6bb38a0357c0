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
    init?(name: ArraySlice<UInt8>) {
        var letters: [UInt8] = []
        letters.reserveCapacity(name.count)
        for byte in name where ByteSet.alphanumeric.contains(byte) {
            letters.append(Line.fold(byte))
        }
        while let last = letters.last, ByteSet.digits.contains(last) { letters.removeLast() }
        let stem = letters[...]
        guard !stem.isEmpty else { return nil }
        let known = Self.endings.first { $0.word.ends(stem) }?.kind ?? Self.short(name, stem)
        guard let kind = known ?? (Self.isWeak(name, stem) ? .weak : nil),
            !Self.innocent.contains(letters), !Self.isOther(kind, stem)
        else { return nil }
        self = kind
    }

    /// `cookie` alone is a header; `set-cookie` is another.
    private static func isOther(_ kind: KeyKind, _ stem: ArraySlice<UInt8>) -> Bool {
        kind == .cookie && stem.count != 6 || kind == .setCookie && stem.count != 9
    }

    private static let endings: [(word: Word, kind: KeyKind)] = [
        ("authorization", .authorization), ("setcookie", .setCookie), ("cookie", .cookie),
        ("password", .password), ("passwd", .password), ("passphrase", .password),
        ("passwort", .password), ("pwd", .password), ("sshpass", .password), ("dbpass", .password),
        ("authtoken", .token), ("token", .token), ("secret", .secret), ("secretkey", .secret),
        ("secretkeybase", .secret), ("secretaccesskey", .secret), ("clientkeydata", .secret),
        ("privatekey", .secret), ("accountkey", .secret), ("sharedaccesskey", .secret),
        ("sharedkey", .secret), ("presharedkey", .secret), ("encryptionkey", .secret),
        ("signingkey", .secret), ("masterkey", .secret), ("authkey", .apiKey), ("apikey", .apiKey),
        ("appkey", .apiKey), ("applicationkey", .apiKey), ("subscriptionkey", .apiKey),
        ("accesskey", .apiKey), ("functionskey", .apiKey), ("sharedaccesssignature", .secret),
    ]

    /// Names that end like a secret's and hold none.
    private static let innocent: Set<[UInt8]> = Set(
        [
            "nexttoken", "nextpagetoken", "pagetoken", "continuationtoken", "continuetoken",
            "clienttoken", "clientrequesttoken", "synctoken", "startingtoken", "imagepullsecret",
            "pullsecret", "existingsecret", "oldpwd", "publickey", "bypass", "compass",
            "sshpublickey",
        ].map { Array($0.utf8) })

    /// `DB_PASS`, `--pass`, `_auth`, `?sig=`: too short to be trusted inside a word.
    private static func short(_ name: ArraySlice<UInt8>, _ stem: ArraySlice<UInt8>) -> KeyKind? {
        if endsAtBoundary(name, stem, "pass") { return .password }
        return weakAlone.contains(Array(stem)) ? .weak : nil
    }

    private static let weakAlone: Set<[UInt8]> = Set(
        ["auth", "sig", "xamzsignature"].map { Array($0.utf8) })

    /// Whether the last word of a name is the given one, as in `DB_PASS` and `dbPass`.
    private static func endsAtBoundary(
        _ name: ArraySlice<UInt8>, _ stem: ArraySlice<UInt8>, _ word: Word
    ) -> Bool {
        guard word.ends(stem), let end = name.lastIndex(where: ByteSet.letters.contains) else {
            return false
        }
        let start = end + 1 - word.bytes.count
        guard start > name.startIndex else { return start == name.startIndex }
        return !ByteSet.letters.contains(name[start - 1])
            || (ByteSet.lower.contains(name[start - 1]) && ByteSet.upper.contains(name[start]))
    }

    private static func isWeak(_ name: ArraySlice<UInt8>, _ stem: ArraySlice<UInt8>) -> Bool {
        guard !harmlessEnds.contains(where: { $0.ends(stem) }) else { return false }
        if weakEnds.contains(where: { $0.ends(stem) }) { return true }
        if weakParts.contains(where: { $0.occurs(in: stem) }) { return true }
        return stem.count > 3 && endsAtBoundary(name, stem, "key")
            && !harmlessKeys.contains { $0.ends(stem.dropLast(3)) }
    }

    private static let weakParts: [Word] = ["password", "passwd", "secret", "token", "apikey"]
    private static let weakEnds: [Word] = ["credential", "credentials", "creds"]

    private static let harmlessEnds: [Word] = [
        "id", "name", "file", "path", "url", "uri", "type", "ttl", "arn", "version", "count",
        "size",
        "at", "expiry", "expires", "expiration", "fingerprint", "ref", "dir", "endpoint", "length",
        "policy", "hash", "digest", "issuer", "audience", "provider", "namespace", "tokens",
        "secrets", "passwords", "host", "port", "user", "algorithm", "alg", "prefix", "field",
    ]

    private static let harmlessKeys: [Word] = [
        "public", "pub", "primary", "foreign", "sort", "partition", "cache", "idempotency",
        "routing", "hash", "row", "group", "object", "dedup", "problem", "host", "known", "map",
        "range", "shard", "lookup", "message", "config", "label", "sshhost", "restore", "tag",
    ]
}
