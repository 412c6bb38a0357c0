import InfraTrackSecrets
import Testing

struct URLTests {
    static let addresses: [(String, String)] = [
        ("psql postgres://bob:§hunter2§@db:5432/app", "password"),
        ("mongodb+srv://bob:§p%40ss§@cluster0.example.org/?x=1", "password"),
        ("redis://:§hunter2§@cache:6379/0", "password"), ("amqp://u:§a@b§@mq/vhost", "password"),
        ("postgres://bob:§pa/ss?w§@db/app", "password"),
        ("git clone https://oauth2:§abc§@git.example.org/x.git", "password"),
        ("git clone https://§0123456789abcdef0123§@git.example.org/x.git", "token"),
        ("\"url\": \"https://u:§p§@h\",", "password"),
    ]

    @Test(arguments: addresses)
    func masksThePassword(text: String, rule: String) {
        let parts = text.split(separator: "§", omittingEmptySubsequences: false)
        #expect(redacted(parts.joined()) == parts[0] + mask(rule) + parts[2], "\(text)")
    }

    @Test(arguments: [
        "https://example.org/path", "https://example.org:8080/x@y",
        "https://cdn.example.org/react@18.2.0/x",
        "postgres://bob:$PASSWORD@db/app", "https://bob@example.org", "https://u:@h", "://u:p@h",
        "http://[::1]:80/@x",
        "postgres://bob:${PW}@db", "https://u:***@h", "https://example.org/@user:name",
        "https://u:«redacted:password:1»@h",
        "https://host:port/x", "ssh://git@example.org:22/x.git",
    ])
    func leavesLookAlikes(text: String) {
        #expect(redacted(text) == text)
    }
}
