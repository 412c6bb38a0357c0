import GitStore

extension Repository {
    /// Runs a closure on a draft and commits what it put, all of it or nothing.
    ///
    /// When a file was changed by somebody else meanwhile, the closure runs again on what is there
    /// now, at most five times; it must not keep effects of its own. It must not call back into
    /// `commit` or `refresh`.
    ///
    /// - Parameters:
    ///   - message: the commit message; made from the changes when `nil`.
    ///   - options: mode, hooks, detached HEAD.
    ///   - body: reads `draft.snapshot` and puts records.
    /// - Throws: what `body` throws, and ``LedgerError``; nothing has changed then.
    @discardableResult
    public func commit<Value: Sendable>(
        _ message: String? = nil, options: CommitOptions = CommitOptions(),
        _ body: (inout Draft) throws -> Value
    ) throws -> Committed<Value> {
        try withStore { store in
            for _ in 0..<5 {
                do {
                    return try attempt(store, message, options, body)
                } catch let error as GitError where error.code == .modified || error.code == .exists
                {
                    try reload()
                } catch let error as GitError {
                    throw LedgerError(error)
                }
            }
            throw LedgerError(
                .busy, "Others changed the same files five times in a row.", cure: "Try again.")
        }
    }

    private func attempt<Value: Sendable>(
        _ store: borrowing any Store & ~Copyable, _ message: String?, _ options: CommitOptions,
        _ body: (inout Draft) throws -> Value
    ) throws -> Committed<Value> {
        let base = snapshot
        let now = surroundings.now()
        var draft = Draft(
            base, now: now, entropy: surroundings.entropy, redactor: redactor, kinds: kinds)
        let value = try body(&draft)
        let redactions = draft.redactionCounts
        guard !draft.changes.isEmpty else {
            return Committed(value, commit: nil, notes: [], redactions: redactions)
        }
        let text = try redactedMessage(message ?? draft.message)
        let outcome = try store.commit(
            request(draft.changes, text, options, base.settings, now: now))
        publish(draft.snapshot)
        return Committed(
            value, commit: outcome.commit?.description, notes: outcome.notes,
            redactions: redactions)
    }

    private func redactedMessage(_ text: String) throws -> String {
        guard let redactor else { return text }
        var scope = RedactionScope(existing: [text])
        do {
            return try redactor.redact(text, in: &scope)
        } catch {
            throw LedgerError.redactionFailed(error)
        }
    }

    private func request(
        _ changes: [String: PendingChange], _ message: String, _ options: CommitOptions,
        _ settings: Settings, now: Timestamp
    ) -> CommitRequest {
        let author = surroundings.author
        return CommitRequest(
            changes: changes.sorted { $0.key < $1.key }.map {
                FileChange(path: $0.key, content: $0.value.content, base: $0.value.base)
            },
            message: message, author: author.map { Signature($0, now) },
            committer: (surroundings.committer ?? author).map { Signature($0, now) },
            now: Signature.Time(seconds: now.seconds, offsetMinutes: now.offsetMinutes),
            mode: CommitMode(options.mode ?? settings.mode), allowDetached: options.allowDetached,
            runHooks: options.hooks ?? settings.hooks)
    }
}

extension Signature {
    init(_ person: Person, _ now: Timestamp) {
        let at = person.at ?? now
        self.init(
            name: person.name, email: person.email, seconds: at.seconds,
            offsetMinutes: at.offsetMinutes)
    }
}

extension CommitMode {
    init(_ mode: Settings.Mode) {
        switch mode {
        case .commit: self = .commit
        case .stage: self = .stage
        case .write: self = .write
        }
    }
}

extension CommitOutcome {
    /// What the writer should know, in sentences.
    var notes: [String] {
        handEdited.map { "\($0) had uncommitted hand edits, which were committed with it." }
            + hooksSkipped.map { "The \($0) hook was not run; “--hooks” runs it." }
            + ignoredPaths.map { "\($0) is covered by an ignore rule, and was committed." }
    }
}
