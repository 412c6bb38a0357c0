import GitStore

extension Repository {
    /// The commit that is checked out, in hexadecimal; `nil` on a branch without commits.
    ///
    /// A long-lived process sees by it, at little cost, whether somebody else committed.
    ///
    /// - Throws: ``LedgerError`` when git's references cannot be read.
    public func tip() throws -> String? {
        try reading { store throws(GitError) in try store.head()?.description }
    }
}
