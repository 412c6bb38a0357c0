import InfraTrackSecrets
import Testing

struct HeaderTests {
    static let headers: [(String, String)] = [
        ("Authorization: Bearer §abc§", "authorization"),
        ("authorization: Basic §dTpw§", "authorization"),
        ("> Authorization: Bearer §abc.def§\n> Accept: */*", "authorization"),
        ("curl -H 'Authorization: Bearer §abc§' https://x", "authorization"),
        ("curl -H \"Authorization: token §abc123§\" https://x", "authorization"),
        ("curl -d \"{\\\"Authorization\\\": \\\"Bearer §abc§\\\"}\"", "authorization"),
        ("{\"Authorization\": \"Bearer §abc§\"}", "authorization"),
        ("Proxy-Authorization: Basic §dTpw§", "authorization"),
        ("Authorization: §abcdef0123456789§", "authorization"),
        ("Authorization: AWS4-HMAC-SHA256 §Credential=x/y, Signature=abc§", "authorization"),
        ("Authorization: Digest §username=\"bob\", response=\"1234\"§\r", "authorization"),
        ("Authorization: Custom §abcdef0123456789§", "authorization"),
        ("http GET x Authorization:\"Bearer §abc123§\"", "authorization"),
        ("Cookie: §session=abc; theme=dark§", "cookie"),
        ("curl -H 'Cookie: §session=abc§' x", "cookie"),
        ("Set-Cookie: session=§abc§; Path=/; HttpOnly", "cookie"),
        ("set-cookie: session=§abc§\r\nServer: x", "cookie"),
        ("curl -b x -H \"Cookie: §a=1§\\\"", "cookie"),
        ("sent Bearer §abcdef0123456789§ to it", "authorization"),
    ]

    @Test(arguments: headers)
    func masksTheCredentials(text: String, rule: String) {
        let parts = text.split(separator: "§", omittingEmptySubsequences: false)
        #expect(redacted(parts.joined()) == parts[0] + mask(rule) + parts[2], "\(text)")
    }

    @Test(arguments: [
        "Authorization: Bearer $TOKEN", "Authorization: Bearer <token>", "Authorization: required",
        "Authorization failed", "Authorization: Bearer ${TOKEN}", "Cookie: yes",
        "Set-Cookie: theme=; Path=/",
        "cookies: 5", "the bearer of bad news and more", "Bearer token",
        "unbearer abcdef0123456789",
        "Authorization: Bearer «redacted:authorization:1»", "Cookie: «redacted:cookie:1»",
        "Authorization: Some words", "Authorization:",
        "Authorization: Digest «redacted:authorization:1»",
    ])
    func leavesLookAlikes(text: String) {
        #expect(redacted(text) == text)
    }
}
