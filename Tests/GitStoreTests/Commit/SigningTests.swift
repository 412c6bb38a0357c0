import Foundation
import GitStore
import TestSupport
import Testing

/// Signed commits through the configured program.
@Suite struct SigningTests {
    private func sandbox(_ settings: [String: String]) throws -> Sandbox {
        let sandbox = try Sandbox()
        try sandbox.git("config", "commit.gpgsign", "true")
        for (key, value) in settings { try sandbox.git("config", key, value) }
        return sandbox
    }

    private func store(_ sandbox: Sandbox) throws -> GitRepositoryStore {
        let environment = Git.environment(home: sandbox.path)
        return try sandbox.store(options: OpenOptions(environment: environment))
    }

    private func script(_ name: String, _ text: String, _ sandbox: Sandbox) throws -> String {
        try sandbox.directory.write("#!/bin/sh\n" + text, to: name)
        let path = sandbox.directory.appending(name)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
        return path
    }

    @Test(arguments: ["gpg.program", "gpg.openpgp.program", "gpg.x509.program"])
    func fakeProgramSigns(_ key: String) throws {
        let sandbox = try sandbox([
            "user.signingkey": "ABC", "gpg.format": key.contains("x509") ? "x509" : "openpgp",
        ])
        let store = try store(sandbox)
        let program = try script(
            "sign",
            """
            echo "$@" > "$0.args"
            cat > "$0.in"
            echo "[GNUPG:] SIG_CREATED D 1 8 00 1" >&2
            printf 'BEGIN\\r\\n\\r\\nfake\\nEND\\n'
            """, sandbox)
        try sandbox.git("config", key, program)
        _ = try store.commit(CommitRequest([.new("t/a.md", "1\n")]))
        let raw = try sandbox.git("cat-file", "commit", "HEAD")
        #expect(raw.contains("\ngpgsig BEGIN\n \n fake\n END\n\nchange records\n"))
        #expect(try sandbox.directory.read("sign.args") == "--status-fd=2 -bsau ABC\n")
        let signed = raw.replacingOccurrences(of: "gpgsig BEGIN\n \n fake\n END\n", with: "")
        #expect(try sandbox.directory.read("sign.in") == signed)
        #expect(try sandbox.problems() == "")
    }

    @Test func failureOfTheProgramChangesNothing() throws {
        let sandbox = try sandbox([:])
        let store = try store(sandbox)
        let texts = ["exit 3", "cat >/dev/null; echo text", "kill -9 $$"]
        let head = try sandbox.git("rev-parse", "HEAD")
        for text in texts {
            try sandbox.git("config", "gpg.program", script("sign", text, sandbox))
            let request = CommitRequest([.new("t/a.md", "1\n")])
            #expect(code { _ = try store.commit(request) } == .signingFailed, "\(text)")
        }
        let settings = [
            ("gpg.program", "/none/such"), ("gpg.format", "strange"), ("gpg.format", "ssh"),
        ]
        for (key, value) in settings {
            try sandbox.git("config", key, value)
            let request = CommitRequest([.new("t/a.md", "1\n")])
            #expect(code { _ = try store.commit(request) } == .signingFailed, "\(value)")
        }
        let quiet = try script("quiet", "exit 0", sandbox)
        try sandbox.git("config", "gpg.ssh.program", quiet)
        for key in ["~/key", "key::ssh-ed25519 AAAA", "ssh-ed25519 AAAA"] {
            try sandbox.git("config", "user.signingkey", key)
            let request = CommitRequest([.new("t/a.md", "1\n")])
            #expect(code { _ = try store.commit(request) } == .signingFailed)
        }
        #expect(try sandbox.git("rev-parse", "HEAD") == head)
        #expect(try sandbox.git("status", "--porcelain") == "")
        #expect(!sandbox.exists("t"))
        #expect(!sandbox.exists(".git/index.lock"))
    }

    @Test func secureShellKeySigns() throws {
        let sandbox = try sandbox(["gpg.format": "ssh"])
        let store = try store(sandbox)
        let made = try Program.run(
            [
                "ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f",
                sandbox.directory.appending("key"),
            ],
            in: sandbox.path, environment: Git.environment(home: sandbox.path))
        // Without ssh-keygen there is nothing to compare with.
        guard made.status == 0 else { return }
        let key = try sandbox.directory.read("key.pub").split(separator: " ").prefix(2)
        try sandbox.directory.write(
            "marcus@example.org \(key.joined(separator: " "))\n", to: "signers")
        try sandbox.git("config", "user.signingkey", sandbox.directory.appending("key"))
        try sandbox.git(
            "config", "gpg.ssh.allowedSignersFile", sandbox.directory.appending("signers"))
        _ = try store.commit(CommitRequest([.new("t/a.md", "1\n")]))
        try sandbox.git("verify-commit", "HEAD")
    }
}
