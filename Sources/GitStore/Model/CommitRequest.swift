/// How far a change goes.
package enum CommitMode: String, Sendable, Hashable, CaseIterable {
    /// Files, index and a commit on the branch.
    case commit
    /// Files and index: the user's next commit carries them.
    case stage
    /// Files only.
    case write
}

/// Changes that belong together.
package struct CommitRequest: Sendable {
    /// The files, each at most once.
    package var changes: [FileChange]
    /// The commit message.
    package var message: String
    /// Who wrote the change; nil takes the configured identity at `now`.
    package var author: Signature?
    /// Who commits; nil takes the configured identity at `now`.
    package var committer: Signature?
    /// The time for a configured identity.
    package var now: Signature.Time
    /// How far the change goes.
    package var mode: CommitMode
    /// Whether a commit may be made while no branch is checked out.
    package var allowDetached: Bool
    /// Whether the repository's hooks run.
    package var runHooks: Bool
    /// Seconds to wait for locks that others hold.
    package var waitSeconds: Int

    /// Describes a transaction.
    package init(
        changes: [FileChange], message: String, author: Signature? = nil,
        committer: Signature? = nil, now: Signature.Time, mode: CommitMode = .commit,
        allowDetached: Bool = false, runHooks: Bool = false, waitSeconds: Int = 10
    ) {
        self.changes = changes
        self.message = message
        self.author = author
        self.committer = committer
        self.now = now
        self.mode = mode
        self.allowDetached = allowDetached
        self.runHooks = runHooks
        self.waitSeconds = waitSeconds
    }
}

/// What a transaction did.
package struct CommitOutcome: Sendable, Hashable {
    /// The new commit; nil when none was asked for or nothing differs from the branch.
    package var commit: ObjectID?
    /// Changed files that had uncommitted hand edits, committed whole.
    package var handEdited: [String] = []
    /// Hooks that exist and were not run.
    package var hooksSkipped: [String] = []
    /// Changed files that an ignore rule covers.
    package var ignoredPaths: [String] = []

    /// Describes what was done.
    package init(
        commit: ObjectID? = nil, handEdited: [String] = [], hooksSkipped: [String] = [],
        ignoredPaths: [String] = []
    ) {
        self.commit = commit
        self.handEdited = handEdited
        self.hooksSkipped = hooksSkipped
        self.ignoredPaths = ignoredPaths
    }
}
