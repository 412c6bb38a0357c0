import InfraTrackSecrets
import Testing

struct HashTests {
    @Test(arguments: [
        "$6$rounds=5000$saltsalt$" + noise(86), "$5$saltsalt$" + noise(43),
        "$1$saltsalt$" + noise(22),
        "$2y$10$" + noise(53), "$2b$12$" + noise(53), "$apr1$saltsalt$" + noise(22),
        "$y$j9T$" + noise(22) + "$" + noise(43),
        "$argon2id$v=19$m=65536,t=3,p=4$" + noise(22) + "$" + noise(43), "{SSHA}" + noise(32),
        "pbkdf2_sha256$260000$" + noise(22) + "$" + noise(43),
        "SCRAM-SHA-256$4096:" + noise(24) + "$" + noise(43) + ":" + noise(43),
    ])
    func masksTheHashAndNothingBesideIt(hash: String) {
        #expect(redacted("root:\(hash):19000:0").hasPrefix("root:\(mask("password-hash"))"))
        #expect(redacted("(\(hash))") == "(\(mask("password-hash")))")
    }

    @Test(arguments: [
        "$1$ and $2b$", "cost $5$", "bob:{SSHA}", "echo $6$x", "root:*:19000", "root:!!:19000",
    ])
    func leavesLookAlikes(text: String) {
        #expect(redacted(text) == text)
    }
}
