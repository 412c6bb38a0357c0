/// The working files below a store's root; cheap to copy, usable from any thread.
///
/// Paths are relative to the store's root. Symbolic links are named, never followed.
package protocol WorkTree: Sendable {
    /// Files below folders whose names end in a suffix, sorted by path.
    ///
    /// A folder that does not exist has no files. Links, odd names and unreadable folders come
    /// back with another kind than `regular`.
    func list(_ folders: [String], suffix: String) throws(GitError) -> [FileEntry]

    /// The paths that `list` would name, without a look at the files.
    func paths(_ folders: [String], suffix: String) throws(GitError) -> [String]

    /// The bytes of one file and the state they were read in.
    ///
    /// - Throws: `missing`, `symbolicLink`, `tooLarge`, `invalidPath`, `io`.
    func read(_ path: String, limit: Int) throws(GitError) -> (bytes: [UInt8], stamp: FileStamp)

    /// Reads the files that `list` would name on several threads; results come in path order.
    ///
    /// The bytes are valid inside the closure only. A file that can't be read comes with no bytes
    /// and the reason.
    func scan<Result: Sendable>(
        _ folders: [String], suffix: String, limit: Int, threads: Int,
        _ body: @escaping @Sendable (FileEntry, Span<UInt8>, GitError?) -> Result
    ) throws(GitError) -> [Result]
}
