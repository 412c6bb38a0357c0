import CLibgit2

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The git locks of a transaction and what they protect.
struct HeldLocks {
    private(set) var locks: [GitLock] = []

    mutating func take(
        _ path: String, _ places: RepositoryPlaces, _ seconds: Int
    ) throws(GitError) {
        locks.append(try GitLock(path, places, waitSeconds: seconds))
    }

    mutating func release() {
        for lock in locks.reversed() { lock.release() }
        locks = []
    }
}

extension GitRepositoryStore {
    package borrowing func commit(_ request: CommitRequest) throws(GitError) -> CommitOutcome {
        try refuseOverride()
        try CommitRules.check(request)
        if request.changes.isEmpty { return CommitOutcome() }
        let lock = try AdvisoryLock(places, waitSeconds: request.waitSeconds)
        defer { lock.release() }
        _ = try mend(lock)
        try refuseUnfinishedOperation()
        let configuration = try configuration()
        let people =
            try request.mode == .commit
            ? CommitRules.authorship(request, configuration.identity) : nil
        let target =
            try request.mode == .commit
            ? target(allowDetached: request.allowDetached) : nil
        var held = HeldLocks()
        var transaction = try begin(request, target, lock, &held)
        do throws(GitError) {
            try run(&transaction, request, people, configuration)
        } catch {
            held.release()
            lock.clear()
            throw error
        }
        held.release()
        if transaction.isFinished { lock.clear() }
        if request.runHooks, transaction.outcome.commit != nil {
            // As in git: the commit stands, whatever this hook says.
            try? hooks(configuration).run("post-commit")
        }
        return transaction.outcome
    }

    /// Takes the git locks that a mode needs, in git's own order.
    private borrowing func begin(
        _ request: CommitRequest, _ target: ReferenceTarget?, _ lock: borrowing AdvisoryLock,
        _ held: inout HeldLocks
    ) throws(GitError) -> Transaction {
        guard request.mode != .write else { return Transaction(target: nil) }
        let index = places.index + ".lock"
        do throws(GitError) {
            try lock.record([index] + (target.map { [$0.lock] } ?? []))
            try held.take(index, places, request.waitSeconds)
            try refuseUnfinishedOperation()
            guard let target else { return Transaction(target: nil) }
            // HEAD may have moved to another branch until the index was ours.
            let now = try self.target(allowDetached: request.allowDetached)
            if now != target { try lock.record([index, now.lock]) }
            try now.makeFolder(places)
            try held.take(now.lock, places, request.waitSeconds)
            guard try self.target(allowDetached: request.allowDetached) == now else {
                throw Self.headMoved(places.workTree)
            }
            return Transaction(target: now)
        } catch {
            held.release()
            lock.clear()
            throw error
        }
    }

    /// Refuses while git is in the middle of something.
    borrowing func refuseUnfinishedOperation() throws(GitError) {
        let state = unsafe git_repository_state(handle.pointer)
        let names: [git_repository_state_t: String] = [
            GIT_REPOSITORY_STATE_MERGE: "merge", GIT_REPOSITORY_STATE_REVERT: "revert",
            GIT_REPOSITORY_STATE_REVERT_SEQUENCE: "revert",
            GIT_REPOSITORY_STATE_CHERRYPICK: "cherry-pick",
            GIT_REPOSITORY_STATE_CHERRYPICK_SEQUENCE: "cherry-pick",
            GIT_REPOSITORY_STATE_REBASE: "rebase",
            GIT_REPOSITORY_STATE_REBASE_INTERACTIVE: "rebase",
            GIT_REPOSITORY_STATE_REBASE_MERGE: "rebase",
            GIT_REPOSITORY_STATE_APPLY_MAILBOX: "am",
            GIT_REPOSITORY_STATE_APPLY_MAILBOX_OR_REBASE: "rebase",
        ]
        guard let name = names[git_repository_state_t(UInt32(state))] else { return }
        throw GitError(
            .operationInProgress, "change files", path: places.workTree,
            "A git \(name) is in progress in \(places.workTree).",
            cure: "Finish it with \"git \(name) --continue\" or end it with "
                + "\"git \(name) --abort\".")
    }

    private static func headMoved(_ path: String) -> GitError {
        GitError(
            .busy, "commit", path: path,
            "Another program checked out another branch in this moment.", cure: "Try again.")
    }

    private borrowing func refuseOverride() throws(GitError) {
        guard let name = options.environmentOverrides.first else { return }
        throw GitError(
            .environmentOverride, "change files", path: name,
            "\(name) is set, so git works on other files than this store.",
            cure: "Unset it; inside a git hook, write before or after the git command.")
    }
}
