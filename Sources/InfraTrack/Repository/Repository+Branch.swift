import GitStore

extension Repository {
    /// The branch that is checked out; `nil` when HEAD is detached.
    ///
    /// - Throws: ``LedgerError`` when git cannot tell.
    public func branch() throws -> String? {
        try reading { store throws(GitError) in try store.branch() }
    }
}
