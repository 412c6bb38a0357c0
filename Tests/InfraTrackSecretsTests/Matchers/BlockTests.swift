import InfraTrackSecrets
import Testing

struct BlockTests {
    private static let secret = mask("kubernetes-secret")

    @Test func masksTheDataOfASecretInYAML() {
        let text = """
            $ kubectl get secret db -o yaml
            apiVersion: v1
            data:
              password: aHVudGVyMg==
              user: Ym9i
            kind: Secret
            metadata:
              name: db
            type: Opaque
            """
        let expected = text.replacing("aHVudGVyMg==", with: Self.secret)
            .replacing("Ym9i", with: mask("kubernetes-secret", 2))
        #expect(redacted(text) == expected)
        let after = "kind: Secret\nmetadata:\n  name: db\nstringData:\n  a.b: two words # x\n"
        #expect(!redacted(after).contains("two"))
    }

    @Test func masksTheSecretsOfAList() {
        let text = """
            apiVersion: v1
            items:
            - apiVersion: v1
              data:
                config: bm8gc2VjcmV0
              kind: ConfigMap
            - apiVersion: v1
              data:
                password: aHVudGVyMg==
              kind: Secret
              metadata:
                name: db
            kind: List
            """
        #expect(redacted(text) == text.replacing("aHVudGVyMg==", with: Self.secret))
    }

    @Test func masksTheDataOfASecretInJSON() {
        for text in [
            "{\"apiVersion\": \"v1\", \"data\": {\"p\": \"aHVudGVyMg==\"}, \"kind\": \"Secret\"}",
            "{\"kind\":\"Secret\",\"metadata\":{\"name\":\"data\"},\"data\":{\"p\":\"aHVudGVyMg==\"}}",
            "{\n  \"kind\": \"Secret\",\n  \"stringData\": {\n    \"a\": {\"p\": \"aHVudGVyMg==\"}\n  },\n  \"type\": \"Opaque\"\n}",
        ] {
            #expect(redacted(text) == text.replacing("aHVudGVyMg==", with: Self.secret))
        }
    }

    @Test(arguments: [
        "kind: SecretStore\ndata:\n  a: b\n", "kind: Secret\nmetadata:\n  name: db\n",
        "kind: ConfigMap\ndata:\n  a: bm8gc2VjcmV0\n---\nkind: Secret\n",
        "\"kind\": \"Secret\"", "{\"kind\": \"Secret\", \"data\": {}}", "kind: Secret",
        "{\"kind\": \"Secret\", \"type\": \"Opaque\"}, {\"data\": {\"a\": \"bm8gc2VjcmV0\"}}",
        "data:\n  a: bm8gc2VjcmV0\n```\nkind: Secret\n",
    ])
    func leavesWhatIsNoData(text: String) {
        #expect(redacted(text) == text)
    }

    @Test func masksBlocksOfYAML() {
        let text = "db:\n  password: |\n    correct horse\n\n    battery\n  user: bob\n"
        #expect(
            redacted(text) == "db:\n  password: |\n    \(mask("password"))\n  user: bob\n")
        #expect(
            redacted("- token: >-\n    abc\n    def\n") == "- token: >-\n    \(mask("token"))\n")
        #expect(redacted("secret: |2\r\n  ab\r\nx") == "secret: |2\r\n  \(mask("secret"))\r\nx")
    }

    @Test(arguments: [
        "text: |\n  password follows\n", "password: |\nuser: bob\n", "password: | grep x\n",
        "secret: |", "description: >\n  the token\n", "password: |\n  ${PASSWORD}\n",
        "xkey: |\n  some words in a block\n",
    ])
    func leavesOtherBlocks(text: String) {
        #expect(redacted(text) == text)
    }

    @Test func masksWhatATerminalHasCut() {
        let token = "ghp_" + noise(36)
        for width in [80, 100, 120, 132] {
            for place in stride(from: 1, to: 40, by: 3) {
                let line = String(repeating: "x", count: width - place - 1) + " " + token + " y"
                let cut = line.prefix(width) + "\n" + line.dropFirst(width)
                let masked = redacted("first\n\(cut)\nlast")
                #expect(!masked.contains(token.suffix(20)), "\(width) \(place): \(masked)")
                #expect(!masked.contains(token.prefix(20)), "\(width) \(place): \(masked)")
                #expect(masked.contains(mask("github-token")))
                #expect(masked.hasPrefix("first\nxx") && masked.hasSuffix(" y\nlast"))
            }
        }
        let long = "PASSWORD=" + noise(200)
        let cut = "\(long.prefix(80))\r\n\(long.dropFirst(80).prefix(80))\r\n\(long.dropFirst(160))"
        #expect(redacted(cut) == "PASSWORD=\(mask("password"))")
        let wide = "é" + String(repeating: "x", count: 60) + " PASSWORD=ab"
        let rest = String(repeating: "x", count: 80 - wide.count)
        #expect(redacted("\(wide)\(rest)\ncdefg h").hasSuffix("PASSWORD=\(mask("password")) h"))
    }

    @Test func leavesLinesThatOnlyFillATerminal() {
        let full = String(repeating: "=", count: 80)
        let text = "\(full)\n\(full)\nNAME  READY\n\(full)\nweb   1/1"
        #expect(redacted(text) == text)
        let words = String(repeating: "word ", count: 15) + "token"
        #expect(redacted("\(words)\nis here") == "\(words)\nis here")
    }

    @Test func masksSecureStrings() {
        let masked = mask("password")
        #expect(
            redacted("$p = ConvertTo-SecureString \"hunter2\" -AsPlainText -Force")
                == "$p = ConvertTo-SecureString \"\(masked)\" -AsPlainText -Force")
        #expect(
            redacted("(ConvertTo-SecureString -String 'hunter2' -AsPlainText)")
                == "(ConvertTo-SecureString -String '\(masked)' -AsPlainText)")
        for text in ["ConvertTo-SecureString $env:PW -Force", "ConvertTo-SecureString -Key $k"] {
            #expect(redacted(text) == text)
        }
        #expect(
            redacted("echo aHVudGVyMg== | base64 -d") == "echo \(mask("secret")) | base64 -d")
        #expect(redacted("echo hello | base64") == "echo hello | base64")
    }
}
