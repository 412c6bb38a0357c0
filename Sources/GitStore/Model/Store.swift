/// Versioned files below one folder: a work tree, its history, and transactions on both.
///
/// Paths are relative to the store's root everywhere.
package protocol Store: ~Copyable {
    /// The working files.
    var workTree: any WorkTree { get }
    /// Where files that belong to the repository and to nobody's tree are kept; nil in memory.
    ///
    /// The folder is made, readable by its owner only, when it is first needed.
    var privateDirectory: String? { get }
    /// What an interrupted run had left and the opening mended, in sentences.
    var recovered: [String] { get }

    /// The commit that is checked out; nil on a branch without commits.
    borrowing func head() throws(GitError) -> ObjectID?
    /// The branch that is checked out; nil when HEAD is detached.
    borrowing func branch() throws(GitError) -> String?
    /// The commit a revision such as `HEAD~2`, a tag, a branch or a name stands for.
    borrowing func resolve(_ revision: String) throws(GitError) -> ObjectID
    /// Author, time and message of a commit.
    borrowing func info(_ commit: ObjectID) throws(GitError) -> CommitInfo

    /// The bytes of a file in a commit; nil when the commit has no such file.
    borrowing func read(_ path: String, at commit: ObjectID) throws(GitError) -> [UInt8]?
    /// Files below folders of a commit whose names end in a suffix, sorted by path.
    borrowing func list(
        _ folders: [String], suffix: String, at commit: ObjectID
    ) throws(GitError) -> [(path: String, blob: ObjectID)]

    /// Commits that changed a file, newest first; merges are simplified as `git log -- path` does.
    borrowing func history(
        of path: String, from: ObjectID?, limit: Int
    ) throws(GitError) -> [(commit: CommitInfo, blob: ObjectID?)]
    /// Files that differ between two commits; nil when the first is not in the repository.
    borrowing func changedPaths(from: ObjectID, to: ObjectID) throws(GitError) -> [String]?
    /// The newest commit on HEAD's first-parent line made at or before a moment.
    borrowing func commitBefore(_ seconds: Int64) throws(GitError) -> ObjectID?

    /// Writes, stages or commits changes: all of them or none.
    ///
    /// A failed call has changed nothing.
    borrowing func commit(_ request: CommitRequest) throws(GitError) -> CommitOutcome
}
