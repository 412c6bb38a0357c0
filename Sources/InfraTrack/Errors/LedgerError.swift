/// Why an operation was refused or failed: what, where, and how to mend it.
public struct LedgerError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The kind of failure, an open set.
    public let code: Code
    /// The file, relative to the store root, when one is concerned.
    public let path: String?
    /// The line in the file, from 1.
    public let line: Int?
    /// The column in the line, from 1.
    public let column: Int?
    /// What is wrong, a full sentence.
    public let message: String
    /// How to mend it, a full sentence; empty when there is nothing to do.
    public let cure: String

    /// Makes an error.
    public init(
        _ code: Code, _ message: String, cure: String = "", path: String? = nil, line: Int? = nil,
        column: Int? = nil
    ) {
        self.code = code
        self.message = message
        self.cure = cure
        self.path = path
        self.line = line
        self.column = column
    }

    /// `path:line:column: message cure`.
    public var description: String {
        let numbers = [line, column].compactMap { $0.map(String.init) }
        let place = path.map { ([$0] + numbers).joined(separator: ":") + ": " } ?? ""
        return cure.isEmpty ? place + message : "\(place)\(message) \(cure)"
    }
}

extension LedgerError {
    /// A kind of failure; modules may add their own.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        /// The name, such as `invalid`.
        public let description: String

        /// Names a kind.
        public init(_ name: String) { description = name }

        /// A value or file that breaks the format.
        public static let invalid = Code("invalid")
        /// No such record, file or revision.
        public static let missing = Code("missing")
        /// A prefix or name that fits several records.
        public static let ambiguous = Code("ambiguous")
        /// The operation is not safe now: a merge in progress, a detached HEAD, a filter driver.
        public static let refused = Code("refused")
        /// Somebody else held the lock for the whole waiting time.
        public static let busy = Code("busy")
        /// The file system or the object store failed.
        public static let io = Code("io")
        /// An outside thing, such as a signing program, is missing.
        public static let unavailable = Code("unavailable")
        /// The directory is no store.
        public static let notAStore = Code("not-a-store")
        /// The caller's words are off.
        public static let usage = Code("usage")
    }
}
