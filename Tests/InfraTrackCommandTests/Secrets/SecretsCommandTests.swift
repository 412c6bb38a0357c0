import Foundation
import InfraTrackSecrets
import TestSupport
import Testing

struct SecretsCommandTests {
    private func mode(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }

    @Test func makesKeysThatOnlyTheirOwnerReads() throws {
        let harness = try CommandHarness()
        let outside = try TemporaryDirectory()
        let path = outside.path + "/key.txt"
        let made = harness.run(["secrets", "keygen", "-o", path])
        #expect(made.status == 0)
        #expect(try mode(path) == 0o600)
        let key = try #require(try AgeIdentity.list(try outside.read("key.txt")).first)
        #expect(made.output == "\(key.recipient)\n")
        #expect(made.errors == "")

        let again = harness.run(["secrets", "keygen", "--output", path])
        #expect(again.status == 77)
        #expect(try AgeIdentity.list(try outside.read("key.txt")).first == key)

        let printed = harness.run(["secrets", "keygen"])
        let other = try #require(try AgeIdentity.list(printed.output).first)
        #expect(other != key)
        #expect(printed.errors == "Public key: \(other.recipient)\n")
    }

    @Test func refusesKeysInATreeAlsoThroughALink() throws {
        let harness = try CommandHarness()
        let outside = try TemporaryDirectory()
        try FileManager.default.createSymbolicLink(
            atPath: outside.path + "/tree", withDestinationPath: harness.path)
        for path in ["key.txt", outside.path + "/tree/key.txt"] {
            let result = harness.run(["secrets", "keygen", "--output", path])
            #expect(result.status == 77, "\(path)")
            #expect(result.output == "")
        }
        #expect(!FileManager.default.fileExists(atPath: harness.path + "/key.txt"))
    }

    @Test func encryptsAndDecryptsBytes() throws {
        let harness = try CommandHarness()
        let outside = try TemporaryDirectory()
        let path = outside.path + "/key.txt"
        let recipient = harness.run(["secrets", "keygen", "-o", path]).output.dropLast()
        let bytes = Data([0xFF, 0x00, 0xFE])
        try bytes.write(to: URL(fileURLWithPath: outside.path + "/plain"))
        let sealed = outside.path + "/sealed"
        let made = harness.run([
            "secrets", "encrypt", outside.path + "/plain", "-r", String(recipient), "--binary",
            "-o", sealed,
        ])
        #expect(made.status == 0, "\(made.errors)")
        let printed = harness.run(["secrets", "decrypt", sealed, "-i", path])
        #expect(printed.status == 64)
        let opened = harness.run([
            "secrets", "decrypt", sealed, "-i", path, "-o", outside.path + "/opened",
        ])
        #expect(opened.status == 0)
        #expect(try Data(contentsOf: URL(fileURLWithPath: outside.path + "/opened")) == bytes)
        #expect(try mode(outside.path + "/opened") == 0o600)

        let inline = harness.run(
            ["secrets", "encrypt", "--inline", "-r", String(recipient)], input: "one word\n")
        #expect(inline.output.hasPrefix("«age:") && inline.output.hasSuffix("»\n"))
        let shown = harness.run(
            ["secrets", "decrypt", "--identity", path], input: "a \(inline.output)")
        #expect(shown.output == "a one word\n")
    }

    @Test func warnsOfKeysThatOthersRead() throws {
        let harness = try CommandHarness()
        let outside = try TemporaryDirectory()
        let path = outside.path + "/key.txt"
        let key = harness.run(["secrets", "keygen"]).output
        try outside.write(key, to: "key.txt")
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
        let result = harness.run(["secrets", "decrypt", "-i", path], input: "x")
        #expect(result.status == 65)
        #expect(result.errors.contains("can be read by others"))
    }

    /// The value is in the history alone: in a blob, in a message, and in what nothing refers to.
    @Test func findsWhatWasCommittedOnce() throws {
        let harness = try CommandHarness()
        let value = "correct-horse-battery"
        try harness.directory.write("x\nexport DB_PASSWORD=\(value)\n", to: "ops/deploy.sh")
        let author = ["-c", "user.name=Eve", "-c", "user.email=eve@example.org"]
        try harness.git(["add", "."])
        try harness.git(author + ["commit", "-q", "-m", "Deploy"])
        let commit = try harness.git(["rev-parse", "HEAD"]).output.prefix(40)
        try harness.git(["rm", "-q", "-r", "ops"])
        try harness.git(author + ["commit", "-q", "-m", "With A_TOKEN=\(value)1"])
        let message = try harness.git(["rev-parse", "HEAD"]).output.prefix(40)
        try harness.directory.write("secret_token: \(value)2\n", to: "lost.txt")
        let lost = try harness.git(["hash-object", "-w", "lost.txt"]).output.prefix(40)
        try FileManager.default.removeItem(atPath: harness.path + "/lost.txt")
        try harness.git(author + ["tag", "-a", "v1", "-m", "password: \(value)3"])
        try harness.git(["gc", "-q"])

        #expect(harness.run(["secrets", "scan"]).status == 0)
        let found = harness.run(["secrets", "scan", "--history"])
        #expect(found.status == 1)
        #expect(!found.output.contains("horse"))
        #expect(found.output.contains("\(commit.prefix(10)):ops/deploy.sh:2: password (1)\n"))
        #expect(found.output.contains("\(message.prefix(10)):(commit):"))
        #expect(found.output.contains("\(lost.prefix(10)):(blob):1: token (1)\n"))
        #expect(found.output.contains(":(tag):"))
        let json = harness.run(["secrets", "scan", "--history", "--json"]).output
        #expect(
            json.contains(
                "\"path\":\"ops/deploy.sh\",\"line\":2,\"count\":1,\"commit\":\"\(commit)\""))
        #expect(json.split(separator: "\n").count == 4)
    }
}
