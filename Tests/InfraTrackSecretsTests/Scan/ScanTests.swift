import InfraTrackSecrets
import Testing

struct ScanTests {
    private func findings(_ text: String) -> [SecretFinding] {
        SecretRules.standard.findings(in: Array(text.utf8))
    }

    @Test func namesLineRuleAndCount() {
        let text = "x\nA_TOKEN=abcdef12 B_TOKEN=abcdef13\n\npassword=one\n"
        #expect(
            findings(text) == [
                SecretFinding(rule: "token", line: 2, count: 2),
                SecretFinding(rule: "password", line: 4, count: 1),
            ])
        #expect(findings("nothing here\n").isEmpty)
    }

    @Test func keepsLineNumbersAcrossBlocks() {
        let key =
            "-----BEGIN PRIVATE KEY-----\n\(noise(64))\n\(noise(64))\n-----END PRIVATE KEY-----"
        let text = "\(key)\npassword: |\n  a\n  b\n\(key)\nA_TOKEN=abcdef12\n"
        #expect(
            findings(text) == [
                SecretFinding(rule: "private-key", line: 1, count: 1),
                SecretFinding(rule: "password", line: 6, count: 1),
                SecretFinding(rule: "private-key", line: 8, count: 1),
                SecretFinding(rule: "token", line: 12, count: 1),
            ])
    }

    @Test func passesOverMasksAndAllowances() {
        #expect(findings("password=«redacted:password:1»").isEmpty)
        #expect(findings("password=hunter2 # infratrack:allow").isEmpty)
        #expect(
            findings("«redacted:token:1» A_TOKEN=abcdef12") == [
                SecretFinding(rule: "token", line: 1, count: 1)
            ])
    }

    @Test func readsWhatIsNoUTF8() {
        let text = Array("x\npassword=hunter2\n".utf16)
        let little: [UInt8] = [0xFF, 0xFE] + text.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let big: [UInt8] = [0xFE, 0xFF] + text.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        let expected = [SecretFinding(rule: "password", line: 2, count: 1)]
        #expect(SecretRules.standard.findings(in: little) == expected)
        #expect(SecretRules.standard.findings(in: big) == expected)
        #expect(SecretRules.standard.findings(in: [0xFF, 0xFE]).isEmpty)
        let bytes: [UInt8] = [0xFF, 0x00, 0x0A] + Array("password=hunter2".utf8) + [0x0A, 0xFF]
        #expect(SecretRules.standard.findings(in: bytes) == expected)
    }
}
