import FrontMatter

/// One command as it was run elsewhere: its text, how it ended and what it printed.
public struct CommandRecord: Record, Identifiable {
    /// Commands lie in `commands/`.
    public static let kind = RecordKind.command

    /// The identity.
    public let id: RecordID
    /// The task it was run for.
    public var task: RecordID?
    /// Its place among commands that started together.
    public var seq: Int?
    /// The exact text, redacted.
    public var command: String
    /// The exit status; `nil` when unknown, never 0 or −1 for unknown.
    public var exit: Int?
    /// The working directory.
    public var cwd: String?
    /// The host it ran on.
    public var host: String?
    /// The account it ran under.
    public var user: String?
    /// The shell it was typed into.
    public var shell: String?
    /// When it started, to the microsecond.
    public var started: Timestamp?
    /// How long it ran, in microseconds.
    public var durationMicroseconds: Int64?
    /// A word that sorts commands.
    public var category: String?
    /// Where the record came from, such as `record` or `asciicast`.
    public var source: String?
    /// The infrastructure it was run on.
    public var components: [ComponentKey] = []
    /// Free words to find it by.
    public var labels: [String] = []
    /// What was masked, by rule.
    public var redactions: [RedactionCount] = []
    /// The size of what it printed, and where the bytes are when not in the body.
    public var output: Output?
    /// The output in a fence.
    public var body: String {
        get { sharedBody.string }
        set { sharedBody = SharedText(newValue) }
    }
    var sharedBody = SharedText("")

    /// Makes a record of a command's text.
    public init(id: RecordID, command: String) {
        self.id = id
        self.command = command
    }

    /// The id as text.
    public var name: String { id.description }
}

extension CommandRecord {
    /// The size of a command's output and its sidecar, if any.
    public struct Output: Hashable, Sendable {
        /// Bytes after redaction.
        public var bytes: Int
        /// Lines after redaction.
        public var lines: Int
        /// SHA-256 of the sidecar, in hexadecimal.
        public var sha256: String?
        /// The sidecar's file name, beside the record.
        public var file: String?

        /// Makes the description of an output.
        public init(bytes: Int, lines: Int, sha256: String? = nil, file: String? = nil) {
            self.bytes = bytes
            self.lines = lines
            self.sha256 = sha256
            self.file = file
        }
    }
}

/// How often a redaction rule masked something in a record.
public struct RedactionCount: Hashable, Sendable {
    /// The rule's id.
    public var rule: String
    /// Masks written, counting repeats.
    public var count: Int

    /// Makes a count.
    public init(rule: String, count: Int) {
        self.rule = rule
        self.count = count
    }
}
