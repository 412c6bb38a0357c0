import ArgumentParser
import InfraTrack
import InfraTrackSecrets

struct SecretsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "secrets", abstract: "Find secrets, and encrypt what must be kept",
        subcommands: [Scan.self, Keygen.self, Encrypt.self, Decrypt.self])

    struct Keygen: ShortOptions {
        static let configuration = CommandConfiguration(
            commandName: "keygen", abstract: "Make an identity and print its recipient",
            discussion: """
                The identity, a private key, goes to a new file that only its owner reads, outside \
                of every git work tree; without --output it is printed, as age-keygen does.
                """)
        @OptionGroup var global: GlobalOptions
        @Option(name: .shortAndLong, help: "The new file for the identity") var output: String?

        func run(_ session: Session) throws {
            var random = SystemRandomNumberGenerator()
            let identity = AgeIdentity(using: &random)
            let text = """
                # created: \(session.environment.now())
                # public key: \(identity.recipient)
                \(identity.secretText)

                """
            guard let output else {
                session.environment.output(text)
                return session.environment.warn("Public key: \(identity.recipient)")
            }
            let path = session.environment.absolute(output)
            try PrivateFile.refuseWorkTree(path)
            try PrivateFile.create(path, Array(text.utf8))
            session.environment.print(identity.recipient.description)
        }
    }

    struct Encrypt: ShortOptions {
        static let configuration = CommandConfiguration(
            commandName: "encrypt", abstract: "Encrypt a file in the format of age",
            discussion: """
                To the recipients given, else to those of the store's infratrack.yaml, or with the \
                passphrase that a file holds. The result is ASCII text unless --binary.
                """)
        @OptionGroup var global: GlobalOptions
        @Argument(help: "The file, or - for standard input") var file = "-"
        @Option(name: [.customLong("recipient"), .customShort("r")], help: "age1…")
        var recipients: [String] = []
        @Option(help: "A file whose first line is the passphrase") var passphraseFile: String?
        @Option(name: .shortAndLong, help: "The new file; standard output when absent")
        var output: String?
        @Flag(help: "Write bytes, not text; needs --output") var binary = false
        @Flag(help: "Write one word for a value among others") var inline = false

        func run(_ session: Session) throws {
            guard !binary || (output != nil && !inline) else {
                throw LedgerError(
                    .usage, "Bytes that are no text go to a file.", cure: "Give --output.")
            }
            let keys = try recipientKeys(session)
            let bytes = try session.environment.read(file)
            let result = try encrypted(bytes, keys, session)
            guard let output else {
                return session.environment.output(String(decoding: result, as: UTF8.self))
            }
            try PrivateFile.create(session.environment.absolute(output), result)
        }

        private func recipientKeys(_ session: Session) throws -> [AgeRecipient] {
            guard recipients.isEmpty else { return try recipients.map { try AgeRecipient($0) } }
            guard passphraseFile == nil else { return [] }
            let settings = try session.open([]).snapshot.settings
            return try AgeRecipient.list(in: settings)
        }

        private func encrypted(
            _ bytes: [UInt8], _ keys: [AgeRecipient], _ session: Session
        ) throws -> [UInt8] {
            var random = SystemRandomNumberGenerator()
            if inline {
                let text = String(decoding: bytes, as: UTF8.self).trimmingLastBreak
                return Array(try SealedText.inline(text, to: keys, using: &random).utf8) + [0x0A]
            }
            guard let passphraseFile else {
                return try Age.encrypt(bytes, to: keys, isArmored: !binary, using: &random)
            }
            guard keys.isEmpty else {
                throw LedgerError(
                    .usage, "A passphrase and recipients exclude each other.",
                    cure: "Give --recipient or --passphrase-file.")
            }
            return try Age.encrypt(
                bytes, passphrase: try session.passphrase(passphraseFile), isArmored: !binary,
                using: &random)
        }
    }

    struct Decrypt: ShortOptions {
        static let configuration = CommandConfiguration(
            commandName: "decrypt",
            abstract: "Decrypt a file of age, or the sealed parts of a text",
            discussion: "A file of the store is printed with its sealed parts in the clear.")
        @OptionGroup var global: GlobalOptions
        @Argument(help: "The file, or - for standard input") var file = "-"
        @Option(name: [.customLong("identity"), .customShort("i")], help: "A file with identities")
        var identities: [String] = []
        @Option(help: "A file whose first line is the passphrase") var passphraseFile: String?
        @Option(name: .shortAndLong, help: "The new file; standard output when absent")
        var output: String?

        func run(_ session: Session) throws {
            var keys = try session.keys(identities)
            if let passphraseFile {
                keys.append(.passphrase(try session.passphrase(passphraseFile)))
            }
            guard !keys.isEmpty else {
                throw LedgerError(
                    .usage, "There is no key to decrypt with.",
                    cure: "Give --identity or --passphrase-file.")
            }
            let plain = try decrypted(try session.environment.read(file), keys)
            if let output {
                return try PrivateFile.create(session.environment.absolute(output), plain)
            }
            guard let text = String(validating: plain, as: UTF8.self) else {
                throw LedgerError(
                    .usage, "What was decrypted is no text.", cure: "Give --output.")
            }
            session.environment.output(text)
        }

        private func decrypted(_ bytes: [UInt8], _ keys: [AgeKey]) throws -> [UInt8] {
            guard let text = String(validating: bytes, as: UTF8.self) else {
                return try Age.decrypt(bytes, with: keys)
            }
            let opened = SealedText.open(text, with: keys)
            if let failure = opened.failures.first { throw failure }
            return opened.opened > 0
                ? Array(opened.text.utf8) : try Age.decrypt(bytes, with: keys)
        }
    }
}

extension String {
    fileprivate var trimmingLastBreak: String { hasSuffix("\n") ? String(dropLast()) : self }
}
