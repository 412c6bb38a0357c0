#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Has the program that git is configured with sign a commit.
struct Signer {
    private enum Format: String { case openpgp, x509, ssh }

    private let format: Format
    private let program: String
    private let key: String?

    /// The configured signer; nil when commits are not signed.
    ///
    /// - Throws: `signingFailed` for a format git does not have.
    init?(_ configuration: borrowing Configuration) throws(GitError) {
        guard configuration.flag("commit.gpgsign") == true else { return nil }
        let name = configuration.string("gpg.format") ?? "openpgp"
        guard let format = Format(rawValue: name) else {
            throw Self.failure(
                "The signature format \"\(name)\" is unknown.",
                "Set gpg.format to openpgp, x509 or ssh.")
        }
        self.format = format
        let own = configuration.string("gpg.\(name).program")
        switch format {
        case .openpgp: program = own ?? configuration.string("gpg.program") ?? "gpg"
        case .x509: program = own ?? "gpgsm"
        case .ssh: program = own ?? "ssh-keygen"
        }
        key = configuration.string("user.signingkey")
    }

    /// The signature of a commit's text.
    ///
    /// - Throws: `signingFailed` with what the program said.
    func sign(
        _ text: [UInt8], _ committer: Signature, _ runner: Program
    ) throws(GitError) -> String {
        let bytes =
            format == .ssh
            ? try signWithKeygen(text, runner) : try signWithGnuPG(text, committer, runner)
        let lines = String(decoding: bytes.filter { $0 != UInt8(ascii: "\r") }, as: UTF8.self)
        return String(lines.reversed().drop { $0 == "\n" }.reversed())
    }

    private func signWithGnuPG(
        _ text: [UInt8], _ committer: Signature, _ runner: Program
    ) throws(GitError) -> [UInt8] {
        let user = key ?? "\(committer.name) <\(committer.email)>"
        let arguments = [program, "--status-fd=2", "-bsau", user]
        let result = try run(arguments, text, runner)
        guard result.errors.contains("[GNUPG:] SIG_CREATED "), !result.output.isEmpty else {
            throw Self.failure("\(program) reported no signature.", Self.advice)
        }
        return result.output
    }

    private func signWithKeygen(
        _ text: [UInt8], _ runner: Program
    ) throws(GitError) -> [UInt8] {
        guard let key, !key.isEmpty else {
            throw Self.failure("No key is configured for SSH signatures.", "Set user.signingkey.")
        }
        let folder = try Folder(runner.scratch)
        defer { for name in ["sign.key", "sign.txt", "sign.txt.sig"] { _ = folder.unlink(name) } }
        _ = folder.unlink("sign.txt.sig")
        try folder.create("sign.txt", text, permissions: 0o600)
        var arguments = [program, "-Y", "sign", "-n", "git", "-f"]
        if let literal = Self.literal(key) {
            try folder.create("sign.key", Array((literal + "\n").utf8), permissions: 0o600)
            arguments += [folder.join("sign.key"), "-U"]
        } else {
            arguments.append(HomePath.expand(key, runner.environment))
        }
        _ = try run(arguments + [folder.join("sign.txt")], [], runner)
        do throws(GitError) {
            let path = folder.join("sign.txt.sig")
            return try folder.descriptor.open("sign.txt.sig", O_RDONLY, path: path)
                .contents(path: path).bytes
        } catch {
            throw Self.failure("\(program) wrote no signature.", Self.advice)
        }
    }

    private func run(
        _ arguments: [String], _ input: [UInt8], _ runner: Program
    ) throws(GitError) -> Program.Result {
        let result: Program.Result
        do { result = try runner.run(arguments, input: input) } catch {
            throw Self.failure("\(program) could not be started: \(error).", Self.advice)
        }
        guard result.status == 0 else {
            let said = result.errors.split(separator: "\n").joined(separator: "; ")
            throw Self.failure("\(program) ended with \(result.status): \(said).", Self.advice)
        }
        return result
    }

    /// A public key that is written into the configuration itself.
    private static func literal(_ key: String) -> String? {
        if key.hasPrefix("key::") { return String(key.dropFirst(5)) }
        return key.hasPrefix("ssh-") ? key : nil
    }

    private static let advice = "Check user.signingkey, or set commit.gpgsign to false."

    private static func failure(_ problem: String, _ cure: String) -> GitError {
        GitError(.signingFailed, "sign the commit", problem, cure: cure)
    }
}

/// Paths of the configuration that begin with the user's home.
enum HomePath {
    static func expand(_ path: String, _ environment: [String: String]) -> String {
        guard path.hasPrefix("~/"), let home = environment["HOME"] else { return path }
        return home + path.dropFirst(1)
    }
}
