import FrontMatter

/// A runbook: a procedure that came out of what was done.
public struct Runbook: Record, Identifiable {
    /// Runbooks lie in `runbooks/`.
    public static let kind = RecordKind.runbook

    /// The file name without its suffix: `[a-z0-9][a-z0-9-]*`.
    public let id: String
    /// One line that says what it is for.
    public var title: String
    /// Whether it may be followed.
    public var status: State = .draft
    /// The template it was rendered from.
    public var template: String?
    /// The template's git blob id.
    public var templateHash: String?
    /// SHA-256 of the body as it was last generated, in hexadecimal; tells hand edits.
    public var bodyHash: String?
    /// Who answers for it.
    public var owner: String?
    /// The infrastructure it is about.
    public var components: [ComponentKey] = []
    /// The alert names that lead here.
    public var alerts: [String] = []
    /// The values that differ from run to run.
    public var parameters: [Parameter] = []
    /// The steps' origins.
    public var sources: [Source] = []
    /// How often it worked.
    public var evidence: Evidence?
    /// Who read it last, and when.
    public var review: Review?
    /// The procedure.
    public var body: String {
        get { sharedBody.string }
        set { sharedBody = SharedText(newValue) }
    }
    var sharedBody = SharedText("")

    /// Makes a draft.
    public init(id: String, title: String) {
        self.id = id
        self.title = title
    }

    /// The file name without its suffix.
    public var name: String { id }

    /// Whether text can name a runbook.
    public static func isName(_ text: String) -> Bool {
        guard let first = text.utf8.first, first != UInt8(ascii: "-"), text.utf8.count <= 80 else {
            return false
        }
        return text.utf8.allSatisfy {
            (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-")
        }
    }
}

extension Runbook {
    /// Whether a runbook may be followed.
    public enum State: String, Hashable, Sendable, CaseIterable {
        /// Somebody has yet to read it.
        case draft
        /// It was reviewed.
        case published
    }

    /// A value that differs from run to run.
    public struct Parameter: Hashable, Sendable {
        /// The variable's name.
        public var name: String
        /// The value that gives back the recorded commands.
        public var defaultValue: String
        /// What it is.
        public var description: String?

        /// Makes a parameter.
        public init(name: String, defaultValue: String, description: String? = nil) {
            self.name = name
            self.defaultValue = defaultValue
            self.description = description
        }
    }

    /// Where a step came from.
    public struct Source: Hashable, Sendable {
        /// The task.
        public var task: RecordID
        /// The command.
        public var command: RecordID
        /// The blob id of the command's file.
        public var blob: String

        /// Makes an origin.
        public init(task: RecordID, command: RecordID, blob: String) {
            self.task = task
            self.command = command
            self.blob = blob
        }
    }

    /// How often the procedure worked.
    public struct Evidence: Hashable, Sendable {
        /// Tasks it was made of.
        public var runs: Int
        /// Those that ended well.
        public var successes: Int
        /// The last of those.
        public var lastSuccess: Timestamp?

        /// Makes the evidence.
        public init(runs: Int, successes: Int, lastSuccess: Timestamp?) {
            self.runs = runs
            self.successes = successes
            self.lastSuccess = lastSuccess
        }
    }

    /// A person's reading of the runbook.
    public struct Review: Hashable, Sendable {
        /// Who read it.
        public var by: String
        /// The day.
        public var on: CalendarDate

        /// Makes a review.
        public init(by: String, on: CalendarDate) {
            self.by = by
            self.on = on
        }
    }
}
