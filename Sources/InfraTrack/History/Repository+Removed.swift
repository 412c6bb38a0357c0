import GitStore

extension Repository {
    /// The path and bytes that a record had in a revision; `nil` when it was not there.
    func version(
        _ kind: RecordKind, _ name: String, at revision: String
    ) throws -> (path: String, bytes: [UInt8])? {
        let known = try? path(kind, name)
        return try reading { store throws(GitError) in
            let commit = try Self.commit(revision, in: store)
            if let known, let bytes = try store.read(known, at: commit) { return (known, bytes) }
            guard let path = try Self.path(kind, name, at: commit, in: store),
                let bytes = try store.read(path, at: commit)
            else { return nil }
            return (known ?? path, bytes)
        }
    }

    /// The path of a record that is there or was once.
    func path(
        _ kind: RecordKind, _ name: String, everInHistory: Void
    ) throws -> String {
        if let path = try? path(kind, name) { return path }
        let found = try reading { store throws(GitError) in
            try Self.lastPath(kind, name, in: store)
        }
        guard let found else { throw Self.noRecord(kind, name) }
        return found
    }

    /// The path that a record's id gives away in a commit.
    private static func path(
        _ kind: RecordKind, _ name: String, at commit: ObjectID,
        in store: borrowing any Store & ~Copyable
    ) throws(GitError) -> String? {
        guard let id = RecordID(name) else { return nil }
        let files = try store.list([kind.folder], suffix: ".md", at: commit)
        return files.first { Layout.names($0.path, id) }?.path
    }

    /// The newest path of a removed record: git knows it by the commit that removed it.
    private static func lastPath(
        _ kind: RecordKind, _ name: String, in store: borrowing any Store & ~Copyable
    ) throws(GitError) -> String? {
        guard let id = RecordID(name) else { return nil }
        var next = try store.head()
        while let commit = next {
            next = try store.info(commit).parents.first
            guard let next, let paths = try store.changedPaths(from: next, to: commit) else {
                return try path(kind, name, at: commit, in: store)
            }
            let found = paths.first { Layout.kind(ofPath: $0) == kind && Layout.names($0, id) }
            if let found { return found }
        }
        return nil
    }
}

extension Layout {
    /// Whether a file's name begins with an id.
    static func names(_ path: String, _ id: RecordID) -> Bool {
        let name = path.split(separator: "/").last ?? ""
        return name.hasPrefix("\(id)-") || name == "\(id).md"
    }
}
