import GitStore

extension Repository {
    /// The bytes of a working file that is no record, such as a template; `nil` when absent.
    ///
    /// - Throws: ``LedgerError`` for links, files above 1 MiB and paths outside the store.
    public func file(_ path: String) throws(LedgerError) -> [UInt8]? {
        do throws(GitError) {
            return try tree.read(path, limit: 1 << 20).bytes
        } catch {
            if error.code == .missing { return nil }
            throw LedgerError(error)
        }
    }
}

extension Snapshot {
    /// The git blob id of a record's file, in hexadecimal.
    public func blobID(_ kind: RecordKind, _ name: String) -> String? {
        path(kind, name).flatMap(bytes).map { ObjectID.blob($0).description }
    }
}
