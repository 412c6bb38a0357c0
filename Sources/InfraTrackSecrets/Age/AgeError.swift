/// Why a text could not be encrypted or decrypted: what is wrong and how to mend it.
///
/// It never quotes a key, a passphrase or what was decrypted.
public struct AgeError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What kind of thing is wrong; new codes may come.
    public struct Code: RawRepresentable, Sendable, Hashable {
        /// The word.
        public let rawValue: String

        /// A code of one's own.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// The ASCII armor is not as RFC 7468 and age want it.
        public static let armor = Code(rawValue: "armor")
        /// The header breaks the format.
        public static let header = Code(rawValue: "header")
        /// The header was changed after it was written.
        public static let mac = Code(rawValue: "mac")
        /// The text is encrypted to others.
        public static let noMatch = Code(rawValue: "no-match")
        /// The encrypted text was cut, changed or put together anew.
        public static let payload = Code(rawValue: "payload")
        /// An identity, which is a private key, is malformed.
        public static let identity = Code(rawValue: "identity")
        /// A recipient, which is a public key, is malformed or missing.
        public static let recipient = Code(rawValue: "recipient")
        /// A passphrase is empty or its work factor out of bounds.
        public static let passphrase = Code(rawValue: "passphrase")
    }

    /// What kind of thing is wrong.
    public let code: Code
    /// What is wrong, a full sentence.
    public let message: String
    /// How to mend it, a full sentence.
    public let cure: String

    /// An error with its cure.
    public init(_ code: Code, _ message: String, cure: String) {
        self.code = code
        self.message = message
        self.cure = cure
    }

    /// What is wrong and how to mend it.
    public var description: String { "\(message) \(cure)" }
}

extension AgeError {
    static func header(_ message: String) -> AgeError {
        AgeError(.header, message, cure: "Get the encrypted text again from where it was made.")
    }

    static func payload(_ message: String) -> AgeError {
        AgeError(.payload, message, cure: "Get the encrypted text again from where it was made.")
    }

    static func armor(_ message: String) -> AgeError {
        AgeError(.armor, message, cure: "Copy the whole block, from BEGIN to END, unchanged.")
    }
}
