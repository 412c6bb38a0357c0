import GitStore

extension Repository {
    /// The committed versions of a record's file, newest first, each with its commit.
    ///
    /// - Parameters:
    ///   - limit: how many commits that changed the file are looked at.
    package func versions(
        _ kind: RecordKind, _ name: String, limit: Int
    ) throws -> [(commit: String, bytes: [UInt8])] {
        let path = try path(kind, name)
        return try reading { store throws(GitError) in
            var versions: [(commit: String, bytes: [UInt8])] = []
            for step in try store.history(of: path, from: nil, limit: limit) {
                guard let bytes = try store.read(path, at: step.commit.id) else { continue }
                versions.append((step.commit.id.description, bytes))
            }
            return versions
        }
    }

    /// Replaces a record's working file by text that is no record, such as one with conflict
    /// markers; nothing is staged or committed.
    ///
    /// - Parameters:
    ///   - text: the new content, made of text that passed the redaction.
    ///   - old: the bytes that the working file must still have.
    /// - Throws: ``LedgerError`` with code `busy` when the file was changed meanwhile.
    package func leave(
        _ text: String, in kind: RecordKind, _ name: String, over old: [UInt8]
    ) throws {
        let path = try path(kind, name)
        let now = surroundings.now()
        try withStore { store in
            do throws(GitError) {
                let change = FileChange(
                    path: path, content: Array(text.utf8), base: .content(.blob(old)))
                _ = try store.commit(
                    CommitRequest(
                        changes: [change], message: "",
                        now: Signature.Time(
                            seconds: now.seconds, offsetMinutes: now.offsetMinutes),
                        mode: .write))
            } catch {
                throw LedgerError(error)
            }
            try reload()
        }
    }
}
