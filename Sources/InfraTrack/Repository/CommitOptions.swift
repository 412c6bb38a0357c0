/// How one transaction reaches git.
public struct CommitOptions: Sendable, Hashable {
    /// The mode; the store's own when `nil`.
    public var mode: Settings.Mode?
    /// Whether a commit may be made while HEAD is detached.
    public var allowDetached: Bool
    /// Whether git's hooks run; the store's setting when `nil`.
    public var hooks: Bool?

    /// Makes options; without arguments, the store's own settings hold.
    public init(mode: Settings.Mode? = nil, allowDetached: Bool = false, hooks: Bool? = nil) {
        self.mode = mode
        self.allowDetached = allowDetached
        self.hooks = hooks
    }
}

/// What a transaction gave.
public struct Committed<Value: Sendable>: Sendable {
    /// What the closure returned.
    public let value: Value
    /// The new commit's id in hexadecimal; `nil` when nothing changed or the mode makes none.
    public let commit: String?
    /// What the writer should know: hand edits taken along, hooks not run, ignored paths.
    public let notes: [String]
    /// What was masked on the way in.
    public let redactions: [RedactionCount]

    package init(
        _ value: Value, commit: String? = nil, notes: [String] = [],
        redactions: [RedactionCount] = []
    ) {
        self.value = value
        self.commit = commit
        self.notes = notes
        self.redactions = redactions
    }
}

extension Committed {
    /// What a transaction would give that is not made.
    package init(trial value: Value, of draft: borrowing Draft) {
        self.init(value, redactions: draft.redactionCounts)
    }
}

/// How a repository is opened.
public struct OpenSettings: Sendable {
    /// The kinds of record to load; the others read as absent and cannot be written.
    public var kinds: Set<RecordKind>
    /// Kinds of which a few records are enough: those whose file names begin with one of the ids.
    ///
    /// The others read as absent, but no new record gets their ids. Records of such a kind can be
    /// added and not changed.
    public var only: [RecordKind: [RecordIDPrefix]]
    /// Threads that read files.
    public var threads: Int
    /// Names of set environment variables that point git elsewhere, such as `GIT_INDEX_FILE`.
    public var environmentOverrides: [String]
    /// The environment for signing programs and hooks.
    public var environment: [String: String]

    /// Loads everything on two threads unless told otherwise.
    public init(
        kinds: Set<RecordKind> = Set(RecordKind.allCases),
        only: [RecordKind: [RecordIDPrefix]] = [:], threads: Int = 2,
        environmentOverrides: [String] = [], environment: [String: String] = [:]
    ) {
        self.kinds = kinds
        self.only = only
        self.threads = threads
        self.environmentOverrides = environmentOverrides
        self.environment = environment
    }
}
