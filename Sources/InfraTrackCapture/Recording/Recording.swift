import InfraTrack

/// What a terminal recorder saw: what was printed and when, and how it ended.
struct Recording: Sendable {
    /// The source's name, and how it is spoken of.
    var source: String
    var title: String
    var events: [RecordingEvent] = []
    /// The terminal's size at the start.
    var size: TerminalSize?
    /// The instant of the first event.
    var started: Timestamp?
    /// What the recorder ran, and the shell.
    var command: String? {
        didSet { if command?.isEmpty == true { command = nil } }
    }
    var shell: String?
    var host: String?
    var user: String?
    /// The exit status of what the recorder ran, when it can be trusted.
    var exit: Int?
    /// Whether the recorder came to its end.
    var isComplete = true
    /// Whether the events have times.
    var isTimed = true
    /// What is missing, in sentences.
    var notes: [String] = []
}

/// One event of a recording, in microseconds from its start.
struct RecordingEvent: Sendable {
    enum Kind: Sendable {
        case output([UInt8])
        case resize(TerminalSize)
    }

    var at: Int64
    var kind: Kind

    /// Whether something was printed.
    var isOutput: Bool {
        if case .output(let bytes) = kind { return !bytes.isEmpty }
        return false
    }
}
