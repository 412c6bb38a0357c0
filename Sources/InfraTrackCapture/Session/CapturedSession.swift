/// What a source could tell: commands in their order, and what it could not.
public struct CapturedSession: Sendable, Hashable {
    /// The commands in the order they were run.
    public var commands: [CapturedCommand]
    /// Sentences on the whole: how it was split, and what is missing.
    public var notes: [String]

    /// Makes a session.
    public init(commands: [CapturedCommand] = [], notes: [String] = []) {
        self.commands = commands
        self.notes = notes
    }

    /// How the sentence begins that names what is missing.
    static let unknown = "Not known: "
}

/// A command as a source tells it.
public struct CapturedCommand: Sendable, Hashable {
    /// Everything known of it.
    public var input: CommandInput
    /// The task that was in hand when it was run, as it was named.
    public var task: String?
    /// What the source could not tell, in words.
    public var missing: [String] = []

    /// Makes a command; what is absent in the input counts as missing.
    public init(_ input: CommandInput, task: String? = nil) {
        self.input = input
        self.task = task
        if input.exit == nil { missing.append("exit status") }
        if input.cwd == nil { missing.append("working directory") }
        if input.started == nil { missing.append("start") }
        if input.durationMicroseconds == nil { missing.append("duration") }
    }
}
