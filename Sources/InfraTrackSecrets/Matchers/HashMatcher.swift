/// Password hashes of `/etc/shadow`, `htpasswd`, LDAP and password databases.
enum HashMatcher {
    /// How the known schemes start.
    static let prefixes = [
        "$1$", "$2a$", "$2b$", "$2x$", "$2y$", "$5$", "$6$", "$7$", "$y$", "$gy$", "$apr1$",
        "$md5$",
        "$argon2i$", "$argon2d$", "$argon2id$", "$scrypt$", "$pbkdf2$", "$pbkdf2-sha256$",
        "$pbkdf2-sha512$", "$sha1$", "{SSHA}", "{SHA}", "{SSHA512}", "{SSHA256}", "{SMD5}",
        "pbkdf2_sha256$", "SCRAM-SHA-256$",
    ]
    private static let charset: ByteSet = "A-Za-z0-9./$=,+:_-"
    private static let crypt: ByteSet = "A-Za-z0-9./$=,+_-"
    private static let shortest = 22

    static func match(_ line: Line, at start: Int) -> SecretMatch? {
        let set = line.has("SCRAM", at: start) ? charset : crypt
        let scheme = prefixes.filter { line.has($0, at: start) }.map(\.utf8.count).max() ?? 0
        let end = line.end(of: set, from: start + scheme)
        guard end - start - scheme >= shortest else { return nil }
        return SecretMatch(start..<end, "password-hash", isSpecific: true)
    }
}
