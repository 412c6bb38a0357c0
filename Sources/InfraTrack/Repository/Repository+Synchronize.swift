import GitStore

/// What an exchange with a remote repository did.
public struct Exchanged: Sendable, Hashable {
    /// The remote's name.
    public let remote: String
    /// The branch that was exchanged.
    public let branch: String
    /// Commits that came.
    public let received: Int
    /// Commits that went.
    public let sent: Int
    /// Files, as git names them, that both sides changed in contradiction; nothing was merged or
    /// sent then, and every file is as it was.
    public let conflicts: [String]
}

extension Repository {
    /// Fetches the branch's commits from a remote, merges them with the record merge driver, and
    /// sends what is new here, through the user's own `git`.
    ///
    /// - Parameters:
    ///   - directory: a folder of the work tree.
    ///   - remote: the branch's own remote when `nil`, else `origin`.
    ///   - settings: the environment with which `git` is started.
    /// - Throws: ``LedgerError``: `missing` for an unknown remote, `unavailable` when it does not
    ///   answer, `refused` without a branch or when the work tree cannot take a merge.
    public static func synchronize(
        at directory: String, with remote: String?, settings: OpenSettings
    ) throws(LedgerError) -> Exchanged {
        do throws(GitError) {
            let store = try GitRepositoryStore(openingAt: directory, options: OpenOptions(settings))
            let outcome = try store.synchronize(with: remote)
            return Exchanged(
                remote: outcome.remote, branch: outcome.branch, received: outcome.received,
                sent: outcome.sent, conflicts: outcome.conflicts)
        } catch {
            throw LedgerError(error)
        }
    }
}
