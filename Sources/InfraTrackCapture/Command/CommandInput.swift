public import InfraTrack

/// One command as a recorder knows it, before anything is redacted.
public struct CommandInput: Sendable, Hashable {
    /// The exact text.
    public var text: String
    /// The task it was run for.
    public var task: RecordID?
    /// Its place among commands that started together.
    public var seq: Int?
    /// A word that sorts commands.
    public var category: String?
    /// The exit status; `nil` when unknown.
    public var exit: Int?
    /// The working directory.
    public var cwd: String?
    /// The shell it was typed into.
    public var shell: String?
    /// The host it ran on.
    public var host: String?
    /// The account it ran under.
    public var user: String?
    /// When it started; the time of the transaction when `nil`.
    public var started: Timestamp?
    /// How long it ran, in microseconds.
    public var durationMicroseconds: Int64?
    /// The infrastructure it was run on; the task's when empty.
    public var components: [ComponentKey] = []
    /// Free words to find it by.
    public var labels: [String] = []
    /// Where the record comes from.
    public var source: String? = "record"
    /// The bytes it printed; `nil` when they were not captured.
    public var output: [UInt8]?
    /// The terminal it printed them to; `nil` when unknown or none.
    public var terminal: TerminalSize?
    /// Sentences for the record's text, such as what its source could not tell.
    public var notes: [String] = []
    /// What sets the command apart in its source, for commands that may be taken in again.
    ///
    /// The record's id is made of it and the redacted text. A start that is unknown stays unknown.
    public var identity: [String]?

    /// Makes the input of a command's text.
    public init(text: String) { self.text = text }
}
