import InfraTrackSecrets
import Testing

struct KeyBlockTests {
    private static let body = (0..<5).map { _ in noise(64) }.joined(separator: "\n")

    @Test(arguments: [
        "RSA PRIVATE KEY", "PRIVATE KEY", "EC PRIVATE KEY", "OPENSSH PRIVATE KEY",
        "ENCRYPTED PRIVATE KEY", "DSA PRIVATE KEY", "PGP PRIVATE KEY BLOCK",
    ])
    func masksAWholeBlock(label: String) {
        let block = "-----BEGIN \(label)-----\n\(Self.body)\n-----END \(label)-----"
        #expect(redacted("$ cat key\n\(block)\n$ ls") == "$ cat key\n\(mask("private-key"))\n$ ls")
    }

    @Test func masksHeadersOfTheBlockToo() {
        let block = """
            -----BEGIN RSA PRIVATE KEY-----
            Proc-Type: 4,ENCRYPTED
            DEK-Info: AES-256-CBC,0123456789ABCDEF0123456789ABCDEF

            \(Self.body)
            -----END RSA PRIVATE KEY-----
            """
        #expect(redacted(block) == mask("private-key"))
    }

    @Test func masksABlockOnOneLineOfJSON() {
        let key =
            "-----BEGIN PRIVATE KEY-----\\n" + Self.body.replacing("\n", with: "\\n")
            + "\\n-----END PRIVATE KEY-----\\n"
        let text =
            "{\"type\": \"service_account\", \"private_key\": \"\(key)\", \"client_id\": \"1\"}"
        let expected =
            "{\"type\": \"service_account\", \"private_key\": \"\(mask("private-key"))\\n\", \"client_id\": \"1\"}"
        #expect(redacted(text) == expected)
    }

    @Test func masksABlockThatIsCutOff() {
        let text = "-----BEGIN OPENSSH PRIVATE KEY-----\n\(Self.body)\n```\n\nthe end of it all"
        #expect(redacted(text) == "\(mask("private-key"))\n```\n\nthe end of it all")
        let indented = "  -----BEGIN RSA PRIVATE KEY-----\n  \(noise(64))\n  \(noise(30))"
        #expect(redacted(indented) == "  " + mask("private-key"))
    }

    @Test func masksEachOfTwoBlocks() {
        let one = "-----BEGIN PRIVATE KEY-----\n\(Self.body)\n-----END PRIVATE KEY-----"
        let two = "-----BEGIN PRIVATE KEY-----\n\(noise(64, "xYz789"))\n-----END PRIVATE KEY-----"
        let text = redacted("\(one)\n\(two)\n\(one)")
        #expect(text == "\(mask("private-key"))\n\(mask("private-key", 2))\n\(mask("private-key"))")
    }

    @Test func masksTheOneThatWasCutOffBeforeAnother() {
        let text =
            "-----BEGIN PRIVATE KEY-----\n\(noise(64))\nsome words come in between\n-----BEGIN PRIVATE KEY-----\n\(Self.body)\n-----END PRIVATE KEY-----"
        #expect(
            redacted(text)
                == "\(mask("private-key"))\nsome words come in between\n\(mask("private-key", 2))")
    }

    @Test func masksTheLinesOfPuTTY() {
        let text =
            "PuTTY-User-Key-File-3: ssh-ed25519\nPublic-Lines: 1\nAAAA\nPrivate-Lines: 1\n\(noise(48))\nPrivate-MAC: 00"
        let expected =
            "PuTTY-User-Key-File-3: ssh-ed25519\nPublic-Lines: 1\nAAAA\nPrivate-Lines: 1\n\(mask("private-key"))\nPrivate-MAC: 00"
        #expect(redacted(text) == expected)
    }

    @Test(arguments: [
        "grep -r 'BEGIN RSA PRIVATE KEY' .",
        "-----BEGIN RSA PRIVATE KEY-----",
        "-----BEGIN CERTIFICATE-----\nMIIDdzCCAl+gAwIBAgIEAgAAuTANBgkqhkiG9w0BAQUFADBa\n-----END CERTIFICATE-----",
        "-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEabc\n-----END PUBLIC KEY-----",
        "-----BEGIN PRIVATE KEY-----\n...\n-----END PRIVATE KEY-----",
        "-----BEGIN PRIVATE KEY-----\n«redacted:private-key:1»\n-----END PRIVATE KEY-----",
        "PuTTY-User-Key-File-3: ssh-ed25519\nPrivate-Lines: many\n",
        "PuTTY-User-Key-File-3: ssh-ed25519",
        "PuTTY-User-Key-File-3:\nPrivate-Lines: 0\n",
        "-----BEGIN AGE ENCRYPTED FILE-----\nYWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IFgyNTUxOSBz\n-----END AGE ENCRYPTED FILE-----",
    ])
    func leavesLookAlikes(text: String) {
        #expect(redacted(text) == text)
    }
}
